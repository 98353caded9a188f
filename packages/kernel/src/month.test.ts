import { expect, it } from 'vitest'
import { addMonths, isMonth, reportingDate } from './month.ts'

it('walks over year ends both ways', () => {
  expect(addMonths('2025-11', 2)).toBe('2026-01')
  expect(addMonths('2025-01', -1)).toBe('2024-12')
  expect(addMonths('2025-11', -23)).toBe('2023-12')
})

it('reports on the first of the month', () => {
  expect(reportingDate('2025-11')).toBe('2025-11-01')
})

it('refuses what is not a month', () => {
  expect(isMonth('2025-13')).toBe(false)
  expect(() => addMonths('2025-1', 1)).toThrow(RangeError)
})
