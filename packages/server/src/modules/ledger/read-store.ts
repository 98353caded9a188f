import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { JournalRow, LineRow, PersonMonthRow } from './tables.ts'

export interface Shown extends JournalRow {
  moved: number
  reverses_seq: number | null
  reversed_by: string | null
  reversed_seq: number | null
}
export interface JournalFilter {
  month?: string | undefined
  kind?: string | undefined
  account?: string | undefined
  refKind?: string | undefined
  refId?: string | undefined
  q?: string | undefined
}

const first = async <Row>(ctx: Ctx, query: RawBuilder<Row>): Promise<Row | undefined> => (await query.execute(ctx.trx)).rows[0]
const all = async <Row>(ctx: Ctx, query: RawBuilder<Row>): Promise<Row[]> => (await query.execute(ctx.trx)).rows
const escaped = (text: string) => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`

/** Everything a filter asks for as one condition on `j`. The words also find a number as it is shown. */
function chosen(ctx: Ctx, it: JournalFilter) {
  const parts = [sql`j.regency_code = ${ctx.bind.regency} and j.seq > 0`]
  if (it.month) parts.push(sql`j.booked_on >= ${`${it.month}-01`}::date and j.booked_on < (${`${it.month}-01`}::date + interval '1 month')`)
  if (it.kind) parts.push(sql`j.kind = ${it.kind}`)
  if (it.refKind) parts.push(sql`j.ref_kind = ${it.refKind}`)
  if (it.refId) parts.push(sql`j.ref_id = ${it.refId}`)
  if (it.account) {
    parts.push(sql`exists (select from ledger_line l where l.regency_code = j.regency_code and l.journal_id = j.id and l.account = ${it.account})`)
  }
  if (it.q) {
    const number = /(\d+)\s*$/.exec(it.q)?.[1]
    const bySeq = number && number.length < 16 ? sql`j.seq = ${Number(number)}` : sql`false`
    parts.push(sql`(j.memo ilike ${escaped(it.q)} or j.document_number ilike ${escaped(it.q)} or ${bySeq})`)
  }
  return sql.join(parts, sql` and `)
}

/** What a journal moves: its money or memorandum; the budget accounts that follow would count it twice. A journal of the budget alone moves the budget. */
const moves = sql`coalesce((select nullif(sum(l.debit), 0) from ledger_line l where l.regency_code = j.regency_code and l.journal_id = j.id
  and l.account not in ('apropriasi', 'pagu-tersedia', 'komitmen', 'realisasi')), j.amount)::bigint`
const shown = sql`j.*, ${moves} as moved, o.seq as reverses_seq, r.id as reversed_by, r.seq as reversed_seq`
const joined = sql`ledger_journal j left join ledger_journal o on o.regency_code = j.regency_code and o.id = j.reverses
  left join ledger_journal r on r.regency_code = j.regency_code and r.reverses = j.id`

export async function sumJournals(ctx: Ctx, filter: JournalFilter): Promise<{ total: number; amount: number }> {
  const query = sql<{ total: number; amount: number }>`select count(*)::int as total, coalesce(sum(${moves}), 0)::bigint as amount from ledger_journal j
    where ${chosen(ctx, filter)}`
  return (await first(ctx, query)) ?? { total: 0, amount: 0 }
}

export const listJournals = (ctx: Ctx, filter: JournalFilter, limit: number, offset: number): Promise<Shown[]> =>
  all(ctx, sql<Shown>`select ${shown} from ${joined} where ${chosen(ctx, filter)} order by j.seq desc limit ${limit} offset ${offset}`)

export const findShown = (ctx: Ctx, id: string): Promise<Shown | undefined> =>
  first(ctx, sql<Shown>`select ${shown} from ${joined} where j.regency_code = ${ctx.bind.regency} and j.id = ${id}`)

export type ExportedLine = Shown & LineRow
/** For an export: every line of the journals asked for, in the order of the books. */
export const eachListedLine = (ctx: Ctx, filter: JournalFilter): RawBuilder<ExportedLine> =>
  sql<ExportedLine>`select ${shown}, l.line_no, l.account, l.debit, l.credit, l.fund_id, l.line_id, l.part from ${joined}
    join ledger_line l on l.regency_code = j.regency_code and l.journal_id = j.id where ${chosen(ctx, filter)} order by j.seq, l.line_no`

export type CountedLine = LineRow & { person_months: number | null }
export const listCountedLines = (ctx: Ctx, journalId: string): Promise<CountedLine[]> =>
  all(
    ctx,
    sql<CountedLine>`select l.*, a.person_months from ledger_line l left join ledger_attribution a on a.regency_code = l.regency_code and a.id = l.attribution_id
      where l.regency_code = ${ctx.bind.regency} and l.journal_id = ${journalId} order by l.line_no`,
  )

export interface Standing {
  journals: number
  lines: number
  debit: number
  credit: number
  months: string[]
}
export async function findStanding(ctx: Ctx): Promise<Standing> {
  const query = sql<Standing>`select count(distinct journal_id)::int as journals, count(*)::int as lines, coalesce(sum(debit), 0)::bigint as debit,
    coalesce(sum(credit), 0)::bigint as credit, coalesce(array_agg(distinct month order by month desc), '{}') as months from ledger_line
    where regency_code = ${ctx.bind.regency}`
  return (await first(ctx, query)) as Standing
}

export interface ClosingRow {
  month: string
  journals: number
  debit: number
  closed_at: Date
  closed_by: string
}
export const listClosings = (ctx: Ctx): Promise<ClosingRow[]> =>
  all(
    ctx,
    sql<ClosingRow>`select month, journals, debit, closed_at, closed_by from ledger_closing where regency_code = ${ctx.bind.regency} order by month desc`,
  )

export interface TrialRow {
  account: string
  before: number
  debit: number
  credit: number
}
/** By account: debits less credits before a month, and the movements in it. */
export const listTrial = (ctx: Ctx, month: string): Promise<TrialRow[]> =>
  all(
    ctx,
    sql<TrialRow>`select account, coalesce(sum(debit - credit) filter (where month < ${month}), 0)::bigint as before,
        coalesce(sum(debit) filter (where month = ${month}), 0)::bigint as debit, coalesce(sum(credit) filter (where month = ${month}), 0)::bigint as credit
      from ledger_line where regency_code = ${ctx.bind.regency} and month <= ${month} group by account`,
  )

const behind = (ctx: Ctx, journalId: string, line: number) => sql`from ledger_line l join ledger_person_month p on p.regency_code = l.regency_code
  and p.attribution_id = l.attribution_id where l.regency_code = ${ctx.bind.regency} and l.journal_id = ${journalId} and l.line_no = ${line}`

export async function countPersonMonths(ctx: Ctx, journalId: string, line: number): Promise<number> {
  return (await first(ctx, sql<{ n: number }>`select count(*)::int as n ${behind(ctx, journalId, line)}`))?.n ?? 0
}
export const listPersonMonths = (ctx: Ctx, journalId: string, line: number, limit: number, offset: number): Promise<PersonMonthRow[]> =>
  all(ctx, sql<PersonMonthRow>`select p.* ${behind(ctx, journalId, line)} order by p.row_no limit ${limit} offset ${offset}`)

export interface BookingRow {
  journal_id: string
  month: string
  iuran: number
  bantuan: number
  sign: number
}
/** What was spent on a person, or taken back, by journal and month: lines of spending and of donors; what BPJS Kesehatan owes is no spending. */
export const listBookings = (ctx: Ctx, personId: string, cards: readonly string[], accounts: readonly string[]): Promise<BookingRow[]> =>
  all(
    ctx,
    sql<BookingRow>`with cited as (
        select j.id as journal_id, j.seq, p.month, sign(l.debit - l.credit)::int as sign,
          case when coalesce(l.part, 'iuran') = 'iuran' then p.iuran else 0 end as iuran, case when coalesce(l.part, 'bantuan') = 'bantuan' then p.bantuan else 0 end as bantuan
        from ledger_person_month p join ledger_line l on l.regency_code = p.regency_code and l.attribution_id = p.attribution_id
        join ledger_journal j on j.regency_code = l.regency_code and j.id = l.journal_id
        where p.regency_code = ${ctx.bind.regency} and (p.person_id = ${personId} or p.card = any(${[...cards]}::text[])) and l.account = any(${[...accounts]}::text[]))
      select journal_id, month, sum(iuran)::bigint as iuran, sum(bantuan)::bigint as bantuan, sign from cited group by journal_id, seq, sign, month
      having sum(iuran) <> 0 or sum(bantuan) <> 0 order by month desc, seq desc limit 500`,
  )

/** Person-months that are kept under some person ids. */
export async function countOfPersons(ctx: Ctx, personIds: readonly string[]): Promise<number> {
  const query = sql<{ n: number }>`select count(*)::int as n from ledger_person_month
    where regency_code = ${ctx.bind.regency} and person_id = any(${[...personIds]}::text[])`
  return (await first(ctx, query))?.n ?? 0
}

export const findManyShown = (ctx: Ctx, ids: readonly string[]): Promise<Shown[]> =>
  all(ctx, sql<Shown>`select ${shown} from ${joined} where j.regency_code = ${ctx.bind.regency} and j.id = any(${[...ids]}::uuid[])`)
