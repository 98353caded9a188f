import { COVERAGE_STEPS } from '@semesta/kernel'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { tablesOf } from '../../platform/database.ts'
import type { CountColumns, CountFilter, Dimension } from './grain.calc.ts'
import type { MonthRow, MonthTables } from './tables.ts'

const inForce = (ctx: Ctx) =>
  tablesOf<MonthTables>(ctx.trx).selectFrom('indicators_month').selectAll().where('regency_code', '=', ctx.bind.regency).where('superseded', '=', false)

export const findMonth = (ctx: Ctx, month: string): Promise<MonthRow | undefined> => inForce(ctx).where('month', '=', month).executeTakeFirst()

export const findBuild = (ctx: Ctx, buildId: string): Promise<MonthRow | undefined> =>
  tablesOf<MonthTables>(ctx.trx)
    .selectFrom('indicators_month')
    .selectAll()
    .where('regency_code', '=', ctx.bind.regency)
    .where('build_id', '=', buildId)
    .executeTakeFirst()

export const findNewest = (ctx: Ctx): Promise<MonthRow | undefined> => inForce(ctx).orderBy('month', 'desc').limit(1).executeTakeFirst()

export const listMonths = (ctx: Ctx): Promise<MonthRow[]> => inForce(ctx).orderBy('month', 'desc').execute()

export const listRevisions = (ctx: Ctx, month: string): Promise<MonthRow[]> =>
  tablesOf<MonthTables>(ctx.trx)
    .selectFrom('indicators_month')
    .selectAll()
    .where('regency_code', '=', ctx.bind.regency)
    .where('month', '=', month)
    .orderBy('revision', 'desc')
    .execute()

/** Builds that count, or did when they were closed, and were made from a file. */
export const listBuiltFrom = (ctx: Ctx, batchId: string): Promise<MonthRow[]> =>
  tablesOf<MonthTables>(ctx.trx)
    .selectFrom('indicators_month')
    .selectAll()
    .where('regency_code', '=', ctx.bind.regency)
    .where((it) => it.or([it('superseded', '=', false), it('closed_at', 'is not', null)]))
    .where(sql<boolean>`sources @> ${JSON.stringify([{ batch: batchId }])}::jsonb`)
    .orderBy('month')
    .execute()

/** A recorded fact in force on a day; undefined when nobody recorded any. */
export async function findFact(ctx: Ctx, kind: string, day: string): Promise<{ value: number; source: string } | undefined> {
  const { rows } = await sql<{ value: number; source: string }>`select value, source from indicators_fact
    where regency_code = ${ctx.bind.regency} and kind = ${kind} and valid_from <= ${day} and coalesce(valid_until, ${day}) >= ${day}
    order by valid_from desc limit 1`.execute(ctx.trx)
  return rows[0]
}

/** True when this call closed the build; false when it was closed or replaced a moment earlier. */
export async function setClosed(ctx: Ctx, buildId: string): Promise<boolean> {
  const done = await tablesOf<MonthTables>(ctx.trx)
    .updateTable('indicators_month')
    .set({ closed_at: ctx.now, closed_by: ctx.actor.name })
    .where('regency_code', '=', ctx.bind.regency)
    .where('build_id', '=', buildId)
    .where('closed_at', 'is', null)
    .where('superseded', '=', false)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

const keys: Record<Dimension, RawBuilder<string>> = {
  village: sql`village_code`,
  kecamatan: sql`left(village_code, 8)`,
  segment: sql`segment`,
  sex: sql`sex`,
  age: sql`age_band`,
  cause: sql`cause`,
}

const sums = sql.join([
  sql`sum(population)::bigint as population`,
  sql`sum(registered)::bigint as registered`,
  sql`sum(active)::bigint as active`,
  sql`sum(population) filter (where coverage_step = '')::bigint as unregistered`,
  ...COVERAGE_STEPS.map((step) => sql`sum(registered) filter (where coverage_step = ${sql.lit(step)})::bigint as ${sql.id(step)}`),
])

function narrowed(ctx: Ctx, buildIds: readonly string[], filter: CountFilter): RawBuilder<unknown> {
  const parts = [sql`regency_code = ${ctx.bind.regency}`, sql`build_id = any(${buildIds}::uuid[])`]
  if (filter.area) parts.push(sql`area_path ^@ ${filter.area}`)
  if (filter.segment) parts.push(sql`segment = ${filter.segment}`)
  if (filter.sex) parts.push(sql`sex = ${filter.sex}`)
  if (filter.age) parts.push(sql`age_band = ${filter.age}`)
  if (filter.cause) parts.push(sql`cause = ${filter.cause}`)
  return sql.join(parts, sql` and `)
}

export type Grouped = { [K in keyof CountColumns]: number | null } & { key: string }

/** Sums of the cube under row level security, one row a value of the dimension. */
export async function sumCellsBy(ctx: Ctx, buildId: string, filter: CountFilter, by: Dimension): Promise<Grouped[]> {
  const query = sql<Grouped>`select ${keys[by]} as key, ${sums} from indicators_cell where ${narrowed(ctx, [buildId], filter)} group by 1 order by 1`
  return (await query.execute(ctx.trx)).rows
}

/** Sums of the cube for several builds at once, one row a build. */
export async function sumCellsOf(ctx: Ctx, buildIds: readonly string[], filter: CountFilter): Promise<Grouped[]> {
  const query = sql<Grouped>`select build_id::text as key, ${sums} from indicators_cell where ${narrowed(ctx, buildIds, filter)} group by build_id`
  return (await query.execute(ctx.trx)).rows
}
