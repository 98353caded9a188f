import type { BurnView } from './money.ts'

interface Line {
  name: 'actual' | 'bills' | 'planned'
  /** `at`: months since the year began */
  points: { at: number; left: number }[]
}

/** The curve of what is left: as billed from the first of January, then both paces from where the bills end. */
export function linesOf(burn: readonly BurnView[]): Line[] {
  const billed = burn.flatMap((row, index) => (row.billed ? [{ at: index + 1, left: row.billed.left, rupiah: row.billed.rupiah }] : []))
  const [first, last] = [billed[0], billed.at(-1)]
  const actual = first ? [{ at: first.at - 1, left: first.left + first.rupiah }, ...billed.map(({ at, left }) => ({ at, left }))] : []
  const ahead = (name: 'bills' | 'planned'): Line => {
    const points = burn.flatMap((row, index) => {
      const it = row[name]
      return it ? [{ at: index + 1, left: it.left, rupiah: it.rupiah }] : []
    })
    const [start] = points
    const from = last ?? (start && { at: start.at - 1, left: start.left + start.rupiah })
    return { name, points: from && start ? [{ at: from.at, left: from.left }, ...points.map(({ at, left }) => ({ at, left }))] : [] }
  }
  return [{ name: 'actual' as const, points: actual }, ahead('bills'), ahead('planned')].filter((it) => it.points.length > 1)
}

/** Round marks from below the lowest value to above the highest; nought is always one of them. */
export function scaleOf(values: readonly number[]): { low: number; high: number; ticks: number[] } {
  const [least, most] = [Math.min(0, ...values), Math.max(1, ...values)]
  const rough = (most - least) / 5
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((it) => it * power).find((it) => it >= rough) ?? rough
  const [low, high] = [Math.floor(least / step) * step, Math.ceil(most / step) * step]
  return { low, high, ticks: Array.from({ length: Math.round((high - low) / step) + 1 }, (_, i) => low + i * step) }
}
