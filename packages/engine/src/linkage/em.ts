import { type Cells, cellsOf, countCells, type Patterns, shapeCells, sumCells, toShares } from './patterns.ts'

/** A field as training sees it. */
export interface FieldShape {
  /** starting share of matches on each level */
  m: number[]
  /** chance agreement that rarity alone suggests, per level; null where only the sample can tell */
  chance: (number | null)[]
  /** what people of one household agree on: their own value, as strangers do; or what they share, with starting shares */
  kin: 'own' | number[]
  /** of `kin`, the levels that stand for one and the same value: their share is held, or a household would come to mean a dirty match */
  held: boolean[]
  /** the levels on which the sides disagree, and the most matches that may: else matches would come to mean relatives */
  strays: boolean[]
  most: number
}

/** Fields compared as one, with the shares of each cell among matches (m), strangers (u) and people of one household (h). */
export interface Group extends Cells {
  m: Float64Array
  u: Float64Array
  h: Float64Array
}

export interface Mixture {
  groups: Group[]
  /** share of all possible pairs that are matches, and that are people of one household */
  prior: number
  kin: number
}
export interface Trained extends Mixture {
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
  /** share of all possible pairs thought to be matches */
  prior: number
  iterations: number
  /** how many invented matches the starting shares are worth, and how many random pairs at most */
  matchesWorth: number
  pairsWorth: number
  /** share of people of one household thought to agree even on what is their own, as twins do on the birth date, and the most that may */
  twins: number
  twinsMost: number
  /** whether there is a class of people of one household */
  withKin: boolean
}

/** Chances of each pattern: one person, one household; the rest are strangers. */
export interface Chances {
  match: Float64Array
  kin: Float64Array
}

/** What a mixture says of each pattern; fields in `without` are not looked at. */
export function chancesOf(patterns: Patterns, { groups, prior, kin }: Mixture, without: readonly number[] = []): Chances {
  const rows = patterns.counts.length
  const match = new Float64Array(rows).fill(Math.log(prior / (1 - prior - kin)))
  const house = new Float64Array(rows).fill(Math.log(kin / (1 - prior - kin)))
  for (const group of groups) {
    if (group.fields.some((it) => without.includes(it))) continue
    const cells = cellsOf(group, patterns)
    const m = group.m.map((it, cell) => Math.log(it / (group.u[cell] as number)))
    const h = group.h.map((it, cell) => Math.log(it / (group.u[cell] as number)))
    for (let row = 0; row < rows; row++) {
      match[row] = (match[row] as number) + (m[cells[row] as number] as number)
      house[row] = (house[row] as number) + (h[cells[row] as number] as number)
    }
  }
  for (let row = 0; row < rows; row++) {
    const [a, b] = [match[row] as number, house[row] as number]
    const top = Math.max(a, b, 0)
    const whole = Math.exp(a - top) + Math.exp(b - top) + Math.exp(-top)
    match[row] = Math.exp(a - top) / whole
    house[row] = Math.exp(b - top) / whole
  }
  return { match, kin: house }
}

/** A share of pairs that decides nothing. */
const NONE = 1e-18

const weigh = ({ counts }: Patterns, of: (row: number) => number) => counts.map((count, row) => count * of(row))
const total = (values: Float64Array) => values.reduce((sum, it) => sum + it, 0)

/**
 * Learns the shares of each level among matches (m), strangers (u) and people of one household (h), and the priors, without labels.
 *
 * u comes from random pairs in which each pair counts by its chance of being of strangers; m and h from the candidates. The household is a class of
 * its own because relatives agree on address, surname and phone at once: without it they pass for matches. The priors are over all possible pairs.
 */
export function train(input: TrainingInput): Trained {
  const learner = new Learner(input)
  let mixture = learner.begin()
  const matches: number[] = []
  let converged = false
  while (matches.length < input.iterations && !converged) {
    mixture = learner.step(mixture)
    const expected = mixture.prior * input.possible
    const before = matches.at(-1)
    matches.push(expected)
    converged = before !== undefined && Math.abs(expected - before) <= 2e-4 * Math.max(before, 1)
  }
  return { ...mixture, iterations: matches.length, converged, matches }
}

