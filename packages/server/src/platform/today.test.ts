import { expect, it } from 'vitest'
import { dayIn, todayIn } from './today.ts'

it.each([
  ['a morning in Jayapura, still yesterday in UTC', '91.71', '2026-01-31T15:00:00Z', '2026-02-01'],
  ['the last hour of the year in Balikpapan', '64.71', '2026-12-31T15:59:59Z', '2026-12-31'],
  ['the first second of the year in Balikpapan', '64.71', '2026-12-31T16:00:00Z', '2027-01-01'],
  ['the same moment in Jakarta, an hour behind', '31.71', '2026-12-31T16:00:00Z', '2026-12-31'],
  ['the leap day in Bontang', '64.74', '2028-02-28T16:00:00Z', '2028-02-29'],
])('%s', (_, regency, at, day) => {
  expect(dayIn(regency, new Date(at))).toBe(day)
})

it('is the day of the regency the request is bound to, wherever the server stands', () => {
  const bind = { regency: '91.71', areas: [], scopes: new Set<never>(), names: false, role: 'system' as const }
  expect(todayIn({ bind, now: new Date('2026-01-31T15:00:00Z') })).toBe('2026-02-01')
})
