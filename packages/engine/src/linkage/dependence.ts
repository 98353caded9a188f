import { chancesOf, type Mixture } from './em.ts'
import { MISSING, type Patterns } from './patterns.ts'

export interface Dependence {
  fields: [number, number]
  /** how many times more often strangers agree on both than chance allows */
  times: number
}

/** Pairs that the fields outside a tested couple think this unlikely to be of one person or household count as strangers. */
const STRANGERS = 0.02

/**
 * Fields that agree together among strangers more often than chance allows.
 *
 * For each two fields the others alone decide which pairs are of strangers, so that neither true matches fake the dependence nor the dependence
 * hides itself. True matches on which the others happen to disagree are taken off: as many as the shares of matches say, three times over.
 */
export function findDependence(
  sample: Patterns,
  mixture: Mixture,
  how: { least: number; isPlausible: (f: number, g: number) => boolean; missed: (without: [number, number]) => number },
): Dependence[] {
  const { groups } = mixture
  const agrees = groups.map((group) => group.m.map((m, cell) => (cell < (group.sizes[0] as number) - 1 && m > 2 * (group.u[cell] as number) ? 1 : 0)))
  const found: Dependence[] = []
  for (let f = 0; f < groups.length; f++) {
    for (let g = f + 1; g < groups.length; g++) {
      if (!how.isPlausible(f, g)) continue
      const { both, expected } = together(sample, mixture, [f, g], agrees)
      const faked = 3 * how.missed([f, g])
      const left = both - faked
      if (left >= 10 && left - 3 * Math.sqrt(both) > how.least * expected) found.push({ fields: [f, g], times: left / Math.max(expected, 1e-9) })
    }
  }
  return found
}

/** Pairs of strangers that agree on both fields, and how many would by chance. */
function together(sample: Patterns, mixture: Mixture, [f, g]: [number, number], agrees: readonly Float64Array[]): { both: number; expected: number } {
  const others = chancesOf(sample, mixture, [f, g])
  const sums = { pairs: 0, f: 0, g: 0, both: 0 }
  for (let row = 0; row < sample.counts.length; row++) {
    const x = (sample.levels[f] as Uint8Array)[row] as number
    const y = (sample.levels[g] as Uint8Array)[row] as number
    if (x === MISSING || y === MISSING || (others.match[row] as number) + (others.kin[row] as number) > STRANGERS) continue
    const count = sample.counts[row] as number
    const [a, b] = [agrees[f]?.[x] ?? 0, agrees[g]?.[y] ?? 0]
    sums.pairs += count
    sums.f += count * a
    sums.g += count * b
    sums.both += count * a * b
  }
  return { both: sums.both, expected: (sums.f * sums.g) / Math.max(sums.pairs, 1) }
}

/** Joins dependent fields into groups of at most three, the most dependent first. */
export function partitionFields(fields: number, dependent: readonly Dependence[]): number[][] {
  const group = Array.from({ length: fields }, (_, index) => [index])
  for (const {
    fields: [f, g],
  } of [...dependent].sort((x, y) => y.times - x.times)) {
    const [a, b] = [group[f] as number[], group[g] as number[]]
    if (a === b || a.length + b.length > 3) continue
    const joined = [...a, ...b].sort((x, y) => x - y)
    for (const it of joined) group[it] = joined
  }
  return [...new Set(group)]
}
