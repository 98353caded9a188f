import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { rowsOf } from '../../platform/cursor.ts'

// What the audit pack takes of the budget: everything of the fiscal years that the period touches, each list in a total order.
const each = (ctx: Ctx, query: RawBuilder<object>) => rowsOf(ctx.trx, query)
const years = (from: string, until: string) => sql`between ${Number(from.slice(0, 4))} and ${Number(until.slice(0, 4))}`

export const FUND_COLUMNS = [
  ...['id', 'year', 'kind', 'name', 'priority', 'segments', 'deciles', 'areas', 'from_month', 'until_month', 'share_percent', 'share_of', 'planned'],
  ...['document', 'document_on', 'recorded_by', 'recorded_at'],
]
export const eachFund = (ctx: Ctx, from: string, until: string) =>
  each(ctx, sql`select * from funds_fund where regency_code = ${ctx.bind.regency} and year ${years(from, until)} order by year, priority, id`)

export const RECEIPT_COLUMNS = ['id', 'fund_id', 'expected_on', 'expected', 'received_on', 'amount', 'document', 'recorded_by', 'recorded_at']
export const eachReceipt = (ctx: Ctx, from: string, until: string) =>
  each(
    ctx,
    sql`select a.id, a.fund_id, a.expected_on, a.amount as expected, r.received_on, r.amount, r.document, r.recorded_by, r.recorded_at
      from funds_arrival a join funds_fund f on f.regency_code = a.regency_code and f.id = a.fund_id
      left join funds_receipt r on r.regency_code = a.regency_code and r.arrival_id = a.id
      where a.regency_code = ${ctx.bind.regency} and f.year ${years(from, until)} order by a.expected_on, a.id, r.received_on, r.id`,
  )

export const ACT_COLUMNS = [
  'id',
  'year',
  'stage',
  'decided_on',
  'document',
  'why',
  'line_id',
  'fund_id',
  'account',
  'part',
  'amount',
  'recorded_by',
  'recorded_at',
]
export const eachAct = (ctx: Ctx, from: string, until: string) =>
  each(
    ctx,
    sql`select t.*, l.line_id, l.amount, b.fund_id, b.account, b.part from funds_act t
      join funds_act_line l on l.regency_code = t.regency_code and l.act_id = t.id
      join funds_line b on b.regency_code = l.regency_code and b.id = l.line_id
      where t.regency_code = ${ctx.bind.regency} and t.year ${years(from, until)} order by t.decided_on, t.id, l.line_id`,
  )

const paid = (ctx: Ctx, from: string, until: string) => sql`p.regency_code = ${ctx.bind.regency} and p.month between ${from} and ${until}`

export const PAYMENT_COLUMNS = [
  ...['id', 'purpose', 'ref_kind', 'ref_id', 'month', 'heads', 'iuran', 'bantuan', 'due_on', 'document', 'document_on', 'attribution'],
  ...['opened_on', 'opened_by', 'opened_at'],
]
export const eachPayment = (ctx: Ctx, from: string, until: string) =>
  each(ctx, sql`select p.* from funds_payment p where ${paid(ctx, from, until)} order by p.month, p.id`)

export const STEP_COLUMNS = [
  ...['id', 'payment_id', 'step', 'attempt', 'number', 'taken_on', 'iuran', 'bantuan', 'why', 'journals', 'offsets', 'taken_by', 'taken_role', 'taken_at'],
]
export const eachStep = (ctx: Ctx, from: string, until: string) =>
  each(
    ctx,
    sql`select s.* from funds_step s join funds_payment p on p.regency_code = s.regency_code and p.id = s.payment_id
      where ${paid(ctx, from, until)} order by p.month, s.payment_id, s.attempt, array_position(array['verified', 'spp', 'spm', 'sp2d', 'reversed', 'cancelled'], s.step)`,
  )

export const SCAN_COLUMNS = ['payment_id', 'step', 'attempt', 'sha256', 'name', 'kept_by', 'kept_at']
export async function listScans(ctx: Ctx, from: string, until: string): Promise<{ sha256: string }[]> {
  const query = sql<{ sha256: string }>`select f.* from funds_file f join funds_payment p on p.regency_code = f.regency_code and p.id = f.payment_id
    where ${paid(ctx, from, until)} order by p.month, f.payment_id, f.step, f.attempt, f.sha256`
  return (await query.execute(ctx.trx)).rows
}

export async function sumPayments(ctx: Ctx, from: string, until: string): Promise<{ opened: number; paid: number }> {
  const query = sql<{ opened: number; paid: number }>`select coalesce(sum(p.iuran + p.bantuan), 0)::bigint as opened,
      coalesce(sum(coalesce(v.iuran, p.iuran) + coalesce(v.bantuan, p.bantuan)) filter (where exists (
        select from funds_step s where s.regency_code = p.regency_code and s.payment_id = p.id and s.step = 'sp2d' and not exists (
          select from funds_step r where r.regency_code = s.regency_code and r.payment_id = s.payment_id and r.step = 'reversed' and r.attempt = s.attempt))), 0)::bigint as paid
    from funds_payment p left join funds_step v on v.regency_code = p.regency_code and v.payment_id = p.id and v.step = 'verified'
    where ${paid(ctx, from, until)}`
  return (await query.execute(ctx.trx)).rows[0] ?? { opened: 0, paid: 0 }
}
