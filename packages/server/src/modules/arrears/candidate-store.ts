import type { Bar } from '@semesta/engine'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Rule } from './rule.calc.ts'
import type { CandidateRecord, HouseholdSum } from './tables.ts'

interface Build {
  buildId: string
  areas: readonly string[]
}
const here = (ctx: Ctx, { buildId, areas }: Build) =>
  sql`regency_code = ${ctx.bind.regency} and build_id = ${buildId} and area_path ^@ any(${[...areas]}::text[])`

/** Households that a takeover could take, counted by what tells them apart; from the cube. */
export async function sumHouseholds(ctx: Ctx, build: Build): Promise<HouseholdSum[]> {
  const query = sql<HouseholdSum>`select village_code, decile, months, arrears, pbi_removed, newborn, unregistered, lapsed, households, rates_rupiah
    from arrears_household where ${here(ctx, build)}`
  return (await query.execute(ctx.trx)).rows
}

/** The same counted from the people, for areas below the village. */
export async function countHouseholds(ctx: Ctx, build: Build): Promise<HouseholdSum[]> {
  const of = (group: string) => sql`count(*) filter (where grp = ${sql.lit(group)})::int`
  const query = sql<HouseholdSum>`select village_code, decile, months, arrears, pbi_removed, newborn, unregistered, lapsed, count(*)::int as households,
      sum(rates_rupiah)::bigint as rates_rupiah
    from (
      select village_code, coalesce(min(household_decile), 0) as decile, coalesce(min(household_months), 0) as months, ${of('arrears')} as arrears,
        ${of('pbi-removed')} as pbi_removed, ${of('newborn')} as newborn, ${of('unregistered')} as unregistered, ${of('lapsed')} as lapsed,
        coalesce(sum(rates_rupiah), 0) as rates_rupiah
      from arrears_candidate where ${here(ctx, build)} and household_no is not null group by village_code, household_no
    ) as house group by 1, 2, 3, 4, 5, 6, 7, 8`
  return (await query.execute(ctx.trx)).rows
}

/** People at work who are not active, by the group they would be in: their employer must register them. */
export async function countEmployed(ctx: Ctx, build: Build): Promise<Map<string, number>> {
  const query = sql<{ grp: string; heads: number }>`select class as grp, sum(heads)::bigint as heads from arrears_total
    where ${here(ctx, build)} and what = 'employed' group by class`
  return new Map((await query.execute(ctx.trx)).rows.map((it) => [it.grp, it.heads]))
}

const texts = (list: readonly string[]) => sql`any(${[...list]}::text[])`

/** The people of a rule in a build, as a table to be read or inserted from: only those the actor may see. */
export function chosenByRule(ctx: Ctx, build: Build, rule: Rule): RawBuilder<CandidateRecord> {
  const parts = [here(ctx, build), sql`barred is null`]
  if (rule.kind !== 'takeover') parts.push(sql`grp = ${rule.kind}`)
  else {
    const eligible = [sql`grp = ${texts(rule.groups)}`]
    // A household is in when one of its people is of a group asked for; the others come along where families are kept together.
    const anyone = sql`exists (select from arrears_candidate as m where m.regency_code = c.regency_code and m.build_id = c.build_id
      and m.village_code = c.village_code and m.household_no = c.household_no and m.grp = ${texts(rule.groups)})`
    parts.push(sql`household_no is not null`, rule.whole ? anyone : sql.join(eligible, sql` and `))
  }
  if (rule.decileMax !== null) parts.push(sql`coalesce(household_decile, decile) <= ${rule.decileMax}`)
  if (rule.monthsMin !== null) parts.push(sql`household_months >= ${rule.monthsMin}`)
  if (rule.villages) parts.push(sql`village_code = ${texts(rule.villages)}`)
  return sql<CandidateRecord>`select * from arrears_candidate as c where ${sql.join(parts, sql` and `)}`
}

/** Whom a list names: by NIK or card number, or people who were found before. */
export type List = { numbers: readonly string[] } | { personIds: readonly string[] }

/** The people of a list who are candidates of that kind. */
export function chosenByList(ctx: Ctx, build: Build, kind: Rule['kind'], list: List): RawBuilder<CandidateRecord> {
  const fits = kind === 'takeover' ? sql`household_no is not null` : sql`grp = ${kind}`
  const named = 'personIds' in list ? sql`person_id = ${texts(list.personIds)}` : sql`(nik = ${texts(list.numbers)} or card = ${texts(list.numbers)})`
  return sql<CandidateRecord>`select * from arrears_candidate as c where ${here(ctx, build)} and barred is null and ${fits} and ${named}`
}

/** Why some people are not the city's to take. */
export async function findBars(ctx: Ctx, build: Build, personIds: readonly string[]): Promise<Map<string, Bar>> {
  const query = sql<{ person_id: string; barred: Bar }>`select person_id, min(barred) as barred from arrears_candidate
    where ${here(ctx, build)} and barred is not null and person_id = ${texts(personIds)} group by 1`
  return new Map((await query.execute(ctx.trx)).rows.map((it) => [it.person_id, it.barred]))
}

/** How many of some numbers belong to such a candidate. */
export async function countKnown(ctx: Ctx, chosen: RawBuilder<CandidateRecord>, numbers: readonly string[]): Promise<number> {
  const query = sql<{ known: number }>`select count(distinct n)::int as known from unnest(${[...numbers]}::text[]) as n
    join (${chosen}) as c on c.nik = n or c.card = n`
  return (await query.execute(ctx.trx)).rows[0]?.known ?? 0
}
