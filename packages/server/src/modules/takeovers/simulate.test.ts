import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ruleOf } from '../arrears/rule.calc.ts'
import { costPath, sumTaken, takeHouseholds } from './simulate.calc.ts'

const cell = (more: object = {}) => ({
  ...{
    village_code: '99.01.01.1001',
    decile: 1,
    months: 6,
    arrears: 2,
    pbi_removed: 0,
    newborn: 0,
    unregistered: 0,
    lapsed: 0,
    households: 1,
    rates_rupiah: 0,
  },
  ...more,
})

it('takes a household when one of its people is of a group asked for, and the others along only where families are kept together', () => {
  const cells = [cell({ arrears: 1, unregistered: 2 })]
  expect(takeHouseholds(cells, ruleOf({ groups: 'arrears' }), null).heads).toBe(3)
  expect(takeHouseholds(cells, ruleOf({ groups: 'arrears', whole: 'false' }), null).heads).toBe(1)
  expect(takeHouseholds(cells, ruleOf({ groups: 'newborn' }), null).heads).toBe(0)
})

it.each([
  [1, 1],
  [2, 2],
  [10, 2],
])('leaves households without a decile out where a decile is asked for (at most %i: %i heads)', (decileMax, heads) => {
  const cells = [cell({ decile: 1, arrears: 1 }), cell({ decile: 2, arrears: 1 }), cell({ decile: 0, arrears: 5 })]
  expect(takeHouseholds(cells, ruleOf({ groups: 'arrears', decileMax }), null).heads).toBe(heads)
})

it('stops where the money ends: the household that does not fit waits, and so does everybody behind it', () => {
  const cells = [cell({ decile: 1, arrears: 3, households: 2 }), cell({ decile: 2, arrears: 1, households: 5 })]
  const taken = takeHouseholds(cells, ruleOf({ groups: 'arrears' }), 5)
  expect([taken.heads, taken.households, taken.beyond]).toEqual([3, 1, { households: 6, heads: 8 }])
  expect(takeHouseholds(cells, ruleOf({ groups: 'arrears' }), 7).heads).toBe(7)
})

const cells = fc.array(
  fc.record({
    village_code: fc.constantFrom('99.01.01.1001', '99.01.01.1002', '99.01.02.1001'),
    decile: fc.nat(10),
    months: fc.nat(48),
    arrears: fc.nat(4),
    pbi_removed: fc.nat(3),
    newborn: fc.nat(1),
    unregistered: fc.nat(3),
    lapsed: fc.nat(2),
    households: fc.integer({ min: 1, max: 30 }),
    rates_rupiah: fc.constant(0),
  }),
  { maxLength: 30 },
)
const rules = fc.record(
  {
    groups: fc.subarray(['arrears', 'pbi-removed', 'newborn', 'unregistered', 'lapsed'], { minLength: 1 }).map((it) => it.join(',')),
    decileMax: fc.integer({ min: 1, max: 10 }),
    monthsMin: fc.integer({ min: 1, max: 24 }),
    whole: fc.constantFrom('true' as const, 'false' as const),
  },
  { requiredKeys: ['groups', 'whole'] },
)

it('conserves heads and households: taken and beyond are all that is eligible, by every way of adding up, and never more than is paid for', () => {
  fc.assert(
    fc.property(cells, rules, fc.option(fc.nat(400)), (some, text, limit) => {
      const rule = ruleOf(text)
      const all = takeHouseholds(some, rule, null)
      const taken = takeHouseholds(some, rule, limit)
      expect([taken.heads + taken.beyond.heads, taken.households + taken.beyond.households]).toEqual([all.heads, all.households])
      expect(Object.values(taken.byGroup).reduce((sum, it) => sum + it, 0)).toBe(taken.heads)
      for (const sums of [sumTaken(taken.rows, (it) => it.village), sumTaken(taken.rows, (it) => it.decile)]) {
        expect([...sums.values()].reduce((sum, it) => sum + it.heads, 0)).toBe(taken.heads)
        expect([...sums.values()].reduce((sum, it) => sum + it.households, 0)).toBe(taken.households)
      }
      if (limit !== null) expect(taken.heads).toBeLessThanOrEqual(limit)
    }),
  )
})

it('pays each month at its own rate, to the end of the year and through the next', () => {
  const path = costPath(100, '2025-11', (month) => (month < '2026-07' ? 37_800 : 40_000))
  expect(path.thisYear).toEqual({ year: '2025', months: 2, perHeadRupiah: 75_600, rupiah: 7_560_000 })
  expect(path.nextYear).toEqual({ year: '2026', months: 12, perHeadRupiah: 6 * 37_800 + 6 * 40_000, rupiah: 100 * (6 * 37_800 + 6 * 40_000) })
  expect(path.monthly).toHaveLength(14)
  expect(path.monthly.reduce((sum, it) => sum + it.rupiah, 0)).toBe(path.thisYear.rupiah + path.nextYear.rupiah)
})
