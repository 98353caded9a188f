import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { billNotFound, offsetTooLarge, tooLate } from './problems.ts'
import { stateFound } from './state-found.ts'
import * as store from './store.ts'
import type { BillRow } from './tables.ts'

export type Basis = 'minimum' | 'full'
export interface ClaimableSum {
  bill_id: string
  month: string
  lines: number
  rupiah_minimum: number
  rupiah_full: number
}
/** A line as a claim takes it over. Unit: whole rupiah on the budget lines 0003 and 0004. */
export interface TakenLine {
  bill_id: string
  month: string
  row_no: number
  test: string
  months: number
  iuran: number
  bantuan: number
  village_code: string
  area_path: string
}
export interface LineKey {
  billId: string
  rowNo: number
}
export interface NamedLine {
  bill_id: string
  row_no: number
  card: string | null
  nik: string | null
  name: string | null
  birth_date: string | null
}

/** Held lines of signed bills in force that are worth something and that no claim asks back, by bill. */
export async function listClaimable(ctx: Ctx): Promise<ClaimableSum[]> {
  const query = sql<ClaimableSum>`select d.bill_id::text, b.month, count(*)::bigint as lines, sum(d.rupiah_minimum)::bigint as rupiah_minimum,
      sum(d.rupiah_full)::bigint as rupiah_full
    from bills_dispute as d join bills_bill as b on b.regency_code = d.regency_code and b.id = d.bill_id
    where d.regency_code = ${ctx.bind.regency} and d.state = 'held' and d.claim_id is null and d.rupiah_full > 0 and b.state = 'verified' and not b.superseded
    group by d.bill_id, b.month order by b.month`
  return (await query.execute(ctx.trx)).rows
}

/** The bills a claim names, as far as they are signed and in force; they stay so until the request ends. */
export async function findSigned(ctx: Ctx, billIds: readonly string[]): Promise<string[]> {
  const bills = await lockBills(ctx, billIds)
  return bills.flatMap((it) => (it && it.state === 'verified' && !it.superseded ? [it.id] : []))
}

/** Marks the held lines of signed bills as asked back by a claim and answers with them: a line that another claim has is not among them. */
export async function takeLines(ctx: Ctx, ask: { claimId: string; basis: Basis; billIds: readonly string[]; test?: string | undefined }): Promise<TakenLine[]> {
  const isFull = ask.basis === 'full'
  const query = sql<TakenLine>`update bills_dispute as d set claim_id = ${ask.claimId}, claim_basis = ${ask.basis} from bills_bill as b
    where d.regency_code = ${ctx.bind.regency} and b.regency_code = d.regency_code and b.id = d.bill_id and d.bill_id = any(${[...ask.billIds]}::uuid[])
      and d.state = 'held' and d.claim_id is null and d.rupiah_full > 0 and b.state = 'verified' and not b.superseded and d.main_test = coalesce(${ask.test ?? null}, d.main_test)
    returning d.bill_id::text, b.month, d.row_no, d.main_test as test, case when ${isFull} then d.months else 1 end as months,
      case when ${isFull} then d.iuran_full else d.iuran_minimum end as iuran,
      case when ${isFull} then d.rupiah_full - d.iuran_full else d.rupiah_minimum - d.iuran_minimum end as bantuan, d.village_code, d.area_path`
  return (await query.execute(ctx.trx)).rows
}

/**
 * Sets lines of a claim free again: refused ones, or all of a claim that is withdrawn. What a replaced bill found ends with the claim that still asked it back.
 */
export async function releaseLines(ctx: Ctx, claimId: string, { on, why, keys }: { on: string; why: string; keys?: readonly LineKey[] }): Promise<void> {
  const bills = await lockBills(ctx, await billsOfClaim(ctx, claimId))
  const some = keys ? sql`and (bill_id::text, row_no) in (select "billId", "rowNo" from ${keysOf(keys)})` : sql``
  await sql`update bills_dispute set claim_id = null, claim_basis = null
    where regency_code = ${ctx.bind.regency} and claim_id = ${claimId} ${some}`.execute(ctx.trx)
  for (const bill of bills.filter((it) => it.superseded)) await stateFound(ctx, bill, { on, why })
}

