/** Pairs counted by pattern: one level a field (255: a side says nothing). */
export interface Patterns {
  /** per field, the level of each pattern */
  levels: Uint8Array[]
  /** pairs of each pattern */
  counts: Float64Array
}
export const MISSING = 255

/** A field as training sees it. */
export interface FieldShape {
  /** starting share of matches on each level */
  m: number[]
  /** chance agreement that rarity alone suggests, per level; null where only the sample can tell */
  chance: (number | null)[]
}

/** Fields compared as one: a single field, or some that agree together among strangers. */
export interface Group {
  fields: number[]
  /** cells = product of (levels + 1), the last value of each field standing for missing */
  sizes: number[]
  m: Float64Array
  u: Float64Array
}

export interface Trained {
  groups: Group[]
  /** share of all possible pairs that are matches */
  prior: number
  iterations: number
  converged: boolean
  /** expected matches after each iteration */
  matches: number[]
}

export interface TrainingInput {
  /** pairs that may be matches (blocked, or all) */
  candidates: Patterns
  /** truly random pairs */
  sample: Patterns
  shapes: FieldShape[]
  /** which fields go together; each field in exactly one */
  partition: number[][]
  possible: number
  prior: number
  iterations: number
  matchesWorth: number
  pairsWorth: number
}

const SMALLEST = 1e-12

/** Index of a pattern's cell in a group. */
export function cellOf(group: Pick<Group, 'fields' | 'sizes'>, levels: readonly Uint8Array[], row: number): number {
  let cell = 0
  for (let i = 0; i < group.fields.length; i++) {
    const size = group.sizes[i] as number
    const level = (levels[group.fields[i] as number] as Uint8Array)[row] as number
    cell = cell * size + (level === MISSING ? size - 1 : level)
  }
  return cell
}

/** Per cell: which of its fields are missing, as bits, and the product of single-field shares of the others. */
function shapeOf(group: Pick<Group, 'fields' | 'sizes'>, single: readonly (readonly number[])[]): { mask: Uint8Array; share: Float64Array } {
  const cells = group.sizes.reduce((product, size) => product * size, 1)
  const mask = new Uint8Array(cells)
  const share = new Float64Array(cells).fill(1)
  for (let cell = 0; cell < cells; cell++) {
    let rest = cell
    for (let i = group.fields.length - 1; i >= 0; i--) {
      const size = group.sizes[i] as number
      const level = rest % size
      rest = (rest - level) / size
      if (level === size - 1) mask[cell] = (mask[cell] as number) | (1 << i)
      else share[cell] = (share[cell] as number) * ((single[group.fields[i] as number] as number[])[level] as number)
    }
  }
  return { mask, share }
}

/** Shares of levels within each set of missing fields, from weighted counts and what is expected of each cell. */
function normalised(
  sums: Float64Array,
  shape: { mask: Uint8Array; share: Float64Array },
  smooth: (sum: number, total: number, share: number) => number,
): Float64Array {
  const totals = new Float64Array(256)
  for (let cell = 0; cell < sums.length; cell++) totals[shape.mask[cell] as number] = (totals[shape.mask[cell] as number] as number) + (sums[cell] as number)
  const made = sums.map((sum, cell) => Math.max(SMALLEST, smooth(sum, totals[shape.mask[cell] as number] as number, shape.share[cell] as number)))
  const wholes = new Float64Array(256)
  for (let cell = 0; cell < made.length; cell++) wholes[shape.mask[cell] as number] = (wholes[shape.mask[cell] as number] as number) + (made[cell] as number)
  return made.map((value, cell) => value / (wholes[shape.mask[cell] as number] as number))
}

/** Posterior of each pattern under a model. */
export function posterior(patterns: Patterns, groups: readonly Group[], prior: number, without: readonly number[] = []): Float64Array {
  const odds = Math.log(prior / (1 - prior))
  const made = new Float64Array(patterns.counts.length).fill(odds)
  for (const group of groups) {
    if (group.fields.some((it) => without.includes(it))) continue
    const weight = group.m.map((m, cell) => Math.log(m / (group.u[cell] as number)))
    for (let row = 0; row < made.length; row++) made[row] = (made[row] as number) + (weight[cellOf(group, patterns.levels, row)] as number)
  }
  return made.map((it) => 1 / (1 + Math.exp(-it)))
}

function sumsOf(group: Pick<Group, 'fields' | 'sizes'>, patterns: Patterns, weight: (row: number) => number): Float64Array {
  const sums = new Float64Array(group.sizes.reduce((product, size) => product * size, 1))
  for (let row = 0; row < patterns.counts.length; row++) {
    const cell = cellOf(group, patterns.levels, row)
    sums[cell] = (sums[cell] as number) + weight(row)
  }
  return sums
}

/**
 * Learns the shares of each level among matches (m) and among strangers (u), and the prior, without labels.
 *
 * u comes from random pairs in which each pair counts by its chance of being no match; m from the candidates, by their chance of being one.
 * The prior is over all possible pairs. Shape: shares within a set of missing fields add up to 1, so what is missing weighs nothing.
 */
