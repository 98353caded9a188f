import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { DecisionRow, DisputeRecord, DisputeState, MutationKind, MutationRecord, NamedDispute, Verdict } from './tables.ts'

export interface DisputeFilter {
  test?: string | undefined
  state?: DisputeState | undefined
  area?: string | undefined
  atLeast?: number | undefined
  rows?: readonly number[] | undefined
  /** only lines that a live claim asks back */
  claimed?: boolean | undefined
}

function narrowed(ctx: Ctx, billId: string, { test, state, area, atLeast, rows, claimed }: DisputeFilter): RawBuilder<unknown> {
  const parts = [sql`d.regency_code = ${ctx.bind.regency}`, sql`d.bill_id = ${billId}`]
  if (test) parts.push(sql`d.main_test = ${test}`)
  if (state) parts.push(sql`d.state = ${state}`)
  if (area) parts.push(sql`d.area_path ^@ ${area}`)
  if (atLeast) parts.push(sql`d.rupiah_full >= ${atLeast}`)
  if (claimed) parts.push(sql`d.claim_id is not null`)
  if (rows) parts.push(sql`d.row_no = any(${[...rows]}::int[])`)
  return sql.join(parts, sql` and `)
}

export interface DisputeSum {
  lines: number
  rupiah_billed: number
  rupiah_minimum: number
  rupiah_full: number
  verify_lines: number
  verify_minimum: number
  verify_full: number
}
const sums = sql`count(*)::bigint as lines, coalesce(sum(rupiah_billed), 0)::bigint as rupiah_billed,
  coalesce(sum(rupiah_minimum), 0)::bigint as rupiah_minimum, coalesce(sum(rupiah_full), 0)::bigint as rupiah_full,
  count(*) filter (where to_verify)::bigint as verify_lines, coalesce(sum(rupiah_minimum) filter (where to_verify), 0)::bigint as verify_minimum,
  coalesce(sum(rupiah_full) filter (where to_verify), 0)::bigint as verify_full`

/** Disputed lines once each, by where they stand. */
export async function sumByState(ctx: Ctx, billId: string, filter: DisputeFilter): Promise<(DisputeSum & { state: DisputeState })[]> {
  const query = sql<
    DisputeSum & { state: DisputeState }
  >`select d.state, ${sums} from bills_dispute as d where ${narrowed(ctx, billId, filter)} group by d.state`
  return (await query.execute(ctx.trx)).rows
}

/** The same for every bill in force: one query for the whole list. */
export async function sumOfBills(ctx: Ctx): Promise<(DisputeSum & { bill_id: string; state: DisputeState })[]> {
  const query = sql<DisputeSum & { bill_id: string; state: DisputeState }>`select bill_id::text, state, ${sums} from bills_dispute
    where regency_code = ${ctx.bind.regency} group by bill_id, state`
  return (await query.execute(ctx.trx)).rows
}

export type TestSum = DisputeSum & { test: string; months: number; open: number; held: number; dropped: number }
/** By the test that counts the money; `months` are heads times months. */
export async function sumByTest(ctx: Ctx, billId: string, filter: DisputeFilter = {}): Promise<TestSum[]> {
  const query = sql<TestSum>`select d.main_test as test, ${sums}, coalesce(sum(d.months), 0)::bigint as months, count(*) filter (where d.state = 'open')::bigint as open,
      count(*) filter (where d.state = 'held')::bigint as held, count(*) filter (where d.state = 'dropped')::bigint as dropped
    from bills_dispute as d where ${narrowed(ctx, billId, filter)} group by d.main_test order by sum(rupiah_full) desc, d.main_test`
  return (await query.execute(ctx.trx)).rows
}

export async function countByAnyTest(ctx: Ctx, billId: string): Promise<Map<string, number>> {
  const query = sql<{ test: string; lines: number }>`select test, count(*)::bigint as lines from bills_dispute, unnest(tests) as test
    where regency_code = ${ctx.bind.regency} and bill_id = ${billId} group by test`
  return new Map((await query.execute(ctx.trx)).rows.map((it) => [it.test, it.lines]))
}

