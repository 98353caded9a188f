import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { tablesOf } from '../../platform/database.ts'
import type { Loader } from '../../platform/loading.ts'
import type { MonthRow } from '../months/index.ts'
import type { FactBeforeRow, FactRow, IndicatorTables } from './tables.ts'

const facts = (ctx: Ctx) => tablesOf<IndicatorTables>(ctx.trx).selectFrom('indicators_fact').selectAll().where('regency_code', '=', ctx.bind.regency)

export const listFacts = (ctx: Ctx): Promise<FactRow[]> => facts(ctx).orderBy('kind').orderBy('valid_from', 'desc').orderBy('recorded_at', 'desc').execute()

/** Held to the end of the transaction, so that two facts recorded at once cannot overlap. */
export async function lockFacts(ctx: Ctx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`indicators/facts/${ctx.bind.regency}`}, 0))`.execute(ctx.trx)
}

export async function endFact(ctx: Ctx, id: string, until: string): Promise<void> {
  const update = tablesOf<IndicatorTables>(ctx.trx).updateTable('indicators_fact').set({ valid_until: until })
  await update.where('regency_code', '=', ctx.bind.regency).where('id', '=', id).execute()
}

export const insertFact = (ctx: Ctx, fact: Omit<FactRow, 'regency_code'>): Promise<FactRow> =>
  tablesOf<IndicatorTables>(ctx.trx)
    .insertInto('indicators_fact')
    .values({ ...fact, regency_code: ctx.bind.regency })
    .returningAll()
    .executeTakeFirstOrThrow()

/** What facts said before they were corrected, newest first. */
export const listFactsBefore = (ctx: Ctx): Promise<FactBeforeRow[]> =>
  tablesOf<IndicatorTables>(ctx.trx)
    .selectFrom('indicators_fact_before')
    .selectAll()
    .where('regency_code', '=', ctx.bind.regency)
    .orderBy('replaced_at', 'desc')
    .execute()

/** Keeps what a fact said and lets it say something else. */
export async function correctFact(ctx: Ctx, old: FactRow, now: Omit<FactRow, 'regency_code' | 'id' | 'kind'>): Promise<FactRow> {
  const { kind, id, ...before } = old
  await tablesOf<IndicatorTables>(ctx.trx)
    .insertInto('indicators_fact_before')
    .values({ ...before, id: ctx.app.newId(), fact_id: id, replaced_at: ctx.now })
    .execute()
  const update = tablesOf<IndicatorTables>(ctx.trx).updateTable('indicators_fact').set(now)
  return update.where('regency_code', '=', ctx.bind.regency).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
}

export interface ProvinceRow {
  regency_code: string
  as_of: string
  population: number
  registered: number
  active: number
  /** rupiah recorded, null when nothing is */
  arrears: number | null
}

/** Totals of the regencies of a province, through a function that checks the bind itself: no one regency is entered. */
export async function listProvince(ctx: Ctx, province: string, month: string): Promise<ProvinceRow[]> {
  return (await sql<ProvinceRow>`select * from indicators_province(${province}, ${month})`.execute(ctx.trx)).rows
}

// --- publishing: by the loader

export type NewBuild = Pick<MonthRow, 'month' | 'as_of' | 'built_at' | 'built_by' | 'restate_reason' | 'people_online' | 'folder'> &
  Pick<MonthRow, 'before_build' | 'before_revision'> &
  Pick<MonthRow, 'population' | 'registered' | 'active' | 'sources' | 'rules' | 'parameters' | 'findings'>
type Prior = Pick<MonthRow, 'build_id' | 'revision' | 'closed_at' | 'superseded'>

/** All revisions of a month, locked: nobody closes or replaces one until this transaction ends. */
export async function lockRevisions(loader: Loader, month: string): Promise<Prior[]> {
  const { rows } = await loader.query<Prior>(
    `select build_id, revision, closed_at, superseded from indicators_month
     where regency_code = app_regency() and month = $1 order by revision desc for update`,
    [month],
  )
  return rows
}

/** Writes the build that the loader is bound to as the month in force. */
export async function insertBuild(loader: Loader, build: NewBuild, place: { revision: number; restates: number | null }): Promise<void> {
  await loader.query('update indicators_month set superseded = true where regency_code = app_regency() and month = $1 and not superseded', [build.month])
  const values = {
    ...build,
    ...place,
    sources: JSON.stringify(build.sources),
    rules: JSON.stringify(build.rules),
    parameters: JSON.stringify(build.parameters),
    findings: JSON.stringify(build.findings),
  }
  const names = Object.keys(values)
  await loader.query(
    `insert into indicators_month (regency_code, build_id, ${names.join(', ')}) values (app_regency(), app_build(), ${names.map((_, i) => `$${i + 1}`).join(', ')})`,
    Object.values(values),
  )
}

/** Takes the row of a replaced build away. A build that was closed never goes. */
export async function dropBuild(loader: Loader, buildId: string): Promise<void> {
  await loader.query('delete from indicators_month where regency_code = app_regency() and build_id = $1 and superseded and closed_at is null', [buildId])
}

export async function setNames(loader: Loader, buildId: string, names: Partial<Pick<MonthRow, 'people_online' | 'names_indexed'>>): Promise<void> {
  await loader.query(
    `update indicators_month set people_online = coalesce($2, people_online), names_indexed = coalesce($3, names_indexed)
     where regency_code = app_regency() and build_id = $1`,
    [buildId, names.people_online ?? null, names.names_indexed ?? null],
  )
}

/** Every build of the regency, newest month first. */
export async function listBuilds(loader: Loader): Promise<Pick<MonthRow, 'build_id' | 'month' | 'folder' | 'superseded' | 'closed_at' | 'people_online'>[]> {
  const { rows } = await loader.query(
    `select build_id, month, folder, superseded, closed_at, people_online from indicators_month
     where regency_code = app_regency() order by month desc, revision desc`,
  )
  return rows
}
