import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { FindingRecord } from './tables.ts'

export interface FindingFilter {
  rule?: string | undefined
  area?: string | undefined
  segment?: string | undefined
  cause?: string | undefined
}
export interface RuleTotal {
  rule: string
  people: number
  rupiah_per_month: number
}
export type FindingSort = 'name' | 'rupiah' | 'village'

function narrowed(ctx: Ctx, buildId: string, filter: FindingFilter): RawBuilder<unknown> {
  const parts = [sql`regency_code = ${ctx.bind.regency}`, sql`build_id = ${buildId}`]
  if (filter.rule) parts.push(sql`rule = ${filter.rule}`)
  if (filter.area) parts.push(areaPart(filter.area))
  if (filter.segment) parts.push(sql`segment = ${filter.segment}`)
  if (filter.cause) parts.push(sql`cause = ${filter.cause}`)
  return sql.join(parts, sql` and `)
}

/** A village is an equality the index knows; everything else is a beginning. */
const areaPart = (area: string) => (area.length === 13 ? sql`village_code = ${area}` : sql`area_path ^@ ${area}`)

const grouped = (from: RawBuilder<unknown>, people: RawBuilder<unknown>, where: RawBuilder<unknown>) =>
  sql<RuleTotal>`select rule, ${people}::bigint as people, sum(rupiah_per_month)::bigint as rupiah_per_month from ${from} where ${where} group by rule`

/** Heads and rupiah by rule, from the totals. */
export async function sumTotals(ctx: Ctx, buildId: string, filter: FindingFilter): Promise<RuleTotal[]> {
  return (await grouped(sql`findings_total`, sql`sum(people)`, narrowed(ctx, buildId, filter)).execute(ctx.trx)).rows
}

/** The same from the findings themselves: below the village there are no totals. */
export async function countFindings(ctx: Ctx, buildId: string, filter: FindingFilter): Promise<RuleTotal[]> {
  return (await grouped(sql`findings_finding`, sql`count(*)`, narrowed(ctx, buildId, filter)).execute(ctx.trx)).rows
}

const orders: Record<FindingSort, RawBuilder<unknown>> = {
  name: sql`name, row_no`,
  rupiah: sql`rupiah_per_month desc, row_no`,
  village: sql`village_code, row_no`,
}

export async function listPage(ctx: Ctx, buildId: string, filter: FindingFilter, page: { sort: FindingSort; limit: number; offset: number }) {
  const query = sql<FindingRecord>`select * from findings_finding where ${narrowed(ctx, buildId, filter)}
    order by ${orders[page.sort]} limit ${page.limit} offset ${page.offset}`
  return (await query.execute(ctx.trx)).rows
}

/** For an export: read through a cursor, in the order of rules and villages. */
export const listAll = (ctx: Ctx, buildId: string, filter: FindingFilter): RawBuilder<FindingRecord> =>
  sql<FindingRecord>`select * from findings_finding where ${narrowed(ctx, buildId, filter)} order by rule, village_code, row_no`

export async function listOfPerson(ctx: Ctx, buildId: string, personId: string): Promise<FindingRecord[]> {
  const query = sql<FindingRecord>`select * from findings_finding
    where regency_code = ${ctx.bind.regency} and build_id = ${buildId} and person_id = ${personId} order by rupiah_per_month desc, rule, row_no`
  return (await query.execute(ctx.trx)).rows
}

export interface VillageTotal extends RuleTotal {
  village_code: string
}

/** Heads and rupiah by village and rule, from the totals. */
export async function sumByVillage(ctx: Ctx, buildId: string, area: string | undefined): Promise<VillageTotal[]> {
  const query = sql<VillageTotal>`select village_code, rule, sum(people)::bigint as people, sum(rupiah_per_month)::bigint as rupiah_per_month
    from findings_total where ${narrowed(ctx, buildId, { area })} group by village_code, rule order by village_code, rule`
  return (await query.execute(ctx.trx)).rows
}

/** The same from the findings themselves. */
export async function countByVillage(ctx: Ctx, buildId: string, area: string | undefined): Promise<VillageTotal[]> {
  const query = sql<VillageTotal>`select village_code, rule, count(*)::bigint as people, sum(rupiah_per_month)::bigint as rupiah_per_month
    from findings_finding where ${narrowed(ctx, buildId, { area })} group by village_code, rule order by village_code, rule`
  return (await query.execute(ctx.trx)).rows
}

/** Heads by rule of several builds. */
export async function sumByBuild(ctx: Ctx, buildIds: readonly string[], area: string | undefined): Promise<(RuleTotal & { build_id: string })[]> {
  const inArea = area ? sql`and ${areaPart(area)}` : sql``
  const query = sql<
    RuleTotal & { build_id: string }
  >`select build_id::text, rule, sum(people)::bigint as people, sum(rupiah_per_month)::bigint as rupiah_per_month
    from findings_total where regency_code = ${ctx.bind.regency} and build_id = any(${[...buildIds]}::uuid[]) ${inArea} group by build_id, rule`
  return (await query.execute(ctx.trx)).rows
}

/** People with any of some findings, once each, and those of them that the city pays for. */
export async function countAny(ctx: Ctx, buildId: string, rules: readonly string[], area: string | undefined): Promise<{ people: number; paid: number }> {
  const query = sql<{ people: number; paid: number }>`select count(distinct row_no)::bigint as people,
      count(distinct row_no) filter (where segment = 'PBPU_PEMDA' and cause is null)::bigint as paid
    from findings_finding where ${narrowed(ctx, buildId, { area })} and rule = any(${[...rules]}::text[])`
  return (await query.execute(ctx.trx)).rows[0] ?? { people: 0, paid: 0 }
}

/** Findings of some rules by place, the rules in the order given: for a list to work through. */
export const listOfRules = (ctx: Ctx, buildId: string, rules: readonly string[], area: string | undefined): RawBuilder<FindingRecord> =>
  sql<FindingRecord>`select * from findings_finding where ${narrowed(ctx, buildId, { area })} and rule = any(${[...rules]}::text[])
    order by village_code, rw nulls last, rt nulls last, array_position(${[...rules]}::text[], rule), row_no`

export async function countOfPersons(ctx: Ctx, buildId: string, personIds: readonly string[]): Promise<number> {
  const query = sql<{ findings: number }>`select count(*) as findings from findings_finding
    where regency_code = ${ctx.bind.regency} and build_id = ${buildId} and person_id = any(${[...personIds]}::text[])`
  return (await query.execute(ctx.trx)).rows[0]?.findings ?? 0
}

/** People whom a rule found through one employer, and those of them who are in no register of people. */
export async function countOfEmployer(ctx: Ctx, buildId: string, rule: string, employerCode: string): Promise<{ people: number; outside: number }> {
  const query = sql<{ people: number; outside: number }>`select count(distinct person_id) as people,
      count(distinct person_id) filter (where village_code = ${`${ctx.bind.regency}.00.0000`}) as outside
    from findings_finding where regency_code = ${ctx.bind.regency} and build_id = ${buildId} and rule = ${rule} and detail ->> 'employer_code' = ${employerCode}`
  return (await query.execute(ctx.trx)).rows[0] ?? { people: 0, outside: 0 }
}