export async function sumByVillage(ctx: Ctx, billId: string, filter: DisputeFilter = {}): Promise<(DisputeSum & { village_code: string })[]> {
  const query = sql<DisputeSum & { village_code: string }>`select d.village_code, ${sums} from bills_dispute as d
    where ${narrowed(ctx, billId, filter)} group by d.village_code order by d.village_code`
  return (await query.execute(ctx.trx)).rows
}

const named = sql`select d.*, l.card, l.nik, l.name, l.birth_date, l.person_id, l.month_billed, l.iuran, l.bantuan, l.evidence
  from bills_dispute as d join bills_line as l using (regency_code, bill_id, row_no)`

export async function listPage(ctx: Ctx, billId: string, filter: DisputeFilter, page: { limit: number; offset: number }): Promise<NamedDispute[]> {
  const query = sql<NamedDispute>`${named} where ${narrowed(ctx, billId, filter)} order by d.rupiah_full desc, d.row_no limit ${page.limit} offset ${page.offset}`
  return (await query.execute(ctx.trx)).rows
}

/** For an export: read through a cursor. */
export const listAll = (ctx: Ctx, billId: string, filter: DisputeFilter): RawBuilder<NamedDispute> =>
  sql<NamedDispute>`${named} where ${narrowed(ctx, billId, filter)} order by d.rupiah_full desc, d.row_no`

export async function findLine(ctx: Ctx, billId: string, rowNo: number): Promise<NamedDispute | undefined> {
  const query = sql<NamedDispute>`${named} where d.regency_code = ${ctx.bind.regency} and d.bill_id = ${billId} and d.row_no = ${rowNo}`
  return (await query.execute(ctx.trx)).rows[0]
}

export interface ShareRecord {
  month_billed: string
  bill_month: string
  bill_row: number
  iuran: number
  bantuan: number
}
export async function listShares(ctx: Ctx, billId: string, rowNo: number): Promise<ShareRecord[]> {
  const query = sql<ShareRecord>`select month_billed, bill_month, bill_row, iuran, bantuan from bills_share
    where regency_code = ${ctx.bind.regency} and bill_id = ${billId} and row_no = ${rowNo} order by month_billed, bill_month, bill_row`
  return (await query.execute(ctx.trx)).rows
}

/** Disputed lines of some people, in every bill. */
export async function countOfPersons(ctx: Ctx, personIds: readonly string[]): Promise<number> {
  const query = sql<{ n: number }>`select count(*)::bigint as n from bills_line
    where regency_code = ${ctx.bind.regency} and person_id = any(${[...personIds]}::text[])`
  return (await query.execute(ctx.trx)).rows[0]?.n ?? 0
}

// --- decisions

/** The lines of a choice, held until the request ends. */
export async function lockChoice(ctx: Ctx, billId: string, filter: DisputeFilter): Promise<DisputeRecord[]> {
  const query = sql<DisputeRecord>`select * from bills_dispute as d where ${narrowed(ctx, billId, filter)} order by row_no for update`
  return (await query.execute(ctx.trx)).rows
}

type NewDecision = Omit<DecisionRow, 'regency_code' | 'seq' | 'decided_by' | 'decided_id' | 'decided_at'>
export async function insertDecision(ctx: Ctx, it: NewDecision): Promise<void> {
  await sql`insert into bills_decision (regency_code, id, bill_id, verdict, reason, undoes, choice, lines, rupiah_minimum, rupiah_full, decided_by, decided_id, decided_at)
    values (${ctx.bind.regency}, ${it.id}, ${it.bill_id}, ${it.verdict}, ${it.reason}, ${it.undoes}, ${JSON.stringify(it.choice)}::jsonb, ${it.lines},
      ${it.rupiah_minimum}, ${it.rupiah_full}, ${ctx.actor.name}, ${ctx.actor.id}, ${ctx.now})`.execute(ctx.trx)
}

