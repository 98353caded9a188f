import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, addMonthsToDay, isDay } from './day.ts'
import { costOfHeads, headPath, headsCovered } from './head-path.ts'
import { rupiah } from './rupiah.ts'

const rate = { iuran: rupiah(35_000), bantuanDaerah: rupiah(2_800), bantuanPusat: rupiah(4_200) }
const heads = fc.integer({ min: 0, max: 3_000_000 })

it('starts after the first joiners, ends at the opening plus all of them, and crosses the year', () => {
  const path = headPath({ heads: 143_925, monthly: 1_500, from: '2025-06', months: 12 })
  expect([path[0], path.at(-1)]).toEqual([
    { month: '2025-06', heads: 145_425 },
    { month: '2026-05', heads: 161_925 },
  ])
  expect(headPath({ heads: 2, monthly: -1, from: '2025-01', months: 4 }).map((it) => it.heads)).toEqual([1, 0, 0, 0])
})

it('adds up by budget line and by payer', () => {
  fc.assert(
    fc.property(fc.array(heads, { minLength: 1, maxLength: 24 }), (months) => {
      const cost = costOfHeads(months.map((it) => ({ heads: it, rate })))
      expect(cost.iuran + cost.bantuanDaerah).toBe(cost.local)
      expect(cost.local + cost.central).toBe(cost.all)
      expect(cost.local).toBe(cost.headMonths * 37_800)
    }),
  )
})

it('covers as many heads as the money pays for, and not one more', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000_000_000 }), fc.integer({ min: 1, max: 36 }), (money, months) => {
      const covered = headsCovered(money, rupiah(37_800), months)
      expect(covered * 37_800 * months).toBeLessThanOrEqual(money)
      expect((covered + 1) * 37_800 * months).toBeGreaterThan(money)
    }),
  )
})

it('knows the calendar', () => {
  expect(['2024-02-29', '2025-02-29', '2025-13-01', '2025-1-1'].map(isDay)).toEqual([true, false, false, false])
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
  expect([addMonthsToDay('2025-08-31', 6), addMonthsToDay('2025-01-15', 1), addMonthsToDay('2025-03-31', -1)]).toEqual([
    '2026-02-28',
    '2025-02-15',
    '2025-02-28',
  ])
})
