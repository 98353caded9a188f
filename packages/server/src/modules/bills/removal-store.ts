import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'

interface Removed {
  card: string
  from_bill: string
  row_no: number
  test: string
  area_path: string
}
/** Tests whose line goes away without the person going: what they save is the line, not the months ahead. */
const ABOUT_A_LINE = ['billed-twice', 'before-programme', 'wrong-rate', 'nik-mismatch']

/** Cards of held lines of signed earlier bills that left with this bill and that the roster no longer counts as paid by the city. */
export async function listRemoved(ctx: Ctx, billId: string): Promise<Removed[]> {
  const query = sql<Removed>`select distinct on (m.card) m.card, d.bill_id::text as from_bill, d.row_no, d.main_test as test, d.area_path
    from bills_mutation as m
    join bills_line as l on l.regency_code = m.regency_code and l.card = m.card and l.bill_id <> m.bill_id
    join bills_dispute as d on d.regency_code = l.regency_code and d.bill_id = l.bill_id and d.row_no = l.row_no and d.state = 'held'
    join bills_statement as s on s.regency_code = d.regency_code and s.bill_id = d.bill_id
    where m.regency_code = ${ctx.bind.regency} and m.bill_id = ${billId} and m.kind = 'removed'
      and not (coalesce(m.is_active, false) and coalesce(m.segment, '') = 'PBPU_PEMDA') and d.main_test <> all (${ABOUT_A_LINE}::text[])
    order by m.card, s.verified_at desc`
  return (await query.execute(ctx.trx)).rows
}

/** Keeps which cards are gone; answers how many had not been counted before. */
export async function recordRemovals(ctx: Ctx, billId: string, removed: readonly Removed[]): Promise<number> {
  if (removed.length === 0) return 0
  const query = sql`insert into bills_removal (regency_code, card, bill_id, from_bill, row_no, test, area_path)
    select ${ctx.bind.regency}, card, ${billId}, from_bill, row_no, test, area_path
    from jsonb_to_recordset(${JSON.stringify(removed)}::jsonb) as r (card text, from_bill uuid, row_no int, test text, area_path text)
    on conflict (regency_code, card) do nothing`
  return Number((await query.execute(ctx.trx)).numAffectedRows ?? 0n)
}
