import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { tablesOf } from '../../platform/database.ts'
import { IN_PROGRESS } from './stage.calc.ts'
import type { ActRecord, DecisionRecord, ProgrammeRecord, State, TakeoverTables } from './tables.ts'

const tables = (ctx: Ctx) => tablesOf<TakeoverTables>(ctx.trx)

export async function insertProgramme(ctx: Ctx, it: ProgrammeRecord): Promise<boolean> {
  const done = await tables(ctx)
    .insertInto('takeovers_programme')
    .values({ ...it, rule: JSON.stringify(it.rule), days: JSON.stringify(it.days) })
    .onConflict((conflict) => conflict.columns(['regency_code', 'id']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export const listProgrammes = (ctx: Ctx): Promise<ProgrammeRecord[]> =>
  tables(ctx).selectFrom('takeovers_programme').selectAll().where('regency_code', '=', ctx.bind.regency).orderBy('opened_at', 'desc').orderBy('id').execute()

export const findProgramme = (ctx: Ctx, id: string): Promise<ProgrammeRecord | undefined> =>
  tables(ctx).selectFrom('takeovers_programme').selectAll().where('regency_code', '=', ctx.bind.regency).where('id', '=', id).executeTakeFirst()

export interface StageSum {
  programme_id: string
  state: State
  heads: number
  households: number
  overdue: number
}

const inAreas = (areas: readonly string[]) => sql`area_path ^@ any(${[...areas]}::text[])`

/** People of each programme by state, in some areas. */
export async function sumStages(ctx: Ctx, areas: readonly string[], today: string): Promise<StageSum[]> {
  const query = sql<StageSum>`select programme_id::text, state, count(*)::int as heads, count(distinct (village_code, household))::int as households,
      count(*) filter (where due_on < ${today})::int as overdue
    from takeovers_person where regency_code = ${ctx.bind.regency} and ${inAreas(areas)} group by 1, 2`
  return (await query.execute(ctx.trx)).rows
}

export interface VillageSum {
  code: string
  heads: number
  confirmed: number
  open: number
}

export async function sumVillages(ctx: Ctx, programmeId: string, areas: readonly string[]): Promise<VillageSum[]> {
  const query = sql<VillageSum>`select village_code as code, count(*)::int as heads, count(*) filter (where state = 'confirmed')::int as confirmed,
      count(*) filter (where state = any(${[...IN_PROGRESS]}::text[]))::int as open
    from takeovers_person where regency_code = ${ctx.bind.regency} and programme_id = ${programmeId} and ${inAreas(areas)} group by 1 order by 1`
  return (await query.execute(ctx.trx)).rows
}

/** People of the actor's areas who are on the way to the city and not active yet. */
export async function countInProgress(ctx: Ctx, area: string | undefined): Promise<number> {
  const query = sql<{ heads: number }>`select count(*)::int as heads from takeovers_person
    where regency_code = ${ctx.bind.regency} and lane = 'takeover' and state = any(${[...IN_PROGRESS]}::text[]) and ${inAreas(area ? [area] : ctx.bind.areas)}`
  return (await query.execute(ctx.trx)).rows[0]?.heads ?? 0
}

export const findAct = (ctx: Ctx, id: string): Promise<ActRecord | undefined> =>
  tables(ctx).selectFrom('takeovers_act').selectAll().where('regency_code', '=', ctx.bind.regency).where('id', '=', id).executeTakeFirst()

export const findUndo = (ctx: Ctx, actId: string): Promise<ActRecord | undefined> =>
  tables(ctx).selectFrom('takeovers_act').selectAll().where('regency_code', '=', ctx.bind.regency).where('undoes', '=', actId).executeTakeFirst()

export const listActs = (ctx: Ctx, programmeId: string): Promise<ActRecord[]> =>
  tables(ctx)
    .selectFrom('takeovers_act')
    .selectAll()
    .where('regency_code', '=', ctx.bind.regency)
    .where('programme_id', '=', programmeId)
    .orderBy('seq', 'desc')
    .limit(200)
    .execute()

/** How programmes were closed, one act a programme. */
export async function listClosings(ctx: Ctx): Promise<Map<string, ActRecord>> {
  const rows = await tables(ctx).selectFrom('takeovers_act').selectAll().where('regency_code', '=', ctx.bind.regency).where('kind', '=', 'close').execute()
  return new Map(rows.map((it) => [it.programme_id ?? '', it]))
}

/** Acts of some kinds that name a decision, newest first. */
export async function listActsOfDecisions(ctx: Ctx, programmeId: string): Promise<(ActRecord & { decision_id: string })[]> {
  const query = sql<ActRecord & { decision_id: string }>`select *, detail ->> 'decisionId' as decision_id from takeovers_act
    where regency_code = ${ctx.bind.regency} and programme_id = ${programmeId} and kind in ('send', 'revoke') and detail ? 'decisionId' order by seq desc`
  return (await query.execute(ctx.trx)).rows
}

export async function insertAct(ctx: Ctx, it: ActRecord): Promise<void> {
  await tables(ctx)
    .insertInto('takeovers_act')
    .values({ ...it, detail: JSON.stringify(it.detail) })
    .execute()
}

export const listDecisions = (ctx: Ctx, programmeId: string): Promise<DecisionRecord[]> =>
  tables(ctx)
    .selectFrom('takeovers_decision')
    .selectAll()
    .where('regency_code', '=', ctx.bind.regency)
    .where('programme_id', '=', programmeId)
    .orderBy('decided_at', 'desc')
    .orderBy('id')
    .execute()

export const findDecisionByNumber = (ctx: Ctx, number: string): Promise<DecisionRecord | undefined> =>
  tables(ctx).selectFrom('takeovers_decision').selectAll().where('regency_code', '=', ctx.bind.regency).where('number', '=', number).executeTakeFirst()

export async function insertDecision(ctx: Ctx, it: DecisionRecord): Promise<void> {
  await tables(ctx).insertInto('takeovers_decision').values(it).execute()
}

/** One act at a time on a programme, or of one id: whoever comes second waits and then sees what the first did. */
export async function lockProgramme(ctx: Ctx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`takeovers/${ctx.bind.regency}/${id}`}, 0))`.execute(ctx.trx)
}

/** Proposals that were made from some months, with the name of their programme. */
export async function listProposalsOf(ctx: Ctx, months: readonly string[]): Promise<{ id: string; name: string; heads: number }[]> {
  const query = sql<{ id: string; name: string; heads: number }>`select a.id::text, g.name, a.heads from takeovers_act as a
    join takeovers_programme as g on g.regency_code = a.regency_code and g.id = a.programme_id
    where a.regency_code = ${ctx.bind.regency} and a.kind = 'propose' and a.detail ->> 'month' = any(${[...months]}::text[]) order by a.seq`
  return (await query.execute(ctx.trx)).rows
}
