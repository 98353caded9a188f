import { MergeHeap } from './merge-heap.ts'

/** Pairs with their evidence in bits (log2 of the odds of being one person). A pair that is not listed counts as `-limit`. */
export interface Edges {
  left: Int32Array
  right: Int32Array
  bits: Float64Array
}

/** One merge of two clusters. */
export interface Merge {
  /** a record of each cluster */
  a: number
  b: number
  /** chance that the two are one person */
  chance: number
  /** the least chance of this merge and of those inside it: the clustering at a threshold is all merges whose level reaches it */
  level: number
  /** pairs that the merge declares to be one person */
  pairs: number
}

export interface MergeRules {
  /** evidence of one pair counts between -limit and +limit bits: no single pair decides for a whole cluster */
  limit: number
  /** up to so many pairs between two clusters count as looks of their own at the same question */
  looks: number
  /** merges below this chance are not looked at */
  lowest: number
  /** file of each record: with it, only pairs across files count */
  source?: Int8Array
  /** says whether two clusters may never become one, given their records */
  forbid?: (a: readonly number[], b: readonly number[]) => boolean
}

/**
 * Merges records into clusters by average evidence, the surest first.
 *
 * The average is over all pairs between two clusters, unseen ones counting against, so that one false link cannot chain two people together; to it
 * comes log2 of the number of pairs (at most `looks`), because all of them ask the same question. Shape: in the order they were made; the same
 * edges in any order give the same merges. Fails: never.
 */
export function mergeByAverage(records: number, edges: Edges, rules: MergeRules): Merge[] {
  const state = new Agglomeration(records, edges, rules)
  const merges: Merge[] = []
  const levels = new Float64Array(records).fill(1)
  const lowest = Math.log2(rules.lowest / (1 - rules.lowest))
  for (let top = state.next(lowest); top; top = state.next(lowest)) {
    const [evidence, a, b] = top
    if (rules.forbid?.(state.members(a), state.members(b))) {
      state.part(a, b)
      continue
    }
    const chance = 1 / (1 + 2 ** -evidence)
    const level = Math.min(chance, levels[a] as number, levels[b] as number)
    merges.push({ a, b, chance, level, pairs: state.pairsBetween(a, b) })
    levels[state.merge(a, b)] = level
  }
  return merges
}

/** Cluster of each record after the merges that reach a threshold, named by its smallest record. */
export function clustersAt(records: number, merges: readonly Merge[], threshold: number): Int32Array {
  const parent = Int32Array.from({ length: records }, (_, index) => index)
  const find = (x: number) => {
    let at = x
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number
      at = parent[at] as number
    }
    return at
  }
  for (const { a, b, level } of merges) {
    if (level < threshold) continue
    const [x, y] = [find(a), find(b)]
    parent[Math.max(x, y)] = Math.min(x, y)
  }
  return parent.map((_, index) => find(index))
}

/** Clusters being merged: sums of evidence between neighbours, and a heap of possible merges whose stale entries are dropped when met. */
class Agglomeration {
  readonly #rules: MergeRules
  readonly #near: (Map<number, number> | undefined)[]
  readonly #inside: number[][]
  /** records of each file in each cluster; without files all count as the first */
  readonly #first: Int32Array
  readonly #second: Int32Array
  readonly #heap = new MergeHeap()

  constructor(records: number, { left, right, bits }: Edges, rules: MergeRules) {
    this.#rules = rules
    this.#near = new Array(records)
    this.#inside = Array.from({ length: records }, (_, index) => [index])
    this.#second = Int32Array.from({ length: records }, (_, index) => (rules.source?.[index] === 1 ? 1 : 0))
    this.#first = this.#second.map((it) => 1 - it)
    for (let edge = 0; edge < left.length; edge++) {
      const above = Math.min(bits[edge] as number, rules.limit) + rules.limit
      if (above > 0) this.#join(left[edge] as number, right[edge] as number, above)
    }
    for (let a = 0; a < records; a++) for (const [b, sum] of this.#near[a] ?? []) if (a < b) this.#heap.push(this.#evidence(a, b, sum), a, b)
  }

  #of(cluster: number): Map<number, number> {
    const held = this.#near[cluster]
    if (held) return held
    const made = new Map<number, number>()
    this.#near[cluster] = made
    return made
  }

  #join(a: number, b: number, above: number) {
    this.#of(a).set(b, above)
    this.#of(b).set(a, above)
  }

  #evidence(a: number, b: number, sum: number): number {
    const pairs = this.pairsBetween(a, b)
    return sum / pairs - this.#rules.limit + Math.log2(Math.min(pairs, this.#rules.looks))
  }

  members(cluster: number): readonly number[] {
    return this.#inside[cluster] as number[]
  }

  /** pairs that count between two clusters */
  pairsBetween(a: number, b: number): number {
    const [a0, a1, b0, b1] = [this.#first[a] as number, this.#second[a] as number, this.#first[b] as number, this.#second[b] as number]
    return this.#rules.source ? a0 * b1 + a1 * b0 : (a0 + a1) * (b0 + b1)
  }

  /** The best merge of at least `lowest` bits, or null: [bits, cluster, cluster]. */
  next(lowest: number): [number, number, number] | null {
    for (let top = this.#heap.pop(); top; top = this.#heap.pop()) {
      const [evidence, a, b] = top
      if (evidence < lowest) return null
      const sum = this.#near[a]?.get(b)
      if (sum !== undefined && this.#evidence(a, b, sum) === evidence) return top
    }
    return null
  }

  part(a: number, b: number) {
    this.#near[a]?.delete(b)
    this.#near[b]?.delete(a)
  }

  /** Makes one cluster of two and gives its name: that with more neighbours keeps its own, so that little is moved. */
  merge(one: number, other: number): number {
    const isMore = this.#of(one).size >= this.#of(other).size
    const [a, b] = isMore ? [one, other] : [other, one]
    const from = this.#of(b)
    const into = this.#of(a)
    ;(this.#inside[a] as number[]).push(...(this.#inside[b] as number[]))
    this.#inside[b] = []
    this.#first[a] = (this.#first[a] as number) + (this.#first[b] as number)
    this.#second[a] = (this.#second[a] as number) + (this.#second[b] as number)
    this.#near[b] = undefined
    into.delete(b)
    for (const [c, sum] of from) {
      this.#of(c).delete(b)
      if (c !== a) into.set(c, (into.get(c) ?? 0) + sum)
    }
    for (const [c, sum] of into) {
      this.#of(c).set(a, sum)
      this.#heap.push(this.#evidence(Math.min(a, c), Math.max(a, c), sum), Math.min(a, c), Math.max(a, c))
    }
    return a
  }
}
