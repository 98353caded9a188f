import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { tablesOf } from '../../platform/database.ts'
import type { LineKey, TakenLine } from '../bills/index.ts'
import type { LineSum } from './amounts.calc.ts'
import type { AnswerRow, ClaimLine, ClaimRow, ClaimState, ClaimTables, LineState, SettlementRow } from './tables.ts'

const own = (ctx: Ctx) => tablesOf<ClaimTables>(ctx.trx).selectFrom('claims_claim').selectAll().where('regency_code', '=', ctx.bind.regency)

export const findClaim = (ctx: Ctx, id: string): Promise<ClaimRow | undefined> => own(ctx).where(sql<string>`id::text`, '=', id).executeTakeFirst()
export const listClaims = (ctx: Ctx, state?: ClaimState): Promise<ClaimRow[]> =>
  (state ? own(ctx).where('state', '=', state) : own(ctx)).orderBy('sent_on', 'desc').orderBy('number').execute()

/** Holds a claim against everybody else until the request ends. */
export async function lockClaim(ctx: Ctx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`claims/${ctx.bind.regency}/${id}`}, 0))`.execute(ctx.trx)
}

export const insertClaim = (ctx: Ctx, it: Omit<ClaimRow, 'regency_code' | 'state' | 'sent_by' | 'sent_at' | 'ended_reason'>): Promise<ClaimRow> =>
  tablesOf<ClaimTables>(ctx.trx)
    .insertInto('claims_claim')
    .values({ ...it, regency_code: ctx.bind.regency, state: 'sent', sent_by: ctx.actor.name, sent_at: ctx.now, ended_reason: null })
    .returningAll()
    .executeTakeFirstOrThrow()

export const setState = (ctx: Ctx, id: string, state: ClaimState, reason: string | null = null): Promise<ClaimRow> =>
  tablesOf<ClaimTables>(ctx.trx)
    .updateTable('claims_claim')
    .set({ state, ended_reason: reason })
    .where('regency_code', '=', ctx.bind.regency)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()

export async function insertLines(ctx: Ctx, claimId: string, lines: readonly TakenLine[]): Promise<void> {
  await sql`insert into claims_line (regency_code, claim_id, bill_id, row_no, month, test, months, iuran, bantuan, village_code, area_path, state)
    select ${ctx.bind.regency}, ${claimId}, bill_id, row_no, month, test, months, iuran, bantuan, village_code, area_path, 'waiting'
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as r (bill_id uuid, row_no int, month text, test text, months int, iuran bigint, bantuan bigint,
      village_code text, area_path text)`.execute(ctx.trx)
}

export interface LineFilter {
  test?: string | undefined
  state?: LineState | undefined
  area?: string | undefined
  rows?: readonly LineKey[] | undefined
}
function narrowed(ctx: Ctx, claimId: string, { test, state, area, rows }: LineFilter): RawBuilder<unknown> {
  const parts = [sql`regency_code = ${ctx.bind.regency}`, sql`claim_id = ${claimId}`]
  if (test) parts.push(sql`test = ${test}`)
  if (state) parts.push(sql`state = ${state}`)
  if (area) parts.push(sql`area_path ^@ ${area}`)
  if (rows) {
    parts.push(
      sql`(bill_id::text, row_no) in (select "billId", "rowNo" from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as k ("billId" text, "rowNo" int))`,
    )
  }
  return sql.join(parts, sql` and `)
}

export type ClaimSum = LineSum & { claim_id: string; month: string; months: number }
/** Sums of some claims, or of all, by month of the bill and state. */
export async function sumLines(ctx: Ctx, claimId?: string): Promise<ClaimSum[]> {
  const query = sql<ClaimSum>`select claim_id::text, month, state, count(*)::bigint as lines, sum(iuran)::bigint as iuran, sum(bantuan)::bigint as bantuan,
      sum(months)::bigint as months
    from claims_line where regency_code = ${ctx.bind.regency} and claim_id = coalesce(${claimId ?? null}::uuid, claim_id) group by claim_id, month, state`
  return (await query.execute(ctx.trx)).rows
}

export async function sumByTest(ctx: Ctx, claimId: string): Promise<(LineSum & { test: string })[]> {
  const query = sql<LineSum & { test: string }>`select test, state, count(*)::bigint as lines, sum(iuran)::bigint as iuran, sum(bantuan)::bigint as bantuan
    from claims_line where regency_code = ${ctx.bind.regency} and claim_id = ${claimId} group by test, state order by test, state`
  return (await query.execute(ctx.trx)).rows
}

export async function countLines(ctx: Ctx, claimId: string, filter: LineFilter): Promise<number> {
  return (await sql<{ n: number }>`select count(*)::bigint as n from claims_line where ${narrowed(ctx, claimId, filter)}`.execute(ctx.trx)).rows[0]?.n ?? 0
}

export async function listLines(ctx: Ctx, claimId: string, filter: LineFilter, page?: { limit: number; offset: number }): Promise<ClaimLine[]> {
  const part = page ? sql`limit ${page.limit} offset ${page.offset}` : sql``
  const query = sql<ClaimLine>`select * from claims_line where ${narrowed(ctx, claimId, filter)} order by month, iuran + bantuan desc, bill_id, row_no ${part}`
  return (await query.execute(ctx.trx)).rows
}

export async function answerLines(ctx: Ctx, claimId: string, it: { answerId: string; state: 'accepted' | 'refused' } & LineFilter): Promise<void> {
  const { answerId, state, test, rows } = it
  await sql`update claims_line set state = ${state}, answer_id = ${answerId} where ${narrowed(ctx, claimId, { test, rows, state: 'waiting' })}`.execute(ctx.trx)
}

// --- answers and what came back

export async function listAnswers(ctx: Ctx, claimId: string): Promise<AnswerRow[]> {
  const query = sql<AnswerRow>`select * from claims_answer where regency_code = ${ctx.bind.regency} and claim_id = ${claimId} order by answered_at, id`
  return (await query.execute(ctx.trx)).rows
}

export async function findAnswer(ctx: Ctx, id: string): Promise<AnswerRow | undefined> {
  return (await sql<AnswerRow>`select * from claims_answer where regency_code = ${ctx.bind.regency} and id = ${id}`.execute(ctx.trx)).rows[0]
}

export async function insertAnswer(ctx: Ctx, it: Omit<AnswerRow, 'answered_by' | 'answered_at'>): Promise<void> {
  await sql`insert into claims_answer (regency_code, id, claim_id, verdict, reason, document_number, answered_on, choice, lines, iuran, bantuan, by_branch,
      answered_by, answered_at)
    values (${ctx.bind.regency}, ${it.id}, ${it.claim_id}, ${it.verdict}, ${it.reason}, ${it.document_number}, ${it.answered_on},
      ${JSON.stringify(it.choice)}::jsonb, ${it.lines}, ${it.iuran}, ${it.bantuan}, ${it.by_branch}, ${ctx.actor.name}, ${ctx.now})`.execute(ctx.trx)
}

/** Of one claim, or of all; also those that were taken back. */
export async function listSettlements(ctx: Ctx, claimId?: string): Promise<SettlementRow[]> {
  const query = sql<SettlementRow>`select s.*, r.id as reversal_id, r.reversed_on, r.reason as reversed_reason, r.reversed_by
    from claims_settlement as s left join claims_settlement_reversal as r on r.regency_code = s.regency_code and r.settlement_id = s.id
    where s.regency_code = ${ctx.bind.regency} and s.claim_id = coalesce(${claimId ?? null}::uuid, s.claim_id) order by s.settled_at, s.id`
  return (await query.execute(ctx.trx)).rows
}

type NewSettlement = Omit<SettlementRow, 'settled_by' | 'settled_at' | 'reversal_id' | 'reversed_on' | 'reversed_reason' | 'reversed_by'>
export async function insertSettlement(ctx: Ctx, it: NewSettlement): Promise<void> {
  await sql`insert into claims_settlement (regency_code, id, claim_id, kind, iuran, bantuan, settled_on, document_number, month, journal, settled_by, settled_at)
    values (${ctx.bind.regency}, ${it.id}, ${it.claim_id}, ${it.kind}, ${it.iuran}, ${it.bantuan}, ${it.settled_on}, ${it.document_number}, ${it.month},
      ${it.journal}, ${ctx.actor.name}, ${ctx.now})`.execute(ctx.trx)
}

export async function insertReversal(ctx: Ctx, it: { settlementId: string; id: string; on: string; reason: string }): Promise<void> {
  await sql`insert into claims_settlement_reversal (regency_code, settlement_id, id, reversed_on, reason, reversed_by, reversed_at)
    values (${ctx.bind.regency}, ${it.settlementId}, ${it.id}, ${it.on}, ${it.reason}, ${ctx.actor.name}, ${ctx.now})`.execute(ctx.trx)
}
