import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { tablesOf } from '../../platform/database.ts'
import type { DecisionRecord, LinkageTables, PairRecord, PairState, WholePair } from './tables.ts'

const tables = (ctx: Ctx) => tablesOf<LinkageTables>(ctx.trx)

export interface PairsWanted {
  registers?: string | undefined
  area?: string | undefined
  band?: string | undefined
  reason?: string | undefined
  segment?: string | undefined
  state: PairState | 'all'
}

/** A village is an equality; everything else is a beginning. */
const areaPart = (area: string) => (area.length === 13 ? sql`p.village_code = ${area}` : sql`p.area_path ^@ ${area}`)

function narrowed(ctx: Ctx, runId: string, it: PairsWanted): RawBuilder<unknown> {
  const parts = [sql`p.regency_code = ${ctx.bind.regency}`, sql`p.run_id = ${runId}`]
  const [left, right] = it.registers?.split('-') ?? []
  if (left && right) parts.push(sql`p.left_register = ${left} and p.right_register = ${right}`)
  if (it.area) parts.push(areaPart(it.area))
  if (it.band) parts.push(sql`p.band = ${it.band}`)
  if (it.reason) parts.push(sql`p.reason = ${it.reason}`)
  if (it.segment) parts.push(sql`p.segment = ${it.segment}`)
  // What the machine linked by itself waits for nobody: it stands in the queue only when it is asked for.
  if (it.state !== 'all') parts.push(sql`p.state = ${it.state}`)
  if (it.state === 'open' && !it.band) parts.push(sql`p.band = 'review'`)
  return sql.join(parts, sql` and `)
}

/** By rupiah, then by effect on status, then the surest first: what the queue, its file and its keys all go by. */
const order = sql`p.rupiah_per_month desc, p.affects_active desc, p.affects_coverage desc, p.probability desc, p.pair_id`
const whole = sql`p.*, r.left_row, r.left_id, r.right_row, r.right_id, r.explanation, r.left_values, r.right_values`
const joined = sql`linkage_pair as p join linkage_record as r on r.regency_code = p.regency_code and r.run_id = p.run_id and r.pair_id = p.pair_id`

/** Pairs with their people, in the order of the queue. */
export const listPairs = (ctx: Ctx, runId: string, wanted: PairsWanted): RawBuilder<WholePair> =>
  sql<WholePair>`select ${whole} from ${joined} where ${narrowed(ctx, runId, wanted)} order by ${order}`

export async function listPage(ctx: Ctx, runId: string, wanted: PairsWanted, page: { limit: number; offset: number }): Promise<WholePair[]> {
  return (await sql<WholePair>`${listPairs(ctx, runId, wanted)} limit ${page.limit} offset ${page.offset}`.execute(ctx.trx)).rows
}

export interface Sum {
  key: string
  pairs: number
  rupiah_per_month: number
}
const keys = {
  all: sql`'all'`,
  state: sql`p.state`,
  registers: sql`p.left_register || '-' || p.right_register`,
  village: sql`p.village_code`,
  reason: sql`p.reason`,
  band: sql`p.band`,
  segment: sql`coalesce(p.segment, '')`,
}

/** Heads and rupiah of the queue by one of its dimensions; needs no right to names. */
export async function sumPairs(ctx: Ctx, runId: string, wanted: PairsWanted, by: keyof typeof keys) {
  const query = sql<Sum & { words: PairRecord['words'] | null; since: Date | null }>`
    select ${keys[by]} as key, count(*)::bigint as pairs, coalesce(sum(p.rupiah_per_month), 0)::bigint as rupiah_per_month, min(p.since) as since,
      ${by === 'reason' ? sql`(array_agg(p.words))[1]` : sql`null::jsonb`} as words
    from linkage_pair as p where ${narrowed(ctx, runId, wanted)} group by 1 order by rupiah_per_month desc, pairs desc, key`
  return (await query.execute(ctx.trx)).rows
}

