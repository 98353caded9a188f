import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Registers } from './store.ts'
import type { PersonRecord } from './tables.ts'

const here = (ctx: Ctx, buildId: string) => sql`regency_code = ${ctx.bind.regency} and build_id = ${buildId}`
const inArea = (area: string | undefined) => (area ? sql`and area_path ^@ ${area}` : sql``)

export interface SegmentSum {
  segment: string
  active: boolean
  heads: number
}

/** Cards that are as they were in the month before, by segment and state. */
export async function countStayed(ctx: Ctx, buildId: string, area: string | undefined): Promise<SegmentSum[]> {
  const query = sql<SegmentSum>`select coalesce(segment, 'UNKNOWN') as segment, is_active as active, count(*)::bigint as heads from people_person
    where ${here(ctx, buildId)} ${inArea(area)} and is_unchanged group by 1, 2 order by 1, 2`
  return (await query.execute(ctx.trx)).rows
}

export interface CohortCount {
  since: string
  payer: string
  segment: string
  heads: number
}

/** Active cards by the month since which they are active without a break. */
export async function countCohorts(ctx: Ctx, buildId: string, area: string | undefined): Promise<CohortCount[]> {
  const query = sql<CohortCount>`select active_since as since, payer, coalesce(segment, 'UNKNOWN') as segment, count(*)::bigint as heads from people_person
    where ${here(ctx, buildId)} ${inArea(area)} and active_since is not null group by 1, 2, 3 order by 1, 2, 3`
  return (await query.execute(ctx.trx)).rows
}

export interface RegisterSum extends Registers {
  heads: number
  active: number
}
const flags = (asOf: string) => ({
  penduduk: sql`is_resident`,
  peserta: sql`is_registered`,
  dtsen: sql`(row_dtsen is not null)`,
  pekerja: sql`(row_pekerja is not null and coalesce(employed_until > ${asOf}::date, true))`,
})

/** People by the registers that name them, as the step `matrix` of a month counts them. */
export async function countByRegisters(ctx: Ctx, build: { id: string; asOf: string }, area: string | undefined): Promise<RegisterSum[]> {
  const { penduduk, peserta, dtsen, pekerja } = flags(build.asOf)
  const query = sql<RegisterSum>`select ${penduduk} as penduduk, ${peserta} as peserta, ${dtsen} as dtsen, ${pekerja} as pekerja,
      count(*)::bigint as heads, count(*) filter (where is_active)::bigint as active
    from people_person where ${here(ctx, build.id)} ${inArea(area)} and is_primary group by 1, 2, 3, 4 order by 1, 2, 3, 4`
  return (await query.execute(ctx.trx)).rows
}

/** The people of one combination of registers, one row a person, for a page or through a cursor. */
export function peopleOfRegisters(ctx: Ctx, build: { id: string; asOf: string }, named: Registers, area: string | undefined): RawBuilder<PersonRecord> {
  const parts = Object.entries(flags(build.asOf)).map(([register, flag]) => (named[register as keyof Registers] ? flag : sql`not ${flag}`))
  return sql<PersonRecord>`select * from people_person where ${here(ctx, build.id)} ${inArea(area)} and is_primary and ${sql.join(parts, sql` and `)}
    order by village_code, row_no`
}

export async function pageOfRegisters(ctx: Ctx, all: RawBuilder<PersonRecord>, page: { limit: number; offset: number }): Promise<PersonRecord[]> {
  return (await sql<PersonRecord>`${all} limit ${page.limit} offset ${page.offset}`.execute(ctx.trx)).rows
}

/** One card, as far as other rooms follow it. */
export interface Standing {
  person_id: string
  card: string | null
  nik: string | null
  is_active: boolean
  segment: string | null
}

/** Cards of some people, by person id, card or NIK: each an index lookup. */
export async function listStandings(
  ctx: Ctx,
  buildId: string,
  people: readonly { person_id: string; card: string | null; nik: string | null }[],
): Promise<Standing[]> {
  const numbers = (of: (it: (typeof people)[number]) => string | null) => people.flatMap((it) => of(it) ?? [])
  const part = (column: string, list: readonly string[]) => sql`select person_id, card, nik, is_active, segment, row_no from people_person
    where ${here(ctx, buildId)} and ${sql.ref(column)} = any(${[...list]}::text[])`
  const query = sql<Standing>`select distinct on (row_no) person_id, card, nik, is_active, segment from (
      ${part(
        'person_id',
        numbers((it) => it.person_id),
      )} union all ${part(
        'card',
        numbers((it) => it.card),
      )} union all ${part(
        'nik',
        numbers((it) => it.nik),
      )}
    ) as found order by row_no`
  return (await query.execute(ctx.trx)).rows
}
