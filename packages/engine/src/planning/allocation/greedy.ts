import type { Household } from './households.ts'

/** Which household each pledge funds: by pledge the indexes of households. */
export type Shared = number[][]

/**
 * Shares out one pledge after the other: the household with most points a head first, then the next that still fits, ties by the draw.
 *
 * Shape: `order` says which pledge chooses first; a household is funded once.
 */
export function shareInOrder(households: readonly Household[], capacity: readonly number[], order: readonly number[]): Shared {
  const taken = new Set<number>()
  const shared: Shared = capacity.map(() => [])
  for (const p of order) {
    let left = capacity[p] ?? 0
    for (const index of ranked(households, p)) {
      if (left === 0) break
      const heads = households[index]?.offers[p]?.heads ?? 0
      if (heads > left || taken.has(index)) continue
      taken.add(index)
      shared[p]?.push(index)
      left -= heads
    }
  }
  return shared
}

/** Households a pledge could fund, most points a head first; `households` come in the order of the draw, and the sort keeps it. */
export function ranked(households: readonly Household[], pledge: number): number[] {
  const perHead = (index: number) => {
    const offer = households[index]?.offers[pledge]
    return offer ? offer.points / offer.heads : 0
  }
  return households.flatMap((it, index) => (it.offers[pledge] ? [index] : [])).sort((a, b) => perHead(b) - perHead(a) || a - b)
}

/** The pledge with the fewest people to choose from goes first, so that open-handed ones do not take them away. */
export function narrowFirst(households: readonly Household[], pledges: number): number[] {
  const eligible = Array.from({ length: pledges }, (_, p) => households.reduce((sum, it) => sum + (it.offers[p]?.heads ?? 0), 0))
  return eligible.map((_, p) => p).sort((a, b) => (eligible[a] ?? 0) - (eligible[b] ?? 0) || a - b)
}

export function pointsOfShared(households: readonly Household[], shared: Shared): number {
  return shared.reduce((sum, indexes, p) => sum + indexes.reduce((more, index) => more + (households[index]?.offers[p]?.points ?? 0), 0), 0)
}