/** Keeps how the lines stood before, then sets them. */
export async function setDecided(ctx: Ctx, it: { billId: string; decisionId: string; verdict: Verdict; rows: readonly number[] }): Promise<void> {
  const rows = sql`${[...it.rows]}::int[]`
  await sql`insert into bills_decided (regency_code, decision_id, row_no, before, before_id)
    select regency_code, ${it.decisionId}, row_no, state, decision_id from bills_dispute
    where regency_code = ${ctx.bind.regency} and bill_id = ${it.billId} and row_no = any(${rows})`.execute(ctx.trx)
  await sql`update bills_dispute set state = ${it.verdict}, decision_id = ${it.decisionId}
    where regency_code = ${ctx.bind.regency} and bill_id = ${it.billId} and row_no = any(${rows})`.execute(ctx.trx)
}

/** Sets the lines of a decision back to how they stood before it. */
export async function setBack(ctx: Ctx, billId: string, decisionId: string): Promise<void> {
  await sql`update bills_dispute as d set state = b.before, decision_id = b.before_id from bills_decided as b
    where d.regency_code = ${ctx.bind.regency} and d.bill_id = ${billId} and b.regency_code = d.regency_code and b.decision_id = ${decisionId}
      and b.row_no = d.row_no`.execute(ctx.trx)
}

export async function findDecision(ctx: Ctx, id: string): Promise<DecisionRow | undefined> {
  return (await sql<DecisionRow>`select * from bills_decision where regency_code = ${ctx.bind.regency} and id::text = ${id}`.execute(ctx.trx)).rows[0]
}

/** Decisions about a bill, the newest first, each with the lines that still stand as it said. */
export async function listDecisions(ctx: Ctx, billId: string): Promise<(DecisionRow & { standing: number })[]> {
  const query = sql<DecisionRow & { standing: number }>`select n.*, (select count(*)::bigint from bills_dispute as d
      where d.regency_code = n.regency_code and d.bill_id = n.bill_id and d.decision_id = n.id) as standing
    from bills_decision as n where n.regency_code = ${ctx.bind.regency} and n.bill_id = ${billId} order by n.seq desc limit 100`
  return (await query.execute(ctx.trx)).rows
}

export async function historyOf(ctx: Ctx, billId: string, rowNo: number): Promise<DecisionRow[]> {
  const query = sql<DecisionRow>`select n.* from bills_decision as n
    join bills_decided as t on t.regency_code = n.regency_code and t.decision_id = coalesce(n.undoes, n.id)
    where n.regency_code = ${ctx.bind.regency} and n.bill_id = ${billId} and t.row_no = ${rowNo} order by n.seq`
  return (await query.execute(ctx.trx)).rows
}

// --- cards that came, went or are not named

export interface MutationFilter {
  kind?: MutationKind | undefined
  area?: string | undefined
}
function moved(ctx: Ctx, billId: string, { kind, area }: MutationFilter): RawBuilder<unknown> {
  const parts = [sql`regency_code = ${ctx.bind.regency}`, sql`bill_id = ${billId}`]
  if (kind) parts.push(sql`kind = ${kind}`)
  if (area) parts.push(sql`area_path ^@ ${area}`)
  return sql.join(parts, sql` and `)
}

export async function countMutations(ctx: Ctx, billId: string, filter: MutationFilter): Promise<number> {
  return (await sql<{ n: number }>`select count(*)::bigint as n from bills_mutation where ${moved(ctx, billId, filter)}`.execute(ctx.trx)).rows[0]?.n ?? 0
}

export async function listMutations(ctx: Ctx, billId: string, filter: MutationFilter, page: { limit: number; offset: number }): Promise<MutationRecord[]> {
  const query = sql<MutationRecord>`select * from bills_mutation where ${moved(ctx, billId, filter)} order by seq limit ${page.limit} offset ${page.offset}`
  return (await query.execute(ctx.trx)).rows
}

export const allMutations = (ctx: Ctx, billId: string, filter: MutationFilter): RawBuilder<MutationRecord> =>
  sql<MutationRecord>`select * from bills_mutation where ${moved(ctx, billId, filter)} order by seq`
