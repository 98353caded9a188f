import { type Case, month, type Question } from '../case.ts'

// Others book beside these questions; what is booked is theirs, what must hold is that it balances.
const newId = ({ world }: Question) => world.office.app.newId()
const noJournal = (it: Question) => ({ journalId: newId(it) })

export const ledger: Record<string, Case> = {
  GetBooks: { expect: (answer) => [[answer.json().debit, answer.json().credit]] },
  GetTrialBalance: { expect: (answer) => [[answer.json().debit, answer.json().credit]] },
  ExportTrialBalance: { file: true },
  ListJournals: { input: () => ({ q: 'SP2D' }) },
  ExportJournals: { file: true },
  GetJournal: { params: noJournal },
  ReverseJournal: { params: noJournal, input: (it) => ({ id: newId(it), on: '2026-01-10', why: 'salah bulan' }) },
  ListPersonMonths: { params: (it) => ({ ...noJournal(it), line: '1' }) },
  ListBookingsOfPerson: { params: ({ world, person }) => ({ personId: world.sealed(person) }), input: month, isAboutPerson: 'people/not-found' },
  CloseBooks: { input: () => ({ month: '2015-01' }) },
  CheckBooks: { expect: (answer) => [[answer.json().faults, []]] },
}
