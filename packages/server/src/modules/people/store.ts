import type { DrillFilter } from '@semesta/contract'
import { COVERAGE_STEPS } from '@semesta/kernel'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '../../platform/context.ts'
import type { CountColumns, CountFilter, Dimension } from '../months/index.ts'
import type { PersonRecord } from './tables.ts'

export type CountId = z.output<(typeof DrillFilter)['count']>

const flags: Record<'population' | 'registered' | 'active' | 'inactive' | 'unregistered', RawBuilder<boolean>> = {
  population: sql`is_resident`,
  registered: sql`is_registered`,
  active: sql`is_active`,
  inactive: sql`is_registered and not is_active`,
  unregistered: sql`is_resident and not is_registered`,
}

// Each as a literal, so that the planner can prove that a partial index holds every row asked for.
function flagOf(count: CountId): RawBuilder<boolean> {
  return count in flags ? flags[count as keyof typeof flags] : sql`is_registered and coverage_step = ${sql.lit(count)}`
}

/** A village is an equality the index knows; everything else is a beginning. */
const areaPart = (area: string) => (area.length === 13 ? sql`village_code = ${area}` : sql`area_path ^@ ${area}`)

/** What people may be narrowed by beyond the dimensions of the cube; only the people themselves can be counted by these. */
export interface PeopleFilter extends CountFilter {
  /** active without a break since this month */
  since?: string | undefined
  payer?: string | undefined
  /** the card is as it was in the month before */
  stayed?: boolean | undefined
  /** in any of these places and in none of those */
  places?: { add: readonly string[]; less: readonly string[] } | undefined
}
/** Which registers name a person: living in the population register, a card, DTSEN, a job today. */
export interface Registers {
  penduduk: boolean
  peserta: boolean
  dtsen: boolean
  pekerja: boolean
}

function narrowed(ctx: Ctx, buildId: string, filter: PeopleFilter): RawBuilder<unknown>[] {
  const parts = [sql`regency_code = ${ctx.bind.regency}`, sql`build_id = ${buildId}`]
  if (filter.area) parts.push(areaPart(filter.area))
  if (filter.segment) parts.push(sql`is_registered and segment = ${filter.segment}`)
  if (filter.sex) parts.push(sql`sex = ${filter.sex}`)
  if (filter.age) parts.push(sql`age_band = ${filter.age}`)
  if (filter.cause) parts.push(sql`is_registered and cause = ${filter.cause}`)
  if (filter.since) parts.push(sql`active_since = ${filter.since}`)
  if (filter.payer) parts.push(sql`is_registered and payer = ${filter.payer}`)
  if (filter.stayed) parts.push(sql`is_unchanged`)
  if (filter.places) parts.push(sql`area_path ^@ any(${[...filter.places.add]}::text[]) and not area_path ^@ any(${[...filter.places.less]}::text[])`)
  return parts
}
const and = (parts: RawBuilder<unknown>[]) => sql.join(parts, sql` and `)

export async function listPage(ctx: Ctx, buildId: string, count: CountId, filter: PeopleFilter, page: { limit: number; offset: number }) {
  const where = and([...narrowed(ctx, buildId, filter), flagOf(count)])
  const query = sql<PersonRecord>`select * from people_person where ${where} order by village_code, row_no limit ${page.limit} offset ${page.offset}`
  return (await query.execute(ctx.trx)).rows
}

/** For an export: read through a cursor. */
export const listAll = (ctx: Ctx, buildId: string, count: CountId, filter: PeopleFilter): RawBuilder<PersonRecord> =>
  sql<PersonRecord>`select * from people_person where ${and([...narrowed(ctx, buildId, filter), flagOf(count)])} order by village_code, row_no`

