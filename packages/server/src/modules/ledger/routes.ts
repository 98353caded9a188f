import * as contract from '@semesta/contract'
import { route } from '../../platform/route.ts'
import { checkBooks } from './check-books.ts'
import { closeMonth } from './close-month.ts'
import { exportJournals, exportTrialBalance } from './export-books.ts'
import { getBooks, getTrialBalance } from './read-books.ts'
import { getJournal, listBookingsOfPerson, listJournals, listPersonMonths } from './read-journals.ts'
import { reverseHere } from './reverse-here.ts'

export const routes = [
  route(contract.GetBooks, (ctx) => getBooks(ctx)),
  route(contract.GetTrialBalance, getTrialBalance),
  route(contract.ExportTrialBalance, exportTrialBalance, ({ month, format }) => ({ action: 'ledger.exported', subject: 'balance', detail: { month, format } })),
  route(contract.ListJournals, listJournals),
  route(
    contract.ExportJournals,
    async (ctx, ask) => exportJournals(ctx, ask),
    ({ regency: _, ...ask }) => ({ action: 'ledger.exported', subject: 'journals', detail: ask }),
  ),
  route(contract.GetJournal, (ctx, { journalId }) => getJournal(ctx, journalId)),
  route(
    contract.ReverseJournal,
    async (ctx, ask) => {
      const { id, number } = await reverseHere(ctx, ask)
      return { id, number }
    },
    ({ journalId, on, why }, { number }) => ({ action: 'ledger.reversed', subject: journalId, reason: why, detail: { on, number } }),
  ),
  route(contract.ListPersonMonths, listPersonMonths, ({ journalId, line, page }, { total }) => ({
    ...{ action: 'ledger.person-months-read', subject: journalId, detail: { line, page, total } },
  })),
  route(contract.ListBookingsOfPerson, listBookingsOfPerson, ({ personId }, { rows }) => ({
    ...{ action: 'ledger.bookings-read', subject: personId, detail: { bookings: rows.length } },
  })),
  route(
    contract.CloseBooks,
    async (ctx, { month }) => {
      await closeMonth(ctx, month)
      return { closedThrough: month }
    },
    ({ month }) => ({ action: 'ledger.closed', subject: month }),
  ),
  route(contract.CheckBooks, async (ctx) => {
    const { journals, lines, sound, rules, faults } = await checkBooks(ctx)
    return { journals, lines, sound, rules, faults }
  }),
]
