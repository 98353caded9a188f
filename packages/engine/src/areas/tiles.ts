import type { AreaCode } from '@semesta/kernel'

export interface Tile {
  village: AreaCode
  /** column, 0 is west */
  x: number
  /** row, 0 is north */
  y: number
}

/** Kota Bontang as people there know it: rows from north to south, places of villages within kecamatan `01` to `03`. */
const BONTANG: readonly (readonly (string | null)[])[] = [
  [null, null, '01.1004', '01.1003', null],
  [null, '03.1001', '01.1005', '01.1006', '01.1001'],
  ['03.1003', '03.1002', '01.1002', '02.1001', '02.1006'],
  [null, '02.1004', '02.1002', '02.1003', null],
  [null, null, '02.1005', null, null],
]

/** Layouts drawn by hand, by regency. */
export const byHand: Record<AreaCode, Tile[]> = {
  '64.74': BONTANG.flatMap((row, y) => row.flatMap((place, x) => (place ? [{ village: `64.74.${place}`, x, y }] : []))),
}

/**
 * Places villages on a grid: bands of columns filled up and down, every second band backwards, so that villages that follow one another in
 * the list always touch and a kecamatan stays one connected patch.
 *
 * Unit:  cells. Shape: villages sorted by code; no two share a cell; the grid is about 1.15 times as wide as high.
 */
export function automaticTiles(villages: readonly AreaCode[]): Tile[] {
  if (villages.length === 0) return []
  const wide = Math.ceil(Math.sqrt(villages.length * 1.15))
  const bands = Math.max(1, Math.round(villages.length / wide / 4))
  // With an odd width a band ends at its foot, where the next one begins.
  const width = bands > 1 && wide % 2 === 0 ? wide + 1 : wide
  const height = Math.ceil(villages.length / width / bands)
  return villages.map((village, index) => {
    const band = Math.floor(index / (width * height))
    const step = Math.floor((index % (width * height)) / height)
    const down = index % height
    const x = band % 2 === 0 ? step : width - 1 - step
    return { village, x, y: band * height + (step % 2 === 0 ? down : height - 1 - down) }
  })
}
