import type { ChallengeReport } from '@semesta/engine'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { tablesOf } from '../../platform/database.ts'
import type { Loader } from '../../platform/loading.ts'
import type { BillRow, BillTables, Fault, StatementRow } from './tables.ts'

const own = (ctx: Ctx) => tablesOf<BillTables>(ctx.trx).selectFrom('bills_bill').selectAll().where('regency_code', '=', ctx.bind.regency)

export const findBill = (ctx: Ctx, id: string): Promise<BillRow | undefined> => own(ctx).where(sql<string>`id::text`, '=', id).executeTakeFirst()
export const findBills = (ctx: Ctx, ids: readonly string[]): Promise<BillRow[]> =>
  own(ctx)
    .where(sql<string>`id::text`, 'in', [...ids, ''])
    .execute()
export const findInForce = (ctx: Ctx, month: string): Promise<BillRow | undefined> =>
  own(ctx).where('month', '=', month).where('superseded', '=', false).executeTakeFirst()
export const listInForce = (ctx: Ctx): Promise<BillRow[]> => own(ctx).where('superseded', '=', false).orderBy('month', 'desc').execute()
export const listRevisions = (ctx: Ctx, month: string): Promise<BillRow[]> => own(ctx).where('month', '=', month).orderBy('revision', 'desc').execute()
export const listOfBatch = (ctx: Ctx, batchId: string): Promise<BillRow[]> => own(ctx).where('batch_id', '=', batchId).orderBy('revision').execute()

