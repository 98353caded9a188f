/** A stream of reproducible numbers. The same seed and name give the same stream on every machine. */
export interface Random {
  /** 0 up to but not 1 */
  next(): number
  /** a whole number from 0 to `below` - 1 */
  int(below: number): number
  /** a whole number from `low` to `high`, both possible */
  between(low: number, high: number): number
  chance(share: number): boolean
  pick<T>(from: readonly T[]): T
}

/**
 * Starts a stream; a name of its own for each topic keeps one topic's changes out of another's numbers.
 *
 * Source: sfc32 (PractRand suite), seeded by an FNV-1a hash of the text.
 */
export function randomStream(seed: number, name: string): Random {
  let a = fnv(`${name}#${seed}`)
  let b = fnv(`${seed}:${name}`)
  let c = 0x9e3779b9
  let counter = 1
  const next = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 4294967296
  }
  for (let i = 0; i < 12; i++) next()
  const int = (below: number) => Math.floor(next() * below)
  return {
    next,
    int,
    between: (low, high) => low + int(high - low + 1),
    chance: (share) => next() < share,
    pick: <T>(from: readonly T[]) => from[int(from.length)] as T,
  }
}

function fnv(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** Draws among weighted choices in constant time; weights need not add up to anything. */
export function weightedPicker<T>(choices: readonly (readonly [T, number])[]): (random: Random) => T {
  const slots: T[] = []
  const total = choices.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [value, weight] of choices) for (let i = 0; i < Math.max(1, Math.round((weight / total) * 1000)); i++) slots.push(value)
  return (random) => random.pick(slots)
}

/** Numbers 0 to `count` - 1 in a random order. */
export function shuffled(count: number, random: Random): Int32Array {
  const order = Int32Array.from({ length: count }, (_, index) => index)
  for (let i = count - 1; i > 0; i--) {
    const j = random.int(i + 1)
    const held = order[i] as number
    order[i] = order[j] as number
    order[j] = held
  }
  return order
}

/** Splits a whole by weights into whole parts that add up exactly (largest remainder, ties to the first). */
export function split(whole: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const exact = weights.map((weight) => (total === 0 ? 0 : (whole * weight) / total))
  const parts = exact.map(Math.floor)
  const left = whole - parts.reduce((sum, part) => sum + part, 0)
  const byRest = exact.map((value, index) => ({ rest: value - Math.floor(value), index })).sort((x, y) => y.rest - x.rest || x.index - y.index)
  for (const { index } of byRest.slice(0, left)) parts[index] = (parts[index] as number) + 1
  return parts
}