export async function findPair(ctx: Ctx, runId: string, pairId: string): Promise<WholePair | undefined> {
  const query = sql<WholePair>`select ${whole} from ${joined} where p.regency_code = ${ctx.bind.regency} and p.run_id = ${runId} and p.pair_id = ${pairId}`
  return (await query.execute(ctx.trx)).rows[0]
}

/** The same, held until the transaction ends: two people who decide at once decide one after the other. */
export async function lockPair(ctx: Ctx, runId: string, pairId: string): Promise<WholePair | undefined> {
  await sql`select 1 from linkage_pair as p where p.regency_code = ${ctx.bind.regency} and p.run_id = ${runId} and p.pair_id = ${pairId} for update`.execute(
    ctx.trx,
  )
  return findPair(ctx, runId, pairId)
}

/** Pairs that name any of some records. */
export async function pairsOfRecords(ctx: Ctx, runId: string, rows: { ids: readonly string[]; places: readonly { register: string; row: number }[] }) {
  const places = JSON.stringify(rows.places)
  const query = sql<WholePair>`select ${whole} from ${joined}
    where p.regency_code = ${ctx.bind.regency} and p.run_id = ${runId} and (
      r.left_id = any(${[...rows.ids]}::text[]) or r.right_id = any(${[...rows.ids]}::text[])
      or (p.left_register, r.left_row) in (select register, "row" from jsonb_to_recordset(${places}::jsonb) as w (register text, "row" bigint))
      or (p.right_register, r.right_row) in (select register, "row" from jsonb_to_recordset(${places}::jsonb) as w (register text, "row" bigint)))
    order by p.probability desc, p.pair_id limit 50`
  return (await query.execute(ctx.trx)).rows
}

export async function setState(ctx: Ctx, pairId: string, state: PairState): Promise<void> {
  await tables(ctx).updateTable('linkage_pair').set({ state }).where('regency_code', '=', ctx.bind.regency).where('pair_id', '=', pairId).execute()
}

const decisions = (ctx: Ctx) => tables(ctx).selectFrom('linkage_decision').selectAll().where('regency_code', '=', ctx.bind.regency)

/** Everything that was said about a pair, oldest first. */
export const historyOf = (ctx: Ctx, pairId: string) => decisions(ctx).where('pair_id', '=', pairId).orderBy('seq').execute()

/** Everything that was said up to the end of a month, oldest first. */
export const decisionsUntil = (ctx: Ctx, month: string) =>
  decisions(ctx).where(sql<boolean>`to_char(decided_at, 'YYYY-MM') <= ${month}`).orderBy('seq').execute()

/** The newest word on each pair that names one of some records. */
export const decisionsOfRecords = (ctx: Ctx, recordIds: readonly string[]) =>
  decisions(ctx)
    .where((it) => it.or([it('left_id', 'in', ['', ...recordIds]), it('right_id', 'in', ['', ...recordIds])]))
    .distinctOn('pair_id')
    .orderBy('pair_id')
    .orderBy('seq', 'desc')
    .execute()

export function insertDecision(ctx: Ctx, it: Omit<DecisionRecord, 'seq' | 'regency_code' | 'id' | 'decided_by' | 'decided_name' | 'decided_at'>) {
  const who = { id: ctx.app.newId(), regency_code: ctx.bind.regency, decided_by: ctx.actor.id, decided_name: ctx.actor.name, decided_at: ctx.now }
  return tables(ctx)
    .insertInto('linkage_decision')
    .values({ ...it, ...who })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export interface Verdicted {
  left_id: string
  right_id: string
  verdict: string
  decided_by: string
  decided_at: string
}

/** The verdicts that stand, for the engine: a run never overturns one. */
export const listStanding = (ctx: Ctx): RawBuilder<Verdicted> =>
  sql<Verdicted>`select left_id, right_id, state as verdict, decided_by, to_char(decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as decided_at
    from (select distinct on (pair_id) * from linkage_decision where regency_code = ${ctx.bind.regency} order by pair_id, seq desc) as newest
    where state in ('same', 'different') order by left_id, right_id`
