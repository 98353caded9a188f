import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { AttributionRow, HeadRow, JournalRow, LineRow, PaguRow } from './tables.ts'

const own = (ctx: Ctx) => sql`regency_code = ${ctx.bind.regency}`

/** Opens the books for writing: nobody else writes them until this transaction ends. */
export async function enterBooks(ctx: Ctx): Promise<HeadRow> {
  return (await sql<HeadRow>`select (ledger_enter()).*`.execute(ctx.trx)).rows[0] as HeadRow
}

export async function findJournals(ctx: Ctx, ids: readonly string[]): Promise<JournalRow[]> {
  return (await sql<JournalRow>`select * from ledger_journal where ${own(ctx)} and id = any(${[...ids]}::uuid[])`.execute(ctx.trx)).rows
}

export async function findReversalOf(ctx: Ctx, id: string): Promise<JournalRow | undefined> {
  return (await sql<JournalRow>`select * from ledger_journal where ${own(ctx)} and reverses = ${id}`.execute(ctx.trx)).rows[0]
}

export async function listLines(ctx: Ctx, journalIds: readonly string[]): Promise<LineRow[]> {
  const query = sql<LineRow>`select journal_id, line_no, account, debit, credit, fund_id, line_id, attribution_id, part from ledger_line
    where ${own(ctx)} and journal_id = any(${[...journalIds]}::uuid[]) order by journal_id, line_no`
  return (await query.execute(ctx.trx)).rows
}

export async function findAttributions(ctx: Ctx, ids: readonly string[]): Promise<AttributionRow[]> {
  const query = sql<AttributionRow>`select id, person_months, iuran, bantuan, digest from ledger_attribution where ${own(ctx)} and id = any(${[...ids]}::uuid[])`
  return (await query.execute(ctx.trx)).rows
}

export async function listPagu(ctx: Ctx, lineIds: readonly string[]): Promise<PaguRow[]> {
  const query = sql<PaguRow>`select line_id, pagu, committed, realised from ledger_pagu where ${own(ctx)} and line_id = any(${[...lineIds]}::text[])`
  return (await query.execute(ctx.trx)).rows
}

/** Journals in the order of the chain, then their lines: two statements, however many they are. */
export async function insertJournals(
  ctx: Ctx,
  journals: readonly JournalRow[],
  lines: readonly (LineRow & { of_lines: number; month: string })[],
): Promise<void> {
  await sql`insert into ledger_journal select * from json_populate_recordset(null::ledger_journal, ${JSON.stringify(journals)}::json)`.execute(ctx.trx)
  const rows = JSON.stringify(lines.map((it) => ({ ...it, regency_code: ctx.bind.regency })))
  await sql`insert into ledger_line select * from json_populate_recordset(null::ledger_line, ${rows}::json)`.execute(ctx.trx)
}

/** What stands in the books up to the end of a month that is closed now. */
export async function insertClosing(ctx: Ctx, month: string, head: HeadRow): Promise<void> {
  await sql`insert into ledger_closing (regency_code, month, seq, hash, journals, debit, closed_at, closed_by, closed_id, closed_role)
    select ${ctx.bind.regency}, ${month}, ${head.seq}, ${head.hash}, count(*), coalesce(sum(amount), 0), ${ctx.now}::timestamptz, ${ctx.actor.name}::text,
      ${ctx.actor.id}::text, ${ctx.bind.role}::text
    from ledger_journal where ${own(ctx)} and month <= ${month}`.execute(ctx.trx)
}

export interface ReservationRow {
  line_id: string
  fund_id: string | null
  ref_kind: string | null
  ref_id: string | null
  amount: number
  settled: number
  open: number
}

/** A reservation and what became of it: sums of its own budget lines. */
export async function findReservation(ctx: Ctx, id: string): Promise<ReservationRow | undefined> {
  const query = sql<ReservationRow>`select l.line_id, l.fund_id, min(j.ref_kind) filter (where j.id = j.reservation_id) as ref_kind,
      min(j.ref_id) filter (where j.id = j.reservation_id) as ref_id,
      coalesce(sum(l.debit) filter (where l.account = 'komitmen' and j.id = j.reservation_id), 0)::bigint as amount,
      coalesce(sum(l.debit - l.credit) filter (where l.account = 'realisasi'), 0)::bigint as settled,
      coalesce(sum(l.debit - l.credit) filter (where l.account = 'komitmen'), 0)::bigint as open
    from ledger_journal j join ledger_line l on l.regency_code = j.regency_code and l.journal_id = j.id
    where j.regency_code = ${ctx.bind.regency} and j.reservation_id = ${id} and l.account in ('komitmen', 'realisasi')
    group by l.line_id, l.fund_id having sum(l.debit) filter (where l.account = 'komitmen' and j.id = j.reservation_id) > 0`
  return (await query.execute(ctx.trx)).rows[0]
}

export interface PositionRow extends PaguRow {
  fund_id: string | null
}

/** Pagu, commitments and realisation by budget line and fund, up to a day. */
export async function listPositions(ctx: Ctx, ask: { lineId?: string; fundId?: string; asOf?: string }): Promise<PositionRow[]> {
  const query = sql<PositionRow>`select l.line_id, l.fund_id,
      coalesce(sum(l.credit - l.debit) filter (where l.account = 'apropriasi'), 0)::bigint as pagu,
      coalesce(sum(l.debit - l.credit) filter (where l.account = 'komitmen'), 0)::bigint as committed,
      coalesce(sum(l.debit - l.credit) filter (where l.account = 'realisasi'), 0)::bigint as realised
    from ledger_line l join ledger_journal j on j.regency_code = l.regency_code and j.id = l.journal_id
    where l.regency_code = ${ctx.bind.regency} and l.line_id is not null and l.account in ('apropriasi', 'komitmen', 'realisasi')
      and (${ask.lineId ?? null}::text is null or l.line_id = ${ask.lineId ?? null}) and (${ask.fundId ?? null}::text is null or l.fund_id = ${ask.fundId ?? null})
      and (${ask.asOf ?? null}::date is null or j.booked_on <= ${ask.asOf ?? null}::date)
    group by l.line_id, l.fund_id order by 1, 2`
  return (await query.execute(ctx.trx)).rows
}

export interface BalanceRow {
  account: string
  fund_id: string | null
  debit: number
  credit: number
}

/** Sums by account and fund, up to a day. */
export async function listBalances(ctx: Ctx, ask: { fundId?: string; account?: string; asOf?: string }): Promise<BalanceRow[]> {
  const query = sql<BalanceRow>`select l.account, l.fund_id, sum(l.debit)::bigint as debit, sum(l.credit)::bigint as credit
    from ledger_line l join ledger_journal j on j.regency_code = l.regency_code and j.id = l.journal_id
    where l.regency_code = ${ctx.bind.regency} and (${ask.account ?? null}::text is null or l.account = ${ask.account ?? null})
      and (${ask.fundId ?? null}::text is null or l.fund_id = ${ask.fundId ?? null})
      and (${ask.asOf ?? null}::date is null or j.booked_on <= ${ask.asOf ?? null}::date)
    group by l.account, l.fund_id order by 1, 2`
  return (await query.execute(ctx.trx)).rows
}
