import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { tablesOf } from '../../platform/database.ts'
import type { ArrearsTables, CandidateRecord, DebtSum, OwingRecord, WriteOffRecord } from './tables.ts'

export interface DebtFilter {
  class?: string | undefined
  decile?: number | undefined
  monthsMin?: number | undefined
  monthsMax?: number | undefined
  band?: number | undefined
}
/** One build as some areas see it. */
export interface View {
  buildId: string
  areas: readonly string[]
  /** where it is counted: the cube ends at the village */
  grain: 'cells' | 'people'
}
export type By = 'person' | 'household'
export type Sort = 'months' | 'rupiah' | 'village'

const here = (ctx: Ctx, buildId: string) => sql`regency_code = ${ctx.bind.regency} and build_id = ${buildId}`
const inAreas = (areas: readonly string[]) => sql`area_path ^@ any(${[...areas]}::text[])`

export async function listCounted(ctx: Ctx): Promise<{ build_id: string; month: string; named: boolean }[]> {
  const query = sql<{
    build_id: string
    month: string
    named: boolean
  }>`select build_id::text, month, named from arrears_build where regency_code = ${ctx.bind.regency}`
  return (await query.execute(ctx.trx)).rows
}

const bandOf = sql`case when coalesce(rates_rupiah, 0) >= 5000000 then 4 when coalesce(rates_rupiah, 0) >= 2500000 then 3
  when coalesce(rates_rupiah, 0) >= 1000000 then 2 when coalesce(rates_rupiah, 0) >= 500000 then 1 else 0 end`

/** The register person by person. */
const persons = (ctx: Ctx, { buildId, areas }: View): RawBuilder<unknown> => sql`(
  select row_no, person_id, household, kk, card, nik, name, village_code, rw, rt, area_path, barred, class, months, roster_rupiah, rates_rupiah, decile,
    1 as heads
  from arrears_candidate where ${here(ctx, buildId)} and grp = 'arrears' and ${inAreas(areas)}
)`

/** The register household by household, under the name of whoever owes longest; what is known of it is the most urgent of its people. */
const households = (ctx: Ctx, view: View): RawBuilder<unknown> => sql`(
  select min(row_no) as row_no, (array_agg(person_id order by months desc nulls last, row_no))[1] as person_id, household, min(kk) as kk, null::text as card,
    null::text as nik, (array_agg(name order by months desc nulls last, row_no))[1] as name, village_code, min(rw) as rw, min(rt) as rt,
    min(area_path) as area_path, min(barred) as barred, min(class) as class, max(months) as months, sum(roster_rupiah)::bigint as roster_rupiah,
    sum(rates_rupiah)::bigint as rates_rupiah, min(nullif(decile, 0)) as decile, count(*)::int as heads
  from ${persons(ctx, view)} as p group by village_code, household
)`

const owing = (ctx: Ctx, view: View, by: By) => (by === 'person' ? persons(ctx, view) : households(ctx, view))

/** The same words over the cube and over the people: unknown decile and months are 0. */
function narrowed({ class: id, decile, monthsMin, monthsMax, band }: DebtFilter, own: RawBuilder<unknown>): RawBuilder<unknown> {
  const parts = [sql`true`]
  if (id) parts.push(sql`class = ${id}`)
  if (decile !== undefined) parts.push(sql`coalesce(decile, 0) = ${decile}`)
  if (monthsMin !== undefined) parts.push(sql`coalesce(months, 0) >= ${monthsMin}`)
  if (monthsMax !== undefined) parts.push(sql`coalesce(months, 0) <= ${monthsMax}`)
  if (band !== undefined) parts.push(sql`${own} = ${band}`)
  return sql.join(parts, sql` and `)
}

const sums = sql`coalesce(sum(heads), 0)::bigint as heads, coalesce(sum(households), 0)::bigint as households,
  coalesce(sum(roster_rupiah), 0)::bigint as roster_rupiah, coalesce(sum(rates_rupiah), 0)::bigint as rates_rupiah`

/** What is counted, as rows that filters and sums understand: from the cube, or below the village from the people. */
function counted(ctx: Ctx, view: View, by: By): RawBuilder<unknown> {
  if (view.grain === 'cells') return sql`(select * from arrears_total where ${here(ctx, view.buildId)} and what = ${by} and ${inAreas(view.areas)})`
  return sql`(select village_code, coalesce(class, '') as class, coalesce(decile, 0) as decile, coalesce(months, 0) as months, ${bandOf} as band, heads,
    ${by === 'household' ? sql`1` : sql`0`} as households, roster_rupiah, rates_rupiah from ${owing(ctx, view, by)} as o)`
}

