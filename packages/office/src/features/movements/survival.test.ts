import { expect, it } from 'vitest'
import { chosenCohort, cohortsOf, payersIn, perThousand } from './survival.ts'

const months = ['2025-09', '2025-10', '2025-11'].map((month) => ({ month, peopleOnline: true }))
const row = (since: string, month: string, payer: 'centre' | 'person', heads: number) => ({ since, month, payer, segment: 'PBI_JK' as const, heads })
const data = {
  months,
  rows: [
    row('2025-08', '2025-09', 'centre', 5),
    row('2025-10', '2025-10', 'centre', 60),
    row('2025-10', '2025-10', 'person', 40),
    row('2025-10', '2025-11', 'centre', 55),
    row('2025-11', '2025-11', 'person', 7),
  ],
}

it('follows each group from its own month on, and leaves out one whose own month is not there', () => {
  const cohorts = cohortsOf(data)
  expect(cohorts.map((it) => [it.since, it.size, it.points.map((point) => point.heads)])).toEqual([
    ['2025-10', 100, [100, 55]],
    ['2025-11', 7, [7]],
  ])
  expect(chosenCohort(cohorts, '2025-11')?.size).toBe(7)
  expect(chosenCohort(cohorts, '2020-01')?.since).toBe('2025-10')
  expect(cohorts.map(payersIn)).toEqual([['centre', 'person'], ['person']])
  expect(perThousand(55, 100)).toBe(550)
})

it('has nothing to follow where nothing was activated', () => {
  expect(chosenCohort(cohortsOf({ rows: [], months }), undefined)).toBeUndefined()
})
