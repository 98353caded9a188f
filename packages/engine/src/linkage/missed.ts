import { randomStream } from '../synth/random.ts'
import { chancesOf, type FieldShape, type Mixture } from './em.ts'
import { MISSING, type Patterns } from './patterns.ts'

const DRAWS = 2000

/**
 * How many matches of the sample the other fields alone would take for strangers: the false witnesses in a test of two fields for dependence.
 *
 * Matches are invented from the starting shares and prior, because the learned ones may be the dependence itself; which fields are missing comes from the sample.
 */
export function missedByOthers(
  sample: Patterns,
  mixture: Mixture,
  how: { shapes: readonly FieldShape[]; prior: number; without: [number, number]; seed: number },
): number {
  const pairs = sample.counts.reduce((sum, it) => sum + it, 0)
  const matches = how.prior * pairs
  if (matches < 1) return 0
  const random = randomStream(how.seed, 'missed-by-others')
  const levels = how.shapes.map(({ m }, field) => {
    const missing = shareMissing(sample, field, pairs)
    return Uint8Array.from({ length: DRAWS }, () => (random.chance(missing) ? MISSING : draw(m, random.next())))
  })
  const { match } = chancesOf({ levels, counts: new Float64Array(DRAWS).fill(1) }, mixture, how.without)
  const missed = match.reduce((sum, it) => sum + (it <= 0.02 ? 1 : 0), 0) / DRAWS
  return matches * missed
}

function shareMissing({ levels, counts }: Patterns, field: number, pairs: number): number {
  const column = levels[field] as Uint8Array
  return counts.reduce((sum, count, row) => sum + (column[row] === MISSING ? count : 0), 0) / pairs
}

function draw(shares: readonly number[], at: number): number {
  let sum = 0
  const found = shares.findIndex((share) => {
    sum += share
    return at < sum
  })
  return found < 0 ? shares.length - 1 : found
}
