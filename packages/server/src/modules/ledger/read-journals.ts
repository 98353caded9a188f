import type { GetJournal, ListBookingsOfPerson, ListJournals, ListPersonMonths, OutputOf } from '@semesta/contract'
import { masked } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import { opaqueIds } from '../../platform/opaque.ts'
import { areaNames } from '../areas/index.ts'
import { findMonth } from '../months/index.ts'
import { getPersonRows, listByNumbers, type PersonRecord } from '../people/index.ts'
import { accounts } from './post-journals.ts'
import { accountOf, type JournalView, presentJournal } from './present.ts'
import { journalNotFound } from './problems.ts'
import * as store from './read-store.ts'
import { isReversibleHere } from './reverse-here.ts'
import type { PersonMonthRow } from './tables.ts'

type Page = { page: number; pageSize: number }

/** Journals that fit a filter, newest first, with what all of them sum to. */
export async function listJournals(ctx: Ctx, ask: store.JournalFilter & Page): Promise<OutputOf<typeof ListJournals>> {
  const sums = await store.sumJournals(ctx, ask)
  return { ...sums, rows: (await store.listJournals(ctx, ask, ask.pageSize, (ask.page - 1) * ask.pageSize)).map(presentJournal) }
}

/** Journals of something in another room, e.g. of a bill, newest first. @public rooms that book show their journals */
export async function journalsOf(ctx: Ctx, ref: { kind: string; id: string }): Promise<JournalView[]> {
  return (await store.listJournals(ctx, { refKind: ref.kind, refId: ref.id }, 200, 0)).map(presentJournal)
}

/** One journal with its lines. Fails: `ledger/journal-not-found`. */
export async function getJournal(ctx: Ctx, journalId: string): Promise<OutputOf<typeof GetJournal>> {
  const row = await store.findShown(ctx, journalId)
  if (!row) throw journalNotFound({})
  const lines = await store.listCountedLines(ctx, journalId)
  return {
    ...{ journal: presentJournal(row), hash: row.hash, isReversible: row.reversed_by === null && isReversibleHere(row, lines) },
    lines: lines.map((it) => ({
      ...{ no: it.line_no, account: accountOf(it.account), debit: it.debit, credit: it.credit, fundId: it.fund_id, lineId: it.line_id, part: it.part },
      personMonths: it.person_months,
    })),
  }
}

/** Who was paid for behind a line, as far as the actor may see them, with the name their card carried in that month. Fails: `ledger/journal-not-found`. */
export async function listPersonMonths(ctx: Ctx, ask: { journalId: string; line: number } & Page): Promise<OutputOf<typeof ListPersonMonths>> {
  if (!(await store.findShown(ctx, ask.journalId))) throw journalNotFound({})
  const rows = await store.listPersonMonths(ctx, ask.journalId, ask.line, ask.pageSize, (ask.page - 1) * ask.pageSize)
  const people = await peopleOf(ctx, rows)
  const places = await areaNames(ctx.trx, [...new Set(rows.map((it) => villageOf(it.area_path)))])
  const { seal } = opaqueIds(ctx.app.config.secret)
  return {
    total: await store.countPersonMonths(ctx, ask.journalId, ask.line),
    rows: rows.map((it) => {
      const person = people.get(`${it.month} ${it.card}`)
      const villageCode = villageOf(it.area_path)
      return {
        ...{ row: it.row_no, name: person?.name ?? null, personId: person ? seal(person.person_id) : null, cardMasked: masked(it.card), month: it.month },
        ...{ villageCode, villageName: places.get(villageCode) ?? villageCode, iuran: it.iuran, bantuan: it.bantuan },
      }
    }),
  }
}
const villageOf = (path: string) => path.split('/')[0] ?? path

/** People of the months named by the cards of some rows. */
async function peopleOf(ctx: Ctx, rows: readonly PersonMonthRow[]): Promise<ReadonlyMap<string, PersonRecord>> {
  const found = new Map<string, PersonRecord>()
  for (const name of new Set(rows.map((it) => it.month))) {
    const month = await findMonth(ctx, name)
    const cards = rows.flatMap((it) => (it.month === name && it.card ? [it.card] : []))
    if (!month?.people_online || cards.length === 0) continue
    for (const person of await listByNumbers(ctx, month, cards)) found.set(`${name} ${person.card}`, person)
  }
  return found
}

/** Every booking that paid for a person, newest month first. Fails: `people/not-found`, `people/names-frozen`, `indicators/month-not-found`. */
export async function listBookingsOfPerson(ctx: Ctx, ask: { personId: string; month: string }): Promise<OutputOf<typeof ListBookingsOfPerson>> {
  const { main, rows } = await getPersonRows(ctx, ask)
  const spending = [...accounts().values()].filter((it) => ['expense', 'revenue', 'memorandum'].includes(it.class)).map((it) => it.id)
  const bookings = await store.listBookings(ctx, main.person_id, [...new Set(rows.flatMap((it) => it.card ?? []))], spending)
  const journals = new Map((await store.findManyShown(ctx, [...new Set(bookings.map((it) => it.journal_id))])).map((it) => [it.id, presentJournal(it)]))
  const sum = (part: 'iuran' | 'bantuan') => bookings.reduce((total, it) => total + it.sign * it[part], 0)
  return {
    ...{ iuran: sum('iuran'), bantuan: sum('bantuan') },
    rows: bookings.flatMap(({ journal_id, month, iuran, bantuan, sign }) => {
      const journal = journals.get(journal_id)
      return journal ? [{ journal, month, iuran, bantuan, sign }] : []
    }),
  }
}

/** Paid person-months that follow some persons when records are merged. */
export const countBookings = (ctx: Ctx, personIds: readonly string[]): Promise<number> => store.countOfPersons(ctx, personIds)