/** Learns the priors of other files anew, with the shares of a mixture as they are. */
export function refit(mixture: Mixture, candidates: Patterns, how: { possible: number; prior: number }): Mixture {
  let now: Mixture = { ...mixture, prior: how.prior, kin: how.prior / 4 }
  for (let round = 0; round < 20; round++) {
    const { match, kin } = chancesOf(candidates, now)
    const share = (chances: Float64Array) => bounded(total(weigh(candidates, (row) => chances[row] as number)), how.possible)
    now = { ...now, prior: share(match), kin: share(kin) }
  }
  return now
}

const bounded = (expected: number, possible: number) => Math.min(0.45, Math.max(expected, 0.1) / Math.max(possible, 1))

class Learner {
  readonly #input: TrainingInput
  readonly #singles: Group[]
  readonly #groups: Group[]

  constructor(input: TrainingInput) {
    this.#input = input
    const empty = (fields: number[]): Group => {
      const sizes = fields.map((it) => (input.shapes[it]?.m.length ?? 0) + 1)
      return { fields, sizes, m: new Float64Array(), u: new Float64Array(), h: new Float64Array() }
    }
    this.#singles = input.shapes.map((_, field) => empty([field]))
    this.#groups = input.partition.map((fields) => (fields.length === 1 ? (this.#singles[fields[0] as number] as Group) : empty(fields)))
  }

  /** The starting shares, with chance agreement as rarity suggests it or else as the sample shows it; each field by itself. */
  begin(): Mixture {
    const { sample, shapes, prior } = this.#input
    for (const group of this.#singles) {
      const shape = shapes[group.fields[0] as number] as FieldShape
      const seen = sumCells(cellsOf(group, sample), countCells(group), sample.counts)
      const pairs = total(seen.slice(0, -1))
      const u = shape.m.map((_, level) => shape.chance[level] ?? ((seen[level] as number) + 0.5) / (pairs + 0.5 * shape.m.length))
      const whole = u.reduce((sum, it) => sum + it, 0)
      group.m = Float64Array.from([...shape.m, 1])
      group.u = Float64Array.from([...u.map((it) => it / whole), 1])
      group.h = this.#ownOrStart(group, shape)
    }
    return { groups: this.#singles, prior, kin: this.#input.withKin ? prior / 4 : NONE }
  }

  #ownOrStart(group: Group, { kin }: FieldShape): Float64Array {
    return kin === 'own' ? mixed(group, this.#input.twins) : Float64Array.from([...kin, 1])
  }

  /** What is one's own is as among strangers, but for the few who agree on it too: twins, and those who write a relative's number. */
  #own(group: Group, seen: Float64Array): Float64Array {
    const { twins, twinsMost, matchesWorth } = this.#input
    const told = seen.slice(0, -1)
    const alike = told.map((sum, cell) => {
      const m = twins * (group.m[cell] as number)
      return (sum * m) / (m + (1 - twins) * (group.u[cell] as number))
    })
    const share = (total(alike) + 5 * matchesWorth * twins) / (total(told) + 5 * matchesWorth)
    return mixed(group, Math.min(share, twinsMost))
  }