const heads = sql.join([
  sql`count(*) filter (where ${flags.population}) as population`,
  sql`count(*) filter (where ${flags.registered}) as registered`,
  sql`count(*) filter (where ${flags.active}) as active`,
  sql`count(*) filter (where ${flags.unregistered}) as unregistered`,
  ...COVERAGE_STEPS.map((step) => sql`count(*) filter (where ${flagOf(step)}) as ${sql.id(step)}`),
])
// The cube's words: empty where a dimension does not apply.
const keys: Record<Dimension, RawBuilder<string>> = {
  village: sql`village_code`,
  kecamatan: sql`left(village_code, 8)`,
  segment: sql`case when is_registered then coalesce(segment, '') else '' end`,
  sex: sql`coalesce(sex, '')`,
  age: sql`coalesce(age_band, '')`,
  cause: sql`case when is_registered then coalesce(cause, '') else '' end`,
}

/** Heads by a dimension, straight from the people: for areas below the village, which are small. */
export async function countBy(ctx: Ctx, buildId: string, filter: PeopleFilter, by: Dimension): Promise<(CountColumns & { key: string })[]> {
  const where = and(narrowed(ctx, buildId, filter))
  const query = sql<CountColumns & { key: string }>`select ${keys[by]} as key, ${heads} from people_person where ${where} group by 1 order by 1`
  return (await query.execute(ctx.trx)).rows
}

const of = (ctx: Ctx, buildId: string, part: RawBuilder<unknown>, limit: number) =>
  sql<PersonRecord>`select * from people_person where ${and([...narrowed(ctx, buildId, {}), part])}
    order by is_primary desc, row_no limit ${limit}`.execute(ctx.trx)

export const listOfPerson = async (ctx: Ctx, buildId: string, personId: string) => (await of(ctx, buildId, sql`person_id = ${personId}`, 50)).rows
export const listOfHousehold = async (ctx: Ctx, buildId: string, kk: string) => (await of(ctx, buildId, sql`kk = ${kk} and is_primary`, 50)).rows

const inArea = (area: string | undefined) => (area ? sql`and ${areaPart(area)}` : sql``)

export const findByNik = async (ctx: Ctx, buildId: string, nik: string, area: string | undefined, limit: number) =>
  (await of(ctx, buildId, sql`nik = ${nik} and is_primary ${inArea(area)}`, limit)).rows
export const findByCard = async (ctx: Ctx, buildId: string, card: string, area: string | undefined, limit: number) =>
  (await of(ctx, buildId, sql`card = ${card} ${inArea(area)}`, limit)).rows

/** People of a build by their cards, any order. */
export async function listOfCards(ctx: Ctx, buildId: string, cards: readonly string[]): Promise<PersonRecord[]> {
  const query = sql<PersonRecord>`select * from people_person
    where regency_code = ${ctx.bind.regency} and build_id = ${buildId} and card = any(${[...cards]}::text[])`
  return (await query.execute(ctx.trx)).rows
}

// The range of all words that begin so: collation "C" sorts by bytes, and no word has a byte above the tilde.
const beginsWith = (word: string) => sql`word >= ${word} and word < ${`${word}~`}`

/** Villages that an index can narrow a search to; null when the area is wider or several kinds. */
function villagesOf(ctx: Ctx, area: string | undefined): RawBuilder<unknown> {
  const roots = area ? [area] : ctx.bind.areas
  if (roots.some((root) => root.length < 8)) return sql``
  return sql` and village_code ^@ any(${roots.map((root) => root.slice(0, 13))}::text[])`
}

/** How many index entries are counted before a word is simply called common. */
const COMMON = 2_000

/** The words from rare to common, as far as a glance at the index tells. */
async function rarestFirst(ctx: Ctx, buildId: string, words: readonly string[]): Promise<readonly string[]> {
  if (words.length < 2) return words
  const glances = words.map((word) => sql`(select count(*) from (select 1 from people_word where ${inIndex(ctx, buildId, word)} limit ${COMMON}) as glance)`)
  const query = sql<{ heads: number[] }>`select array[${sql.join(glances)}]::int[] as heads`
  const heads = (await query.execute(ctx.trx)).rows[0]?.heads ?? []
  return words
    .map((word, index) => ({ word, heads: heads[index] ?? 0 }))
    .toSorted((a, b) => a.heads - b.heads)
    .map((it) => it.word)
}

