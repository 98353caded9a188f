import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { rowsOf } from '../../platform/cursor.ts'

// What the audit pack takes out of the books, each list in a total order.
const each = (ctx: Ctx, query: RawBuilder<object>) => rowsOf(ctx.trx, query)
const inPeriod = (ctx: Ctx, from: string, until: string) => sql`j.regency_code = ${ctx.bind.regency} and j.month between ${from} and ${until}`

export const JOURNAL_COLUMNS = [
  ...['seq', 'id', 'booked_on', 'month', 'kind', 'memo', 'document_kind', 'document_number', 'document_on', 'ref_kind', 'ref_id', 'reverses', 'corrects'],
  ...['reservation_id', 'line_count', 'amount', 'digest', 'hash', 'posted_at', 'posted_by', 'posted_id', 'posted_role'],
]
export const eachJournal = (ctx: Ctx, from: string, until: string) =>
  each(ctx, sql`select j.* from ledger_journal j where ${inPeriod(ctx, from, until)} order by j.seq`)

export const LINE_COLUMNS = ['seq', 'journal_id', 'line_no', 'account', 'debit', 'credit', 'fund_id', 'line_id', 'attribution_id', 'part']
export const eachBookedLine = (ctx: Ctx, from: string, until: string) =>
  each(
    ctx,
    sql`select j.seq, l.* from ledger_journal j join ledger_line l on l.regency_code = j.regency_code and l.journal_id = j.id
      where ${inPeriod(ctx, from, until)} order by j.seq, l.line_no`,
  )

export const PERSON_COLUMNS = ['attribution_id', 'row_no', 'card', 'person_id', 'month', 'iuran', 'bantuan', 'area_path']
export const eachPersonMonth = (ctx: Ctx, from: string, until: string) =>
  each(
    ctx,
    sql`select p.* from ledger_person_month p where p.regency_code = ${ctx.bind.regency} and p.attribution_id in (
      select l.attribution_id from ledger_journal j join ledger_line l on l.regency_code = j.regency_code and l.journal_id = j.id where ${inPeriod(ctx, from, until)})
      order by p.attribution_id, p.row_no`,
  )

export const BALANCE_COLUMNS = ['month', 'account', 'fund_id', 'debit', 'credit']
export const eachBalance = (ctx: Ctx, from: string, until: string) =>
  each(
    ctx,
    sql`select month, account, fund_id, sum(debit)::bigint as debit, sum(credit)::bigint as credit from ledger_line j where ${inPeriod(ctx, from, until)}
      group by month, account, fund_id order by month, account, fund_id`,
  )

export const PAGU_COLUMNS = ['line_id', 'fund_id', 'pagu', 'committed', 'realised']
export const eachPagu = (ctx: Ctx, until: string) =>
  each(
    ctx,
    sql`select line_id, fund_id, coalesce(sum(credit - debit) filter (where account = 'apropriasi'), 0)::bigint as pagu,
        coalesce(sum(debit - credit) filter (where account = 'komitmen'), 0)::bigint as committed,
        coalesce(sum(debit - credit) filter (where account = 'realisasi'), 0)::bigint as realised
      from ledger_line where regency_code = ${ctx.bind.regency} and month <= ${until} and account in ('apropriasi', 'komitmen', 'realisasi')
      group by line_id, fund_id order by line_id, fund_id`,
  )

export const CLOSING_COLUMNS = ['month', 'seq', 'hash', 'journals', 'debit', 'closed_at', 'closed_by', 'closed_id', 'closed_role']
export const eachClosing = (ctx: Ctx, until: string) =>
  each(ctx, sql`select * from ledger_closing where regency_code = ${ctx.bind.regency} and month <= ${until} order by month`)

export async function spentIn(ctx: Ctx, from: string, until: string): Promise<number> {
  const query = sql<{
    sum: number
  }>`select coalesce(sum(debit - credit), 0)::bigint as sum from ledger_line j where ${inPeriod(ctx, from, until)} and account = 'realisasi'`
  return (await query.execute(ctx.trx)).rows[0]?.sum ?? 0
}