  step(mixture: Mixture): Mixture {
    const { candidates, sample, possible } = this.#input
    const inSample = chancesOf(sample, mixture)
    const inCandidates = chancesOf(candidates, mixture)
    const weights = {
      strangers: weigh(sample, (row) => 1 - (inSample.match[row] as number) - (inSample.kin[row] as number)),
      matched: weigh(candidates, (row) => inCandidates.match[row] as number),
      kin: weigh(candidates, (row) => inCandidates.kin[row] as number),
    }
    for (const group of this.#singles) this.#learn(group, weights, this.#input.shapes)
    const shares = { m: this.#singles.map((it) => it.m), u: this.#singles.map((it) => it.u), h: this.#singles.map((it) => it.h) }
    for (const group of this.#groups) if (group.fields.length > 1) this.#learnJoint(group, weights, shares)
    return { groups: this.#groups, prior: bounded(total(weights.matched), possible), kin: this.#input.withKin ? bounded(total(weights.kin), possible) : NONE }
  }

  #learn(group: Group, weights: Weights, shapes: readonly FieldShape[]) {
    const { candidates, sample, matchesWorth } = this.#input
    const shape = shapes[group.fields[0] as number] as FieldShape
    const of = (shares: readonly number[]) => shapeCells({ fields: [0], sizes: group.sizes }, [shares])
    const [inSample, inCandidates, size] = [cellsOf(group, sample), cellsOf(group, candidates), countCells(group)]
    group.u = toShares(sumCells(inSample, size, weights.strangers), of(shape.chance.map((it) => it ?? 1)), this.#chance())
    group.m = atMost(
      toShares(sumCells(inCandidates, size, weights.matched), of(shape.m), (sum, _, share) => sum + matchesWorth * share),
      shape.strays,
      shape.most,
    )
    group.h =
      shape.kin === 'own'
        ? this.#own(group, sumCells(inCandidates, size, weights.kin))
        : held(
            toShares(sumCells(inCandidates, size, weights.kin), of(shape.kin), (sum, _, share) => sum + matchesWorth * share),
            shape,
          )
  }

  #learnJoint(group: Group, weights: Weights, shares: { m: Float64Array[]; u: Float64Array[]; h: Float64Array[] }) {
    const { candidates, sample, matchesWorth, shapes } = this.#input
    const [inSample, inCandidates, size] = [cellsOf(group, sample), cellsOf(group, candidates), countCells(group)]
    group.u = toShares(sumCells(inSample, size, weights.strangers), shapeCells(group, shares.u), this.#chance())
    group.m = toShares(sumCells(inCandidates, size, weights.matched), shapeCells(group, shares.m), (sum, _, share) => sum + matchesWorth * share)
    const isShared = group.fields.every((it) => shapes[it]?.kin !== 'own' && !shapes[it]?.held.some(Boolean))
    const expected = shapeCells(group, shares.h)
    group.h = isShared
      ? toShares(sumCells(inCandidates, size, weights.kin), expected, (sum, _, share) => sum + matchesWorth * share)
      : toShares(expected.share, expected, (sum) => sum)
  }

  /** What rarity suggests counts as a few pairs at most: where the sample has seen a level often enough, it alone speaks. */
  #chance() {
    const { pairsWorth } = this.#input
    return (sum: number, pairs: number, share: number) => sum + pairsWorth * Math.min(1, pairs * share)
  }
}

const mixed = ({ u, m }: Group, alike: number) => u.map((it, cell) => (1 - alike) * it + alike * (m[cell] as number))

interface Weights {
  strangers: Float64Array
  matched: Float64Array
  kin: Float64Array
}

const shareOf = (shares: ArrayLike<number>, levels: readonly boolean[]) => levels.reduce((sum, it, level) => sum + (it ? (shares[level] as number) : 0), 0)

/** Gives some levels a share of their own; the rest is stretched to fill the whole. */
function withShare(shares: Float64Array, levels: readonly boolean[], wanted: number): Float64Array {
  const now = shareOf(shares, levels)
  const rest = 1 - now
  return shares.map((share, cell) => (cell >= levels.length ? share : levels[cell] ? (share * wanted) / now : (share * (1 - wanted)) / rest))
}

function atMost(shares: Float64Array, levels: readonly boolean[], most: number): Float64Array {
  return shareOf(shares, levels) > most ? withShare(shares, levels, most) : shares
}

/** Keeps the share of the held levels as it started. */
function held(shares: Float64Array, { kin, held }: FieldShape): Float64Array {
  return kin === 'own' || !held.some(Boolean) ? shares : withShare(shares, held, shareOf(kin, held))
}