export function train(input: TrainingInput): Trained {
  const { candidates, sample, shapes, possible } = input
  const sizes = (fields: readonly number[]) => fields.map((it) => (shapes[it]?.m.length ?? 0) + 1)
  const singles: Group[] = shapes.map((_, field) => ({ fields: [field], sizes: sizes([field]), m: new Float64Array(), u: new Float64Array() }))
  const groups: Group[] = input.partition.map((fields) => ({ fields, sizes: sizes(fields), m: new Float64Array(), u: new Float64Array() }))
  let { prior } = input
  const apart = singles.map((group) => beginning(group, sample, shapes[group.fields[0] as number] as FieldShape))
  let strangers = weighted(sample, posterior(sample, apart, prior), (chance) => 1 - chance)
  let matched = weighted(candidates, posterior(candidates, apart, prior), (chance) => chance)
  const matches: number[] = []
  let converged = false
  let round = 0
  while (round < input.iterations && !converged) {
    round += 1
    for (const group of [...singles, ...groups.filter((it) => it.fields.length > 1)]) {
      const isSingle = group.fields.length === 1
      const shape = (of: 'm' | 'u') => shapeOf(group, isSingle ? startOf(shapes, of) : singles.map((it) => [...it[of]]))
      group.u = normalised(sumsOf(group, sample, strangers), shape('u'), (sum, total, share) => sum + input.pairsWorth * Math.min(1, total * share))
      const held = matched
      group.m = normalised(
        held ? sumsOf(group, candidates, held) : new Float64Array(group.u.length),
        shape('m'),
        (sum, _, share) => sum + input.matchesWorth * share,
      )
    }
    for (const group of groups)
      if (group.fields.length === 1) Object.assign(group, { m: singles[group.fields[0] as number]?.m, u: singles[group.fields[0] as number]?.u })
    const inCandidates = posterior(candidates, groups, prior)
    strangers = weighted(sample, posterior(sample, groups, prior), (chance) => 1 - chance)
    matched = weighted(candidates, inCandidates, (chance) => chance)
    const expected = candidates.counts.reduce((sum, count, row) => sum + count * (inCandidates[row] as number), 0)
    const before = matches.at(-1)
    matches.push(expected)
    prior = Math.min(0.5, Math.max(expected, 0.5) / possible)
    converged = before !== undefined && Math.abs(expected - before) <= 1e-4 * Math.max(before, 1)
  }
  return { groups, prior, iterations: round, converged, matches }
}

/** A field before anything is learned: the starting shares of matches, and chance agreement as rarity suggests it or else as the sample shows it. */
function beginning(group: Group, sample: Patterns, { m, chance }: FieldShape): Group {
  const sums = sumsOf(group, sample, (row) => sample.counts[row] as number)
  const total = Math.max(
    1,
    sums.slice(0, -1).reduce((sum, it) => sum + it, 0),
  )
  const u = m.map((_, level) => Math.max(SMALLEST, chance[level] ?? ((sums[level] as number) + 0.5) / (total + 0.5 * m.length)))
  const whole = u.reduce((sum, it) => sum + it, 0)
  return { ...group, m: Float64Array.from([...m, 1]), u: Float64Array.from([...u.map((it) => it / whole), 1]) }
}

function weighted({ counts }: Patterns, chances: Float64Array, weight: (chance: number) => number): (row: number) => number {
  return (row) => (counts[row] as number) * weight(chances[row] as number)
}

function startOf(shapes: readonly FieldShape[], of: 'm' | 'u'): number[][] {
  return shapes.map(({ m, chance }) => (of === 'm' ? m : m.map((_, level) => chance[level] ?? 1)))
}

/**
 * Fields that agree together among strangers more often than chance allows.
 *
 * For each two fields, pairs count by their chance of being no match judged by the other fields alone, so that neither true matches fake the
 * dependence nor the dependence hides itself. Shape: [field, field, how many times more often than by chance].
 */
export function findDependence(sample: Patterns, groups: readonly Group[], prior: number, least: number): [number, number, number][] {
  const found: [number, number, number][] = []
  const agrees = groups.map((group) => group.m.map((m, cell) => (cell < (group.sizes[0] as number) - 1 && m > 2 * (group.u[cell] as number) ? 1 : 0)))
  for (let f = 0; f < groups.length; f++) {
    for (let g = f + 1; g < groups.length; g++) {
      const others = posterior(sample, groups, prior, [f, g])
      let both = 0
      let onF = 0
      let onG = 0
      let total = 0
      for (let row = 0; row < others.length; row++) {
        const x = (sample.levels[f] as Uint8Array)[row] as number
        const y = (sample.levels[g] as Uint8Array)[row] as number
        if (x === MISSING || y === MISSING) continue
        const weight = (sample.counts[row] as number) * ((others[row] as number) > 0.02 ? 0 : 1)
        const a = (agrees[f] as Float64Array)[x] as number
        const b = (agrees[g] as Float64Array)[y] as number
        total += weight
        onF += weight * a
        onG += weight * b
        both += weight * a * b
      }
      const expected = (onF * onG) / Math.max(total, 1)
      const sure = both - 3 * Math.sqrt(both)
      if (both >= 10 && sure > least * expected) found.push([f, g, both / Math.max(expected, 1e-9)])
    }
  }
  return found
}

/** Joins dependent fields into groups of at most three, the most dependent first. */
export function partitionFields(fields: number, dependent: readonly [number, number, number][]): number[][] {
  const group = Array.from({ length: fields }, (_, index) => [index])
  for (const [f, g] of [...dependent].sort((x, y) => y[2] - x[2])) {
    const a = group[f] as number[]
    const b = group[g] as number[]
    if (a === b || a.length + b.length > 3) continue
    const joined = [...a, ...b].sort((x, y) => x - y)
    for (const it of joined) group[it] = joined
  }
  return [...new Set(group)]
}
