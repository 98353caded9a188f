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

/**
 * Three ascending bounds in percent between the four colours; the threshold is always one of them.
 *
 * Where the whole area meets the threshold the other two lie a point below and above its own ratio, so that a map of villages that all
 * pass still tells them apart; where it does not, they lie below the threshold.
 */
export function boundsOf(average: number, threshold: number): [number, number, number] {
  const round = (value: number) => Math.round(value * 100) / 100
  if (average >= threshold) {
    const low = Math.max(round(average - 1), round(threshold + (average - threshold) / 2))
    return [threshold, low, round(low + Math.max(average - low, 0.5) * 2)]
  }
  const high = Math.min(round(average + 1), round(average + (threshold - average) / 2))
  return [round(high - Math.max(high - average, 0.5) * 2), high, threshold]
}

/** The colour of a percentage text: how many bounds it reaches. At the threshold the decision of the server counts, not the rounded text. */
export function stepOf(percent: string | null, meets: boolean, threshold: number, bounds: readonly number[]): Tile['step'] {
  if (percent === null) return null
  const value = Number(percent)
  const reached = bounds.filter((bound) => (bound === threshold ? meets : value >= bound && (meets || bound < threshold))).length
  return Math.min(3, reached) as Tile['step']
}
