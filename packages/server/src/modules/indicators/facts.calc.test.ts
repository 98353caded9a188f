import { expect, it } from 'vitest'
import { dayBefore, isInForce } from './facts.calc.ts'

it('is in force from its first day to its last, both included', () => {
  const span = { valid_from: '2025-10-01', valid_until: '2025-10-31' }
  expect(['2025-09-30', '2025-10-01', '2025-10-31', '2025-11-01'].map((day) => isInForce(span, day))).toEqual([false, true, true, false])
  expect(isInForce({ ...span, valid_until: null }, '2099-01-01')).toBe(true)
})

it('knows the day before over months, years and leap days', () => {
  expect(['2025-03-01', '2024-03-01', '2025-01-01'].map(dayBefore)).toEqual(['2025-02-28', '2024-02-29', '2024-12-31'])
})
