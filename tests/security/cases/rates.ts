import type { FixturePerson } from '../../../packages/server/src/testing/fixtures.ts'
import { type Case, lines, month, type Question, type Rows, rowsOf, sum } from '../case.ts'

const carded = (all: readonly FixturePerson[]) => all.filter((it) => it.card !== null).length
const personAt = ({ world, person }: Question) => ({ ...month(), personId: world.sealed(person) })

export const rates: Record<string, Case> = {
  // The law is the same for everybody; only what is recorded for the regency is its own.
  ShowRates: { input: () => ({ date: '2025-03-01' }), expect: (answer) => [[(answer.json().rates as unknown as unknown[]).length, 9]] },
  ComputePremium: { input: () => ({ case: '{"kind":"ppu","wage":15000000}' }), expect: (answer) => [[answer.json().total, 600_000]] },
  GetObligations: {
    params: month,
    takesArea: true,
    expect: (answer, seen) => [
      [sum(rowsOf(answer), 'heads'), carded(seen.people)],
      [sum(answer.json().adjustments as unknown as Rows, 'heads'), carded(seen.people)],
    ],
  },
  ComputeObligations: { params: month },
  ListObligations: {
    params: month,
    takesArea: true,
    input: () => ({ payer: 'own', pageSize: 200 }),
    expect: (answer, seen) => [
      [answer.json().total, carded(seen.people)],
      [rowsOf(answer).length, carded(seen.people)],
    ],
  },
  ExportObligations: {
    params: month,
    takesArea: true,
    input: () => ({ payer: 'own', format: 'csv' }),
    file: true,
    expect: (answer, seen) => [[lines(answer), carded(seen.people)]],
  },
  ListAdjustments: {
    params: month,
    takesArea: true,
    input: () => ({ pageSize: 200 }),
    expect: (answer, seen) => [
      [answer.json().total, carded(seen.people)],
      [rowsOf(answer).length, carded(seen.people)],
    ],
  },
  ExportAdjustments: {
    params: month,
    takesArea: true,
    input: () => ({ format: 'csv' }),
    file: true,
    expect: (answer, seen) => [[lines(answer), carded(seen.people)]],
  },
  GetPersonObligations: {
    params: personAt,
    isAboutPerson: 'people/not-found',
    expect: (answer, _, { person }) => [[rowsOf(answer).length, person.card === null ? 0 : 1]],
  },
}
