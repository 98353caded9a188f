import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { idReused } from './problems.ts'
import type { ActLineRow, ActRow, ArrivalRow, FundRow, LineRow, PayerRow, QuotaRow, ReceiptRow } from './tables.ts'

/** What only the store writes beside a row. */
type New<Row> = Omit<Row, 'recorded_by' | 'recorded_at'>
export const own = (ctx: Ctx) => sql`regency_code = ${ctx.bind.regency}`
export const rows = async <Row>(ctx: Ctx, query: RawBuilder<Row>): Promise<Row[]> => (await query.execute(ctx.trx)).rows

/** Holds the regency's budget to the end of the transaction: two clerks at once come one after the other. */
export async function lockBudget(ctx: Ctx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`funds/${ctx.bind.regency}`}, 0))`.execute(ctx.trx)
}

/**
 * Takes the id a client chose, with the budget held.
 *
 * Shape: false when the same was recorded before. Fails: `funds/id-reused` when something else was.
 */
export async function claim(ctx: Ctx, id: string, kind: string, content: unknown): Promise<boolean> {
  await lockBudget(ctx)
  const hash = createHash('sha256')
    .update(JSON.stringify([kind, content]))
    .digest('hex')
  const [before] = await rows(ctx, sql<{ content_hash: string }>`select content_hash from funds_ask where ${own(ctx)} and id = ${id}`)
  if (before && before.content_hash !== hash) throw idReused({ id })
  if (before) return false
  await sql`insert into funds_ask (regency_code, id, kind, content_hash, asked_at) values (${ctx.bind.regency}, ${id}, ${kind}, ${hash}, ${ctx.now})`.execute(
    ctx.trx,
  )
  return true
}

export const listYears = async (ctx: Ctx): Promise<number[]> =>
  (await rows(ctx, sql<{ year: number }>`select distinct year from funds_fund where ${own(ctx)} order by year desc`)).map((it) => it.year)
export const listFunds = (ctx: Ctx, year: number): Promise<FundRow[]> =>
  rows(ctx, sql<FundRow>`select * from funds_fund where ${own(ctx)} and year = ${year} order by priority, name, id`)
export const findFund = async (ctx: Ctx, id: string): Promise<FundRow | undefined> =>
  (await rows(ctx, sql<FundRow>`select * from funds_fund where ${own(ctx)} and id::text = ${id}`))[0]
export const listArrivals = (ctx: Ctx, year: number): Promise<ArrivalRow[]> =>
  rows(
    ctx,
    sql<ArrivalRow>`select a.id, a.fund_id, a.expected_on, a.amount from funds_arrival as a join funds_fund as f on f.regency_code = a.regency_code and f.id = a.fund_id
      where a.regency_code = ${ctx.bind.regency} and f.year = ${year} order by a.expected_on, a.id`,
  )
export const findArrival = async (ctx: Ctx, id: string): Promise<ArrivalRow | undefined> =>
  (await rows(ctx, sql<ArrivalRow>`select * from funds_arrival where ${own(ctx)} and id::text = ${id}`))[0]
export const listReceipts = (ctx: Ctx, arrivalIds: readonly string[]): Promise<ReceiptRow[]> =>
  rows(ctx, sql<ReceiptRow>`select * from funds_receipt where ${own(ctx)} and arrival_id = any (${[...arrivalIds]}::uuid[]) order by received_on, id`)

export async function insertFund(ctx: Ctx, it: New<FundRow>): Promise<void> {
  await sql`insert into funds_fund (regency_code, id, year, kind, name, priority, segments, deciles, areas, from_month, until_month, share_percent, share_of,
      planned, document, document_on, recorded_by, recorded_at)
    values (${ctx.bind.regency}, ${it.id}, ${it.year}, ${it.kind}, ${it.name}, ${it.priority}, ${it.segments}::text[], ${it.deciles}::int[], ${it.areas}::text[],
      ${it.from_month}, ${it.until_month}, ${it.share_percent}, ${it.share_of}, ${it.planned}, ${it.document}, ${it.document_on}, ${ctx.actor.name}, ${ctx.now})`.execute(
    ctx.trx,
  )
}

export async function insertArrival(ctx: Ctx, it: ArrivalRow): Promise<void> {
  await sql`insert into funds_arrival (regency_code, id, fund_id, expected_on, amount)
    values (${ctx.bind.regency}, ${it.id}, ${it.fund_id}, ${it.expected_on}, ${it.amount})`.execute(ctx.trx)
}

export async function insertReceipt(ctx: Ctx, it: New<ReceiptRow>): Promise<void> {
  await sql`insert into funds_receipt (regency_code, id, arrival_id, received_on, amount, document, recorded_by, recorded_at)
    values (${ctx.bind.regency}, ${it.id}, ${it.arrival_id}, ${it.received_on}, ${it.amount}, ${it.document}, ${ctx.actor.name}, ${ctx.now})`.execute(ctx.trx)
}

/** A line with its fund, in the order in which funds are used. */
export type LineOfFund = LineRow & { fund_name: string; fund_priority: number }
export const listLines = (ctx: Ctx, year: number): Promise<LineOfFund[]> =>
  rows(
    ctx,
    sql<LineOfFund>`select l.id, l.year, l.fund_id, l.account, l.part, f.name as fund_name, f.priority as fund_priority from funds_line as l
      join funds_fund as f on f.regency_code = l.regency_code and f.id = l.fund_id
      where l.regency_code = ${ctx.bind.regency} and l.year = ${year} order by f.priority, f.name, l.account, l.id`,
  )
export async function insertLine(ctx: Ctx, it: LineRow): Promise<void> {
  await sql`insert into funds_line (regency_code, id, year, fund_id, account, part)
    values (${ctx.bind.regency}, ${it.id}, ${it.year}, ${it.fund_id}, ${it.account}, ${it.part})`.execute(ctx.trx)
}

export const listActs = (ctx: Ctx, year: number): Promise<ActRow[]> =>
  rows(ctx, sql<ActRow>`select * from funds_act where ${own(ctx)} and year = ${year} order by decided_on, recorded_at, id`)
export const listActLines = (ctx: Ctx, actIds: readonly string[]): Promise<ActLineRow[]> =>
  rows(ctx, sql<ActLineRow>`select * from funds_act_line where ${own(ctx)} and act_id = any (${[...actIds]}::uuid[]) order by act_id, line_id`)
export async function insertAct(ctx: Ctx, it: New<ActRow>, lines: readonly Omit<ActLineRow, 'act_id'>[]): Promise<void> {
  await sql`insert into funds_act (regency_code, id, year, stage, decided_on, document, why, recorded_by, recorded_at)
    values (${ctx.bind.regency}, ${it.id}, ${it.year}, ${it.stage}, ${it.decided_on}, ${it.document}, ${it.why}, ${ctx.actor.name}, ${ctx.now})`.execute(
    ctx.trx,
  )
  for (const line of lines) {
    await sql`insert into funds_act_line (regency_code, act_id, line_id, amount)
      values (${ctx.bind.regency}, ${it.id}, ${line.line_id}, ${line.amount})`.execute(ctx.trx)
  }
}

export const listQuotas = (ctx: Ctx): Promise<QuotaRow[]> =>
  rows(ctx, sql<QuotaRow>`select * from funds_quota where ${own(ctx)} order by from_month desc, recorded_at desc, id`)
export async function insertQuota(ctx: Ctx, it: New<QuotaRow>): Promise<void> {
  await sql`insert into funds_quota (regency_code, id, from_month, heads, growth, document, document_on, recorded_by, recorded_at)
    values (${ctx.bind.regency}, ${it.id}, ${it.from_month}, ${it.heads}, ${it.growth}, ${it.document}, ${it.document_on}, ${ctx.actor.name}, ${ctx.now})`.execute(
    ctx.trx,
  )
}

export const listPayers = (ctx: Ctx): Promise<PayerRow[]> =>
  rows(ctx, sql<PayerRow>`select * from funds_payer where ${own(ctx)} order by person_group, part, from_month, recorded_at, id`)
export async function insertPayer(ctx: Ctx, it: New<PayerRow>): Promise<void> {
  await sql`insert into funds_payer (regency_code, id, person_group, part, payer, account, from_month, document, recorded_by, recorded_at)
    values (${ctx.bind.regency}, ${it.id}, ${it.person_group}, ${it.part}, ${it.payer}, ${it.account}, ${it.from_month}, ${it.document},
      ${ctx.actor.name}, ${ctx.now})`.execute(ctx.trx)
}
