import type { FixturePerson } from '../../../packages/server/src/testing/fixtures.ts'
import { type Case, lines, month, type Question, rowsOf, sum } from '../case.ts'

/** Of the fixture's people, those with a card who are not active owe something. */
const owing = (all: readonly FixturePerson[]) => all.filter((it) => it.card !== null && !it.isActive).length
const personAt = ({ world, person }: Question) => ({ ...month(), personId: world.sealed(person) })

export const arrears: Record<string, Case> = {
  GetArrears: {
    params: month,
    takesArea: true,
    expect: (answer, { people }) => {
      const { total, byVillage } = answer.json() as unknown as { total: { heads: number; households: number }; byVillage: Record<string, number | string>[] }
      return [
        [
          [total.heads, total.households],
          [owing(people), owing(people)],
        ],
        [sum(byVillage, 'heads'), owing(people)],
      ]
    },
  },
  GetArrearsTrend: { takesArea: true, expect: (answer, { people }) => [[sum(rowsOf(answer), 'heads'), owing(people)]] },
  ListArrears: {
    params: month,
    takesArea: true,
    input: () => ({ by: 'household', pageSize: 200 }),
    expect: (answer, { people }) => [
      [answer.json().total, owing(people)],
      [rowsOf(answer).length, owing(people)],
    ],
  },
  ExportArrears: { params: month, takesArea: true, file: true, expect: (answer, { people }) => [[lines(answer), owing(people)]] },
  GetArrearsOfPerson: { params: personAt, isAboutPerson: 'arrears/person-not-found' },
  RecordWriteOff: {
    params: month,
    input: ({ world, person }) => ({
      id: world.office.app.newId(),
      personIds: [world.sealed(person)],
      status: 'proposed',
      since: '2026-01-01',
      document: 'surat nomor 1/2026',
    }),
    isAboutPerson: 'arrears/person-not-found',
  },
}