const inIndex = (ctx: Ctx, buildId: string, word: string) => sql`regency_code = ${ctx.bind.regency} and build_id = ${buildId} and ${beginsWith(word)}`
const hasWord = (name: string, word: string) => sql`' ' || regexp_replace(lower(${sql.ref(name)}), '[^a-z0-9]+', ' ', 'g') like ${`% ${word}%`}`

/**
 * People whose name has a word beginning with each of `words`.
 *
 * Shape: the rarest word is looked up in the word index, the others are tested on the people found, which stops as soon as there are enough.
 */
export async function findByWords(ctx: Ctx, buildId: string, words: readonly string[], area: string | undefined, limit: number): Promise<PersonRecord[]> {
  const [rarest = '', ...others] = await rarestFirst(ctx, buildId, words)
  const rest = others.map((word) => sql` and ${hasWord('p.name', word)}`)
  // The index is read first and kept apart, else the planner may read all people to find the first few.
  const query = sql<PersonRecord>`select p.* from (
      select row_no from people_word where ${inIndex(ctx, buildId, rarest)}${villagesOf(ctx, area)} offset 0
    ) as found
    cross join lateral (
      select * from people_person where regency_code = ${ctx.bind.regency} and build_id = ${buildId} and row_no = found.row_no offset 0
    ) as p
    where p.is_primary ${inArea(area)} ${rest.length > 0 ? sql.join(rest, sql``) : sql``} limit ${limit * 2}`
  const rows = (await query.execute(ctx.trx)).rows
  // Two words of one name may begin the same: such a person is found twice.
  return rows.filter((row, index) => rows.findIndex((other) => other.row_no === row.row_no) === index).slice(0, limit)
}

/** The same by reading the people: while the word index of a fresh month is still being filled. */
export async function scanForWords(ctx: Ctx, buildId: string, words: readonly string[], area: string | undefined, limit: number): Promise<PersonRecord[]> {
  const matches = words.map((word) => hasWord('name', word))
  return (await of(ctx, buildId, sql`is_primary and ${and(matches)} ${inArea(area)}`, limit)).rows
}

/** Persons at work for an employer on a day who are in the month. */
export async function countAtWork(ctx: Ctx, buildId: string, employerCode: string, day: string): Promise<number> {
  const query = sql<{ people: number }>`select count(distinct person_id) as people from people_person
    where regency_code = ${ctx.bind.regency} and build_id = ${buildId} and employer_code = ${employerCode} and coalesce(employed_until > ${day}::date, true)`
  return (await query.execute(ctx.trx)).rows[0]?.people ?? 0
}

export async function countFamilies(ctx: Ctx, buildId: string, employerCode: string, day: string): Promise<{ family: number; missing: number }> {
  const query = sql<{ family: number; missing: number }>`with worker as (
      select person_id, kk from people_person
      where regency_code = ${ctx.bind.regency} and build_id = ${buildId} and employer_code = ${employerCode} and coalesce(employed_until > ${day}::date, true)
    ), family as (
      select p.person_id, bool_or(p.is_active) as is_active from people_person as p
      where p.regency_code = ${ctx.bind.regency} and p.build_id = ${buildId} and p.kk in (select kk from worker) and p.person_id not in (select person_id from worker)
      group by p.person_id having bool_or(p.is_resident)
    )
    select count(*)::int as family, (count(*) filter (where not is_active))::int as missing from family`
  return (await query.execute(ctx.trx)).rows[0] ?? { family: 0, missing: 0 }
}

/** Rows of the month that carry one of some NIK or card numbers. */
export async function listByNumbers(ctx: Ctx, buildId: string, numbers: readonly string[]): Promise<PersonRecord[]> {
  const query = sql<PersonRecord>`select * from people_person where regency_code = ${ctx.bind.regency} and build_id = ${buildId}
    and (nik = any(${[...numbers]}::text[]) or card = any(${[...numbers]}::text[])) order by row_no`
  return (await query.execute(ctx.trx)).rows
}
