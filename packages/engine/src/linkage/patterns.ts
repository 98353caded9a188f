/** Pairs counted by pattern: one level a field (`MISSING`: a side says nothing). */
export interface Patterns {
  /** per field, the level of each pattern */
  levels: Uint8Array[]
  /** pairs of each pattern */
  counts: Float64Array
}
export const MISSING = 255

/** Fields that are compared as one, and how many values each has: its levels and, as the last, missing. A cell is one combination of them. */
export interface Cells {
  fields: number[]
  sizes: number[]
}

export const countCells = (cells: Cells): number => cells.sizes.reduce((product, size) => product * size, 1)

/** The cell each pattern stands on. */
export function cellsOf({ fields, sizes }: Cells, { levels, counts }: Patterns): Int32Array {
  const made = new Int32Array(counts.length)
  for (const [at, field] of fields.entries()) {
    const size = sizes[at] as number
    const column = levels[field] as Uint8Array
    for (let row = 0; row < made.length; row++) {
      const level = column[row] as number
      made[row] = (made[row] as number) * size + (level === MISSING ? size - 1 : level)
    }
  }
  return made
}

/** Weighted pairs on each cell. */
export function sumCells(cells: Int32Array, size: number, weights: Float64Array): Float64Array {
  const sums = new Float64Array(size)
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row] as number
    sums[cell] = (sums[cell] as number) + (weights[row] as number)
  }
  return sums
}

/** Per cell: which of its fields are missing, as bits, and the product of the shares of the others. */
export interface CellShape {
  mask: Uint8Array
  share: Float64Array
}

export function shapeCells(cells: Cells, shares: readonly (ArrayLike<number> | undefined)[]): CellShape {
  const mask = new Uint8Array(countCells(cells))
  const share = new Float64Array(mask.length).fill(1)
  for (let cell = 0; cell < mask.length; cell++) {
    let rest = cell
    for (let at = cells.fields.length - 1; at >= 0; at--) {
      const size = cells.sizes[at] as number
      const level = rest % size
      rest = (rest - level) / size
      if (level === size - 1) mask[cell] = (mask[cell] as number) | (1 << at)
      else share[cell] = (share[cell] as number) * (shares[cells.fields[at] as number]?.[level] ?? 1)
    }
  }
  return { mask, share }
}

const SMALLEST = 1e-12

/**
 * Turns sums into shares that add up to 1 within each set of missing fields, so that what is missing weighs nothing.
 *
 * `smooth` is given the sum on a cell, the sum over its set and the share expected of it.
 */
export function toShares(sums: Float64Array, { mask, share }: CellShape, smooth: (sum: number, total: number, share: number) => number): Float64Array {
  const totals = sumCells(Int32Array.from(mask), 256, sums)
  const made = sums.map((sum, cell) => Math.max(SMALLEST, smooth(sum, totals[mask[cell] as number] as number, share[cell] as number)))
  const wholes = sumCells(Int32Array.from(mask), 256, made)
  return made.map((value, cell) => value / (wholes[mask[cell] as number] as number))
}