export type Dimension = 'class' | 'decile' | 'months' | 'village_code'
export type GroupedSum = DebtSum & { dimension: Dimension | null }

/** Sums by each dimension and in all, one row a value; `dimension` null is the whole. */
export async function sumDebts(ctx: Ctx, view: View, by: By, filter: DebtFilter): Promise<GroupedSum[]> {
  const query = sql<GroupedSum>`select
      case when grouping(class) = 0 then 'class' when grouping(decile) = 0 then 'decile' when grouping(months) = 0 then 'months'
        when grouping(village_code) = 0 then 'village_code' end as dimension,
      coalesce(class, '') as class, coalesce(decile, 0) as decile, coalesce(months, 0) as months, coalesce(village_code, '') as village_code, ${sums}
    from ${counted(ctx, view, by)} as c where ${narrowed(filter, sql`band`)}
    group by grouping sets ((), (class), (decile), (months), (village_code)) order by 1, 2, 3, 4, 5`
  return (await query.execute(ctx.trx)).rows
}

/** Heads and rupiah of several builds from the cube. */
export async function sumBuilds(ctx: Ctx, buildIds: readonly string[], areas: readonly string[]): Promise<(DebtSum & { build_id: string })[]> {
  const query = sql<DebtSum & { build_id: string }>`select build_id::text, ${sums} from arrears_total
    where regency_code = ${ctx.bind.regency} and build_id = any(${[...buildIds]}::uuid[]) and what in ('person', 'household') and ${inAreas(areas)}
    group by build_id, what`
  return (await query.execute(ctx.trx)).rows
}

const orders: Record<Sort, RawBuilder<unknown>> = {
  months: sql`months desc nulls last, row_no`,
  rupiah: sql`rates_rupiah desc nulls last, row_no`,
  village: sql`village_code, row_no`,
}

interface ListAsk {
  by: By
  filter: DebtFilter
  sort: Sort
}
const listed = (ctx: Ctx, view: View, { by, filter, sort }: ListAsk) =>
  sql<OwingRecord>`select * from ${owing(ctx, view, by)} as o where ${narrowed(filter, bandOf)} order by ${orders[sort]}`

export async function listPage(ctx: Ctx, view: View, ask: ListAsk, page: { limit: number; offset: number }): Promise<OwingRecord[]> {
  return (await sql<OwingRecord>`${listed(ctx, view, ask)} limit ${page.limit} offset ${page.offset}`.execute(ctx.trx)).rows
}

/** For an export: read through a cursor. */
export const listAll = (ctx: Ctx, view: View, ask: ListAsk): RawBuilder<OwingRecord> => listed(ctx, view, ask)

/** A person's rows of the register in several builds, or those of the same household. */
export async function listOwing(ctx: Ctx, buildIds: readonly string[], of: { personIds?: readonly string[]; home?: { village: string; household: string } }) {
  const who = of.home ? sql`village_code = ${of.home.village} and household = ${of.home.household}` : sql`person_id = any(${[...(of.personIds ?? [])]}::text[])`
  const query = sql<CandidateRecord & { build_id: string; heads: number }>`select *, build_id::text as build_id, 1 as heads from arrears_candidate
    where regency_code = ${ctx.bind.regency} and build_id = any(${[...buildIds]}::uuid[]) and grp = 'arrears' and ${who} order by months desc nulls last, row_no`
  return (await query.execute(ctx.trx)).rows
}

/** What was recorded about some people's debts, newest first. */
export const listWriteOffs = (ctx: Ctx, personIds: readonly string[]): Promise<WriteOffRecord[]> =>
  tablesOf<ArrearsTables>(ctx.trx)
    .selectFrom('arrears_write_off')
    .selectAll()
    .where('regency_code', '=', ctx.bind.regency)
    .where('person_id', 'in', [...personIds, ''])
    .orderBy(sql`seq`, 'desc')
    .execute()

/** Rows of one act; people the act has already reached stay as they are. */
export async function insertWriteOffs(ctx: Ctx, rows: readonly WriteOffRecord[]): Promise<number> {
  const done = await tablesOf<ArrearsTables>(ctx.trx)
    .insertInto('arrears_write_off')
    .values([...rows])
    .onConflict((it) => it.doNothing())
    .executeTakeFirst()
  return Number(done.numInsertedOrUpdatedRows ?? 0n)
}

export const listOfAct = (ctx: Ctx, actId: string): Promise<WriteOffRecord[]> =>
  tablesOf<ArrearsTables>(ctx.trx)
    .selectFrom('arrears_write_off')
    .selectAll()
    .where('regency_code', '=', ctx.bind.regency)
    .where('act_id', '=', actId)
    .execute()
