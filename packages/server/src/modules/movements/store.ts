import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { ChangeRecord, ChangeSum, CohortSum, VillageSum } from './tables.ts'

export interface ChangeFilter {
  kind?: string | undefined
  why?: string | undefined
  fromSegment?: string | undefined
  toSegment?: string | undefined
  fromActive?: boolean | undefined
  toActive?: boolean | undefined
}
/** One build as some areas see it: places told apart by village, or by RW and RT. */
export interface View {
  buildId: string
  areas: readonly string[]
  place: 'village' | 'path'
}

const here = (ctx: Ctx, buildId: string) => sql`regency_code = ${ctx.bind.regency} and build_id = ${buildId}`

/** Whether a side of a change lies in the areas; the whole regency needs no look at the place. */
function lies(ctx: Ctx, side: 'from' | 'to', { areas, place }: View): RawBuilder<boolean> {
  const column = sql.ref(`${side}_${place}`)
  return areas.includes(ctx.bind.regency) ? sql`${column} <> ''` : sql`${column} ^@ any(${[...areas]}::text[])`
}

/** A village, or a part of one, is an equality the indexes know. */
function near({ areas }: View): RawBuilder<unknown> {
  const [area] = areas
  if (areas.length !== 1 || area === undefined || area.length < 13) return sql``
  return sql` and (to_village = ${area.slice(0, 13)} or from_village = ${area.slice(0, 13)})`
}

const carried = {
  movements_change: sql`row_no, person_id, card, nik, name, sex, birth_date, case when is_in then to_path else from_path end as path`,
  movements_total: sql`heads`,
}

/**
 * Changes as the areas see them: who came from elsewhere in the regency has arrived, who went there has departed, and the far side is left out.
 */
const seen = (ctx: Ctx, view: View, table: keyof typeof carried): RawBuilder<unknown> => sql`(
  select ${carried[table]},
    case when (is_in and was_in) or kind in ('joined', 'left') then kind when is_in then 'arrived' else 'departed' end as kind,
    case when (is_in and was_in) or kind in ('joined', 'left') then cause else '' end as cause,
    case when was_in then from_segment else '' end as from_segment, case when is_in then to_segment else '' end as to_segment,
    was_in and from_active as from_active, is_in and to_active as to_active,
    case when was_in then from_rupiah else 0 end as from_rupiah, case when is_in then to_rupiah else 0 end as to_rupiah
  from (
    select *, ${lies(ctx, 'to', view)} as is_in, ${lies(ctx, 'from', view)} as was_in
    from ${sql.table(table)} where ${here(ctx, view.buildId)}${near(view)}
  ) as sided
  where is_in or was_in
) as seen`

/** The wire's word for a side that is not there, as the tables keep it. */
export const endOf = (segment: string) => (segment === 'NONE' ? '' : segment)

function narrowed({ kind, why, fromSegment, toSegment, fromActive, toActive }: ChangeFilter): RawBuilder<unknown> {
  const parts = [kind ? sql`kind = ${kind}` : sql`kind <> 'unchanged'`]
  if (why) parts.push(sql`cause = ${why}`)
  if (fromSegment) parts.push(sql`from_segment = ${endOf(fromSegment)}`)
  if (toSegment) parts.push(sql`to_segment = ${endOf(toSegment)}`)
  if (fromActive !== undefined) parts.push(sql`from_active = ${fromActive}`)
  if (toActive !== undefined) parts.push(sql`to_active = ${toActive}`)
  return sql.join(parts, sql` and `)
}

const dimensions = sql`kind, cause, from_segment, to_segment, from_active, to_active`
const grouped = (from: RawBuilder<unknown>, heads: RawBuilder<unknown>) =>
  sql<ChangeSum>`select ${dimensions}, ${heads}::bigint as heads, sum(from_rupiah)::bigint as from_rupiah, sum(to_rupiah)::bigint as to_rupiah
    from ${from} group by ${dimensions} order by heads desc, ${dimensions}`

/** Heads and rupiah by everything a change is told apart by, from the cube. */
export async function sumTotals(ctx: Ctx, view: View): Promise<ChangeSum[]> {
  return (await grouped(seen(ctx, view, 'movements_total'), sql`sum(heads)`).execute(ctx.trx)).rows
}

/** The same from the changes themselves: below the village there is no cube. Cards that stayed are not among them. */
export async function countChanges(ctx: Ctx, view: View): Promise<ChangeSum[]> {
  return (await grouped(seen(ctx, view, 'movements_change'), sql`count(*)`).execute(ctx.trx)).rows
}

export async function listPage(ctx: Ctx, view: View, filter: ChangeFilter, page: { limit: number; offset: number }): Promise<ChangeRecord[]> {
  const query = sql<ChangeRecord>`select * from ${seen(ctx, view, 'movements_change')} where ${narrowed(filter)}
    order by path, row_no limit ${page.limit} offset ${page.offset}`
  return (await query.execute(ctx.trx)).rows
}

/** For an export: read through a cursor. */
export const listAll = (ctx: Ctx, view: View, filter: ChangeFilter): RawBuilder<ChangeRecord> =>
  sql<ChangeRecord>`select * from ${seen(ctx, view, 'movements_change')} where ${narrowed(filter)} order by path, row_no`

/** Changes by village: each change stands in the village it ends in, and where it began in another one there too. */
export async function sumByVillage(ctx: Ctx, view: View): Promise<VillageSum[]> {
  const query = sql<VillageSum>`select code, kind, sum(heads)::bigint as heads, sum(registered)::bigint as registered, sum(active)::bigint as active,
      sum(rupiah)::bigint as rupiah
    from (
      select to_village as code, case when from_village = to_village or kind = 'joined' then kind else 'arrived' end as kind, heads,
        case when from_village = to_village then 0 else heads end as registered,
        heads * (to_active::int - (from_active and from_village = to_village)::int) as active,
        to_rupiah - case when from_village = to_village then from_rupiah else 0 end as rupiah
      from movements_total where ${here(ctx, view.buildId)} and ${lies(ctx, 'to', view)}
      union all
      select from_village, case when kind = 'left' then kind else 'departed' end, heads, -heads, -heads * from_active::int, -from_rupiah
      from movements_total where ${here(ctx, view.buildId)} and from_village <> to_village and ${lies(ctx, 'from', view)}
    ) as side
    group by code, kind order by code, kind`
  return (await query.execute(ctx.trx)).rows
}

/** Active cards by the month since which they are active, for several builds. */
export async function sumCohorts(ctx: Ctx, buildIds: readonly string[], area: string | undefined): Promise<CohortSum[]> {
  const inArea = area ? sql`and area_path ^@ ${area}` : sql``
  const query = sql<CohortSum>`select since, build_id::text, payer, segment, sum(heads)::bigint as heads from movements_cohort
    where regency_code = ${ctx.bind.regency} and build_id = any(${[...buildIds]}::uuid[]) ${inArea} group by 1, 2, 3, 4 order by 1, 2, 3, 4`
  return (await query.execute(ctx.trx)).rows
}
