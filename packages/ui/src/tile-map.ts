export interface Tile {
  code: string
  name: string
  x: number
  y: number
  /** 0 worst to 3 best; null: nothing to show */
  step: 0 | 1 | 2 | 3 | null
  /** what the tile says, already written in the language of the page */
  text: string
  /** what a screen reader hears after the name */
  spoken: string
}

export type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown'

/** The nearest tile in the direction of an arrow, straight ahead before aslant; the same tile where there is none. */
export function neighbour(tiles: readonly Tile[], from: Tile, arrow: Arrow): Tile {
  const dx = arrow === 'ArrowRight' ? 1 : arrow === 'ArrowLeft' ? -1 : 0
  const dy = arrow === 'ArrowDown' ? 1 : arrow === 'ArrowUp' ? -1 : 0
  let best = from
  let bestCost = Number.POSITIVE_INFINITY
  for (const tile of tiles) {
    const ahead = (tile.x - from.x) * dx + (tile.y - from.y) * dy
    if (ahead <= 0) continue
    const aside = Math.abs((tile.x - from.x) * dy) + Math.abs((tile.y - from.y) * dx)
    const cost = ahead + aside * 2
    if (cost < bestCost) {
      best = tile
      bestCost = cost
    }
  }
  return best
}

/** The colour step of a percentage text against a threshold: 5 points below, 2 points below, below, reached. */
export function stepOf(percent: string | null, meets: boolean, threshold: number): Tile['step'] {
  if (percent === null) return null
  if (meets) return 3
  const below = threshold - Number(percent)
  return below > 5 ? 0 : below > 2 ? 1 : 2
}
