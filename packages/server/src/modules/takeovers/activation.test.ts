import { expect, it } from 'vitest'
import { activationOf } from './activation.calc.ts'

it.each([
  ['2025-11-10', true, 'first-of-next-month', 'same-day', '2025-11-10', '2025-12'],
  // registered on the day of the roster itself
  ['2025-11-01', true, '14-days', 'same-day', '2025-11-01', '2025-11'],
  ['2025-11-10', false, 'first-of-next-month', 'first-of-next-month', '2025-12-01', '2025-12'],
  ['2025-11-10', false, '14-days', '14-days', '2025-11-24', '2025-12'],
  ['2025-11-20', false, '14-days', '14-days', '2025-12-04', '2026-01'],
] as const)('sent on %s, Prioritas %s, else %s: %s, active on %s, on the roster of %s', (day, prioritas, otherwise, rule, activeOn, firstRoster) => {
  expect(activationOf(day, { prioritas, otherwise })).toEqual({ rule, activeOn, firstRoster })
})

it('knows no other rule', () => {
  expect(() => activationOf('2025-11-10', { prioritas: false, otherwise: 'someday' })).toThrow('someday')
})
