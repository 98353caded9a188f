import { ratesAt } from '@semesta/engine'
import { expect, it } from 'vitest'
import { arrearsLaw, rehabOf, spanOf } from './debt.calc.ts'

const law = arrearsLaw(ratesAt('2025-11-01'))

it.each([
  [3, 105_000, null],
  [4, 140_000, 11_667],
  [24, 840_000, 70_000],
  // Months beyond the most that must be paid are not owed: thirty months are paid off as twenty-four.
  [30, 840_000, 70_000],
  [null, 840_000, null],
  [12, null, null],
])('%s months and Rp%s are paid off by %s a month', (months, rupiah, monthly) => {
  expect(rehabOf({ months, rupiah }, law)?.monthlyRupiah ?? null).toBe(monthly)
})

it('asks for no instalments where the law of the day knows none', () => {
  expect(rehabOf({ months: 12, rupiah: 420_000 }, { ...law, plan: null })).toBeNull()
})

it('reads the law of a day with its citations', () => {
  expect(law.cap).toBe(24)
  expect(law.parameters).toHaveLength(7)
  expect(law.parameters.every((it) => it.source.length > 10)).toBe(true)
})

it('puts every number of months into one span', () => {
  expect([0, 1, 3, 4, 6, 7, 12, 13, 24, 25, 60].map(spanOf)).toEqual(['0', '1-3', '1-3', '4-6', '4-6', '7-12', '7-12', '13-24', '13-24', '25+', '25+'])
})
