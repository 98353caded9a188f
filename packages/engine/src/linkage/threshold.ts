import type { Edges, Merge } from './cluster.ts'
import type { MergeTree } from './merge-tree.ts'

export interface Estimate {
  precision: number
  recall: number
}
export interface Threshold {
  /** merges of at least this level are links */
  threshold: number
  estimated: Estimate
  /** pairs declared one person, and how many of them are expected to be */
  claimed: number
  expected: number
  /** pairs of one person there should be in all, those that were never compared included */
  matches: number
}

interface Outlook {
  merges: readonly Merge[]
  edges: Edges
  tree: MergeTree
  /** pairs of one person that were never compared, as the blocking analysis estimates */
  missed: number
}

/** However poor the evidence of a whole list, a pair much more likely wrong than right is no link. */
const LOWEST = 0.4

const chanceOf = (bits: number) => 1 / (1 + 2 ** -bits)

/**
 * What linking at a threshold is expected to give: each pair inside a cluster counts with the better of its own chance and that of the merge that
 * joined it; each pair left outside with its own.
 */
export function outlookAt({ merges, edges, tree, missed }: Outlook, threshold: number): Omit<Threshold, 'threshold'> {
  let claimed = 0
  let expected = 0
  for (const { level, chance, pairs } of merges) {
    if (level < threshold) continue
    claimed += pairs
    expected += chance * pairs
  }
  let outside = missed
  for (let edge = 0; edge < edges.bits.length; edge++) {
    const own = chanceOf(edges.bits[edge] as number)
    const merge = merges[tree.mergeOf(edges.left[edge] as number, edges.right[edge] as number)]
    if (merge && merge.level >= threshold) expected += Math.max(0, own - merge.chance)
    else outside += own
  }
  const matches = expected + outside
  return { claimed, expected, matches, estimated: { precision: claimed === 0 ? 1 : expected / claimed, recall: matches === 0 ? 1 : expected / matches } }
}

/**
 * Sets the threshold from what the model itself expects: the best F1, or the most links whose expected share of false ones stays within `errorRate`.
 *
 * Shape: F1 is best where a further merge is right with half the chance that F1 itself stands at, so the search walks to that point.
 */
export function chooseThreshold(outlook: Outlook, errorRate: number | null): Threshold {
  if (errorRate !== null) return withinError(outlook, errorRate)
  let threshold = 0.5
  let seen = outlookAt(outlook, threshold)
  for (let round = 0; round < 20; round++) {
    const { claimed, expected, matches } = seen
    const next = claimed + matches === 0 ? 0.5 : Math.max(LOWEST, expected / (claimed + matches))
    if (Math.abs(next - threshold) < 1e-3) break
    threshold = next
    seen = outlookAt(outlook, threshold)
  }
  return { threshold, ...seen }
}

function withinError(outlook: Outlook, errorRate: number): Threshold {
  let [low, high] = [0.5, 1]
  for (let round = 0; round < 20; round++) {
    const middle = (low + high) / 2
    if (1 - outlookAt(outlook, middle).estimated.precision > errorRate) low = middle
    else high = middle
  }
  const isEasy = 1 - outlookAt(outlook, 0.5).estimated.precision <= errorRate
  const threshold = isEasy ? 0.5 : high
  return { threshold, ...outlookAt(outlook, threshold) }
}