async function billsOfClaim(ctx: Ctx, claimId: string): Promise<string[]> {
  const query = sql<{ id: string }>`select distinct bill_id::text as id from bills_dispute where regency_code = ${ctx.bind.regency} and claim_id = ${claimId}`
  return (await query.execute(ctx.trx)).rows.map((it) => it.id)
}

/** The bills as they stand, held against a corrected letter until the request ends; months in one order, so that two claims never wait for each other. */
async function lockBills(ctx: Ctx, billIds: readonly string[]): Promise<BillRow[]> {
  const months = (await store.findBills(ctx, billIds)).map((it) => it.month)
  for (const month of [...new Set(months)].toSorted()) await store.lockMonth(ctx, month)
  return store.findBills(ctx, billIds)
}

const keysOf = (keys: readonly LineKey[]): RawBuilder<unknown> => sql`jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k ("billId" text, "rowNo" int)`

/** Who stands on some lines: only for roles that may see names. */
export async function namesOfLines(ctx: Ctx, keys: readonly LineKey[]): Promise<Map<string, NamedLine>> {
  const query = sql<NamedLine>`select l.bill_id::text, l.row_no, l.card, l.nik, l.name, l.birth_date from bills_line as l
    join ${keysOf(keys)} on l.bill_id::text = k."billId" and l.row_no = k."rowNo" where l.regency_code = ${ctx.bind.regency}`
  return new Map((await query.execute(ctx.trx)).rows.map((it) => [`${it.bill_id} ${it.row_no}`, it]))
}

export interface LineMonth {
  card: string
  month: string
  iuran: number
  bantuan: number
  area_path: string
}
/** The person-months behind the amounts of some lines: what a booking about them is attributed to. */
export async function monthsOfLines(ctx: Ctx, keys: readonly LineKey[], basis: Basis): Promise<LineMonth[]> {
  const full = sql<LineMonth>`select s.card, s.month_billed as month, s.iuran, s.bantuan, s.area_path from bills_share as s
    join ${keysOf(keys)} on s.bill_id::text = k."billId" and s.row_no = k."rowNo" where s.regency_code = ${ctx.bind.regency}
    order by s.bill_id, s.row_no, s.month_billed, s.bill_month, s.bill_row`
  const least = sql<LineMonth>`select coalesce(l.card, '') as card, l.month_billed as month, d.iuran_minimum as iuran, d.rupiah_minimum - d.iuran_minimum as bantuan, d.area_path
    from bills_dispute as d join bills_line as l using (regency_code, bill_id, row_no)
    join ${keysOf(keys)} on d.bill_id::text = k."billId" and d.row_no = k."rowNo" where d.regency_code = ${ctx.bind.regency} order by d.bill_id, d.row_no`
  return (await (basis === 'full' ? full : least).execute(ctx.trx)).rows
}

/** Months whose bill is recorded and not signed yet: accepted money can be taken off there. */
export async function listOffsetMonths(ctx: Ctx): Promise<string[]> {
  return (await store.listInForce(ctx)).filter((it) => it.state !== 'verified').map((it) => it.month)
}

/**
 * Takes accepted money off the bill of a month that is not signed yet.
 *
 * Fails: `bills/not-found`, `bills/too-late` once it is signed, `bills/offset-too-large` with what is left of that bill.
 */
export async function takeOff(ctx: Ctx, it: { id: string; month: string; claimId: string; iuran: number; bantuan: number }): Promise<void> {
  await store.lockMonth(ctx, it.month)
  const bill = await store.findInForce(ctx, it.month)
  if (!bill) throw billNotFound({})
  if (bill.state === 'verified') throw tooLate({ state: 'verified' })
  const taken = await store.sumOffsets(ctx, it.month)
  for (const part of ['iuran', 'bantuan'] as const) {
    const left = bill[part] - taken[part]
    if (it[part] > left) throw offsetTooLarge({ left })
  }
  await store.insertOffset(ctx, it)
}

/** Puts what a claim took off a bill back on it. Fails: `bills/too-late` once the bill of that month is signed. */
export async function putBack(ctx: Ctx, { id, month }: { id: string; month: string }): Promise<void> {
  await store.lockMonth(ctx, month)
  if ((await store.findInForce(ctx, month))?.state === 'verified') throw tooLate({ state: 'verified' })
  await store.insertOffsetReversal(ctx, id)
}
