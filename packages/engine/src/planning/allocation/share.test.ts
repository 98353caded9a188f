import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Household } from './households.ts'
import { shareBest, shareByRules } from './optimal.ts'

// Goal: what is called proved is the best of all ways, no way passes the bound, no pledge pays for more heads than it has money for, and no household
// is funded twice or in part.
const stop = { nodes: 10_000, seconds: 30, types: 10_000 }
const offer = fc.option(fc.record({ heads: fc.integer({ min: 1, max: 4 }), points: fc.integer({ min: 1, max: 9 }) }), { nil: null })
const city = fc.record({
  offers: fc.array(fc.tuple(offer, offer), { maxLength: 6 }),
  capacity: fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 })),
})
const householdsOf = (offers: (Household['offers'][number] | null)[][]): Household[] =>
  offers.map((it, index) => ({ key: `k${index}`, lot: String(index), members: [], offers: it }))

/** Every way of giving each household to no pledge or to one. */
function bruteForce(households: readonly Household[], capacity: readonly number[]): number {
  const [first, ...rest] = households
  if (!first) return 0
  const without = bruteForce(rest, capacity)
  const withIt = first.offers.map((it, p) => {
    if (!it || it.heads > (capacity[p] ?? 0)) return 0
    return (
      it.points +
      bruteForce(
        rest,
        capacity.map((most, q) => (q === p ? most - it.heads : most)),
      )
    )
  })
  return Math.max(without, ...withIt)
}

function judge(households: readonly Household[], capacity: readonly number[], shared: number[][]): void {
  const all = shared.flat()
  expect(new Set(all).size).toBe(all.length)
  for (const [p, indexes] of shared.entries()) {
    expect(indexes.reduce((sum, index) => sum + (households[index]?.offers[p]?.heads ?? Number.NaN), 0)).toBeLessThanOrEqual(capacity[p] ?? 0)
  }
}

it('finds the best way of sharing out, as trying every way does', async () => {
  await fc.assert(
    fc.asyncProperty(city, async ({ offers, capacity }) => {
      const households = householdsOf(offers)
      const found = await shareBest(households, capacity, stop)
      judge(households, capacity, found.shared)
      const best = bruteForce(households, capacity)
      expect([found.way, found.points, found.bound]).toEqual(['proved', best, best])
    }),
    { numRuns: 60 },
  )
})

it('measures the rules, and the greedy answer of a search that is too large, against a bound that holds', async () => {
  await fc.assert(
    fc.asyncProperty(city, async ({ offers, capacity }) => {
      const households = householdsOf(offers)
      const best = bruteForce(households, capacity)
      const answers = [await shareByRules(households, capacity, stop), await shareBest(households, capacity, { ...stop, types: -1 })]
      for (const it of answers) {
        judge(households, capacity, it.shared)
        expect(it.points).toBeLessThanOrEqual(best)
        expect(it.bound).toBeGreaterThanOrEqual(best)
      }
      expect(answers.map((it) => [it.way, it.stopped])).toEqual([
        ['rules', null],
        ['greedy', 'size'],
      ])
    }),
    { numRuns: 60 },
  )
})

it('uses what a narrow pledge cannot: the open one leaves it its only people', async () => {
  const households = householdsOf([
    [
      { heads: 1, points: 9 },
      { heads: 1, points: 9 },
    ],
    [{ heads: 1, points: 5 }, null],
  ])
  const inOrder = await shareByRules(households, [1, 1], stop)
  const best = await shareBest(households, [1, 1], stop)
  expect([inOrder.points, best.points, best.shared]).toEqual([9, 14, [[1], [0]]])
  expect(inOrder.bound).toBe(14)
})