/** Holds the bills of a month against everybody else until the request ends. */
export async function lockMonth(ctx: Ctx, month: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`bills/${ctx.bind.regency}/${month}`}, 0))`.execute(ctx.trx)
}

export type NewBill = Pick<
  BillRow,
  | ('id' | 'month' | 'revision' | 'letter_number' | 'letter_on' | 'received_on' | 'due_on' | 'heads' | 'iuran' | 'bantuan' | 'batch_id' | 'file_name')
  | ('opening_heads' | 'opening_document' | 'reason')
>
export const insertBill = (ctx: Ctx, it: NewBill): Promise<BillRow> =>
  tablesOf<BillTables>(ctx.trx)
    .insertInto('bills_bill')
    .values({
      ...{ ...it, regency_code: ctx.bind.regency, superseded: false, state: 'recorded', recorded_by: ctx.actor.name, recorded_at: ctx.now },
      ...{ job_id: null, problem: null, build_id: null, month_revision: null, folder: null, result: null, payment_problem: null },
    })
    .returningAll()
    .executeTakeFirstOrThrow()

type Change = Partial<Pick<BillRow, 'state' | 'superseded' | 'job_id'>> & { problem?: Fault | null; payment_problem?: Fault | null }
export function changeBill(ctx: Ctx, id: string, change: Change): Promise<BillRow> {
  const json = Object.entries(change).map(([name, value]) => [name, typeof value === 'object' && value !== null ? sql`${JSON.stringify(value)}::jsonb` : value])
  return tablesOf<BillTables>(ctx.trx)
    .updateTable('bills_bill')
    .set(Object.fromEntries(json))
    .where('regency_code', '=', ctx.bind.regency)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

interface Challenged {
  buildId: string
  revision: number
  folder: string
  report: ChallengeReport
}
/** Puts the result in place, in the loader's transaction; false when the bill was verified or replaced meanwhile. */
export async function setChallenged(loader: Loader, regency: string, billId: string, it: Challenged): Promise<boolean> {
  const done = await loader.query(
    `update bills_bill set state = 'challenged', build_id = $3, month_revision = $4, folder = $5, result = $6::jsonb, problem = null
     where regency_code = $1 and id = $2 and state = 'challenging'`,
    [regency, billId, it.buildId, it.revision, it.folder, JSON.stringify(it.report)],
  )
  return done.rowCount === 1
}

// --- the signed statement

export async function findStatement(ctx: Ctx, billId: string): Promise<StatementRow | undefined> {
  const query = sql<StatementRow>`select * from bills_statement where regency_code = ${ctx.bind.regency} and bill_id::text = ${billId}`
  return (await query.execute(ctx.trx)).rows[0]
}

/** The newest signed statement of the bills of a month, also of a bill that was replaced later. */
export async function findStatementOfMonth(ctx: Ctx, month: string): Promise<StatementRow | undefined> {
  const query = sql<StatementRow>`select s.* from bills_statement as s join bills_bill as b on b.regency_code = s.regency_code and b.id = s.bill_id
    where s.regency_code = ${ctx.bind.regency} and b.month = ${month} order by b.revision desc limit 1`
  return (await query.execute(ctx.trx)).rows[0]
}

export async function isStatementId(ctx: Ctx, id: string): Promise<boolean> {
  const query = sql`select from bills_statement where regency_code = ${ctx.bind.regency} and id = ${id}`
  return (await query.execute(ctx.trx)).rows.length > 0
}

export async function insertStatement(ctx: Ctx, it: Omit<StatementRow, 'regency_code' | 'verified_by' | 'verified_at'>): Promise<void> {
  await sql`insert into bills_statement (regency_code, id, bill_id, number_pemda, number_bpjs, signed_on, signatories, closing, iuran, bantuan, content,
      verified_by, verified_at)
    values (${ctx.bind.regency}, ${it.id}, ${it.bill_id}, ${it.number_pemda}, ${it.number_bpjs}, ${it.signed_on}, ${JSON.stringify(it.signatories)}::jsonb,
      ${it.closing}, ${it.iuran}, ${it.bantuan}, ${JSON.stringify(it.content)}::jsonb, ${ctx.actor.name}, ${ctx.now})`.execute(ctx.trx)
}

// --- what earlier claims take off a bill

const standing = (ctx: Ctx, month: string) => sql`o.regency_code = ${ctx.bind.regency} and o.month = ${month}
  and not exists (select from bills_offset_reversal as r where r.regency_code = o.regency_code and r.id = o.id)`

export async function sumOffsets(ctx: Ctx, month: string): Promise<{ iuran: number; bantuan: number }> {
  const query = sql<{ iuran: number; bantuan: number }>`select coalesce(sum(iuran), 0)::bigint as iuran, coalesce(sum(bantuan), 0)::bigint as bantuan
    from bills_offset as o where ${standing(ctx, month)}`
  return (await query.execute(ctx.trx)).rows[0] ?? { iuran: 0, bantuan: 0 }
}

/** Settlements of claims that are taken off a month: their person-months stand in the ledger under the same ids. */
export async function listOffsets(ctx: Ctx, month: string): Promise<string[]> {
  const query = sql<{ id: string }>`select id from bills_offset as o where ${standing(ctx, month)} order by id`
  return (await query.execute(ctx.trx)).rows.map((it) => it.id)
}

export async function insertOffset(ctx: Ctx, it: { id: string; month: string; claimId: string; iuran: number; bantuan: number }): Promise<void> {
  await sql`insert into bills_offset (regency_code, id, month, claim_id, iuran, bantuan)
    values (${ctx.bind.regency}, ${it.id}, ${it.month}, ${it.claimId}, ${it.iuran}, ${it.bantuan})`.execute(ctx.trx)
}

export async function insertOffsetReversal(ctx: Ctx, id: string): Promise<void> {
  await sql`insert into bills_offset_reversal (regency_code, id) values (${ctx.bind.regency}, ${id})`.execute(ctx.trx)
}

// --- for auditors

/** Bills of some months with every revision, the oldest first. */
export const listOfPeriod = (ctx: Ctx, from: string, until: string): Promise<BillRow[]> =>
  own(ctx).where('month', '>=', from).where('month', '<=', until).orderBy('month').orderBy('revision').execute()

export async function statementsOf(ctx: Ctx, billIds: readonly string[]): Promise<StatementRow[]> {
  const query = sql<StatementRow>`select * from bills_statement where regency_code = ${ctx.bind.regency} and bill_id = any(${[...billIds]}::uuid[]) order by signed_on, id`
  return (await query.execute(ctx.trx)).rows
}

/** What was decided about each line, an undo beside what it took back. */
export async function decisionsOf(ctx: Ctx, billIds: readonly string[]): Promise<object[]> {
  const query = sql<object>`select n.seq, n.id, n.bill_id, t.row_no, n.verdict, n.reason, n.undoes, n.decided_by, n.decided_at from bills_decision as n
    join bills_decided as t on t.regency_code = n.regency_code and t.decision_id = coalesce(n.undoes, n.id)
    where n.regency_code = ${ctx.bind.regency} and n.bill_id = any(${[...billIds]}::uuid[]) order by n.seq, t.row_no`
  return (await query.execute(ctx.trx)).rows
}
