/** Two counts and their share with an interval. */
export interface Share {
  part: number
  whole: number
  value: number
  low: number
  high: number
}

const Z95 = 1.959964

/**
 * A share with its 95 % interval after Wilson: sound for few cases and for shares near 0 and 1, where the usual interval leaves 0 to 1.
 *
 * Shape: null for an empty whole. Fails: RangeError when the part is not within the whole.
 * Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927).
 */
export function wilson(part: number, whole: number): Share | null {
  if (part < 0 || part > whole) throw new RangeError(`${part} of ${whole}`)
  if (whole === 0) return null
  const [share, z2] = [part / whole, Z95 * Z95]
  const middle = (share + z2 / (2 * whole)) / (1 + z2 / whole)
  const reach = (Z95 / (1 + z2 / whole)) * Math.sqrt((share * (1 - share)) / whole + z2 / (4 * whole * whole))
  return { part, whole, value: share, low: part === 0 ? 0 : Math.max(0, middle - reach), high: part === whole ? 1 : Math.min(1, middle + reach) }
}

export interface Interval {
  value: number
  low: number
  high: number
}

/**
 * Recall from two samples: right links over right links and the true pairs that were left below the threshold.
 *
 * Shape: `links` and `below` are the numbers of pairs each sample stands for. The interval takes both ends against each other, so it is wider than
 *        95 %. True pairs that no blocking rule compared are in neither sample: this is the recall among compared pairs.
 */
export function recallOf(precision: Interval, links: number, missed: Interval, below: number): Interval | null {
  const share = (right: number, lost: number) => (right + lost === 0 ? 0 : right / (right + lost))
  if (links === 0) return null
  return {
    value: share(precision.value * links, missed.value * below),
    low: share(precision.low * links, missed.high * below),
    high: share(precision.high * links, missed.low * below),
  }
}

/**
 * Places of a systematic sample: every n-th of a list sorted by stratum, from a start that the seed draws.
 *
 * Shape: `size` different places from 0 to `population - 1`; each pair has the same chance, and each stratum comes in its proportion, to within one.
 */
export function placesOf(population: number, size: number, start: number): number[] {
  const taken = Math.min(population, size)
  return Array.from({ length: taken }, (_, at) => Math.floor(((at + start) * population) / taken))
}

/** A share between 0 and 1 from a seed: mulberry32, one draw. */
export function drawOf(seed: number): number {
  let it = (seed + 0x6d2b79f5) | 0
  it = Math.imul(it ^ (it >>> 15), it | 1)
  it ^= it + Math.imul(it ^ (it >>> 7), it | 61)
  return ((it ^ (it >>> 14)) >>> 0) / 4_294_967_296
}
