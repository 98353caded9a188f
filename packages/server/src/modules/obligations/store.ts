import { OBLIGATION_PARTS } from '@semesta/engine'
import type { PremiumPayer } from '@semesta/kernel'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { tablesOf } from '../../platform/database.ts'
import type { AdjustmentRow, AdjustmentSumRow, DueRow, ObligationTables, PersonDueRow, RunRow, SumRow, VillageSum } from './tables.ts'

/** Runs of months, oldest first. */
export const listRuns = (ctx: Ctx): Promise<RunRow[]> =>
  tablesOf<ObligationTables>(ctx.trx).selectFrom('obligations_run').selectAll().where('regency_code', '=', ctx.bind.regency).orderBy('run_no').execute()

/** The run that put a month down; undefined when none has. */
export const findFirst = (ctx: Ctx, month: string): Promise<RunRow | undefined> =>
  tablesOf<ObligationTables>(ctx.trx)
    .selectFrom('obligations_run')
    .selectAll()
    .where('regency_code', '=', ctx.bind.regency)
    .where('month', '=', month)
    .where('is_first', '=', true)
    .executeTakeFirst()

/** The run that looked at a month last: what stands goes by the facts it knew. */
export const findLatest = (ctx: Ctx, month: string): Promise<RunRow | undefined> =>
  tablesOf<ObligationTables>(ctx.trx)
    .selectFrom('obligations_run')
    .selectAll()
    .where('regency_code', '=', ctx.bind.regency)
    .where('month', '=', month)
    .orderBy('run_no', 'desc')
    .limit(1)
    .executeTakeFirst()

/** One run as some areas see it. */
export interface View {
  runId: string
  areas: readonly string[]
}
export interface DueFilter {
  payer?: PremiumPayer | undefined
  segment?: string | undefined
  class?: string | undefined
  basis?: string | undefined
}
export interface AdjustmentFilter {
  cause?: string | undefined
  segment?: string | undefined
  forMonth?: string | undefined
}

const sums = sql.join(OBLIGATION_PARTS.map((part) => sql`coalesce(sum(${sql.ref(part)}), 0)::bigint as ${sql.id(part)}`))
const parts = sql.join(OBLIGATION_PARTS.map((part) => sql.ref(part)))

function within(ctx: Ctx, column: 'village_code' | 'area_path', areas: readonly string[]): RawBuilder<unknown> {
  return areas.includes(ctx.bind.regency) ? sql`true` : sql`${sql.ref(column)} ^@ any(${[...areas]}::text[])`
}
const ofRun = (ctx: Ctx, { runId, areas }: View) => sql`regency_code = ${ctx.bind.regency} and run_id = ${runId} and ${within(ctx, 'village_code', areas)}`
const due = (ctx: Ctx, { runId, areas }: View) => sql`regency_code = ${ctx.bind.regency} and build_id = ${runId} and ${within(ctx, 'area_path', areas)}`

/** By segment, class and basis, from the totals. */
export async function sumTotals(ctx: Ctx, view: View): Promise<SumRow[]> {
  const query = sql<SumRow>`select segment, class, basis, sum(heads)::int as heads, ${sums} from obligations_total where ${ofRun(ctx, view)} group by 1, 2, 3 order by 1, 2, 3`
  return (await query.execute(ctx.trx)).rows
}

/** The same from the cards themselves: for areas below the village, which have no totals. */
export async function sumDue(ctx: Ctx, view: View): Promise<SumRow[]> {
  const query = sql<SumRow>`select segment, class, basis, count(*)::int as heads, ${sums} from obligations_due where ${due(ctx, view)} group by 1, 2, 3 order by 1, 2, 3`
  return (await query.execute(ctx.trx)).rows
}

export async function sumByVillage(ctx: Ctx, view: View): Promise<VillageSum[]> {
  const query = sql<VillageSum>`select village_code as code, sum(heads)::int as heads, ${sums} from obligations_total where ${ofRun(ctx, view)} group by 1 order by 1`
  return (await query.execute(ctx.trx)).rows
}

const owedBy: Record<PremiumPayer, RawBuilder<boolean>> = {
  own: sql`own > 0`,
  employer: sql`employer > 0`,
  worker: sql`worker > 0`,
  local: sql`local_iuran + local_bantuan > 0`,
  central: sql`central > 0`,
  province: sql`province > 0`,
}

function narrowed(filter: DueFilter): RawBuilder<unknown> {
  const wanted = [sql`true`]
  if (filter.payer) wanted.push(owedBy[filter.payer])
  if (filter.segment) wanted.push(sql`segment = ${filter.segment}`)
  if (filter.class !== undefined) wanted.push(sql`class = ${filter.class}`)
  if (filter.basis) wanted.push(sql`basis = ${filter.basis}`)
  return sql.join(wanted, sql` and `)
}

const dueRows = (ctx: Ctx, view: View, filter: DueFilter) =>
  sql<DueRow>`select row_no, person_id, card, nik, name, area_path, segment, class, basis, ${parts}
    from obligations_due where ${due(ctx, view)} and ${narrowed(filter)} order by village_code, row_no`

/** For an export: read through a cursor. */
export const allDue = dueRows

export async function listDue(ctx: Ctx, view: View, filter: DueFilter, page: { limit: number; offset: number }): Promise<DueRow[]> {
  return (await sql<DueRow>`${dueRows(ctx, view, filter)} limit ${page.limit} offset ${page.offset}`.execute(ctx.trx)).rows
}

/** Differences for a month or brought by its builds. */
const ofMonth = (ctx: Ctx, month: string, areas: readonly string[], filter: AdjustmentFilter, place: 'village_code' | 'area_path') => {
  const wanted = [
    sql`a.regency_code = ${ctx.bind.regency}`,
    sql`(a.for_month = ${month} or (a.is_late and r.newest_month = ${month}))`,
    within(ctx, place, areas),
  ]
  if (filter.cause) wanted.push(sql`a.cause = ${filter.cause}`)
  if (filter.segment) wanted.push(sql`a.segment = ${filter.segment}`)
  if (filter.forMonth) wanted.push(sql`a.for_month = ${filter.forMonth}`)
  return sql.join(wanted, sql` and `)
}
const run = sql`join obligations_run as r on r.regency_code = a.regency_code and r.id = a.run_id`
const adjustmentKeys = sql`a.for_month, case when a.is_late then r.newest_month else r.month end as run_month, r.computed_on, a.is_late, a.cause, a.segment`

export async function sumAdjustments(ctx: Ctx, month: string, areas: readonly string[]): Promise<AdjustmentSumRow[]> {
  const query = sql<AdjustmentSumRow>`select ${adjustmentKeys}, sum(a.heads)::int as heads, ${sums} from obligations_adjustment_total as a ${run}
    where ${ofMonth(ctx, month, areas, {}, 'village_code')} group by 1, 2, 3, 4, 5, 6 order by 3 desc, 1, 2, 4, 5, 6`
  return (await query.execute(ctx.trx)).rows
}

/** The same from the cards, for areas below the village. */
export async function countAdjustments(ctx: Ctx, month: string, areas: readonly string[], filter: AdjustmentFilter = {}): Promise<AdjustmentSumRow[]> {
  const query = sql<AdjustmentSumRow>`select ${adjustmentKeys}, count(*)::int as heads, ${sums} from obligations_adjustment as a ${run}
    where ${ofMonth(ctx, month, areas, filter, 'area_path')} group by 1, 2, 3, 4, 5, 6 order by 3 desc, 1, 2, 4, 5, 6`
  return (await query.execute(ctx.trx)).rows
}

const adjustmentRows = (ctx: Ctx, month: string, areas: readonly string[], filter: AdjustmentFilter) =>
  sql<AdjustmentRow>`select ${adjustmentKeys}, a.run_id, a.seq, a.person_id, a.card, a.nik, a.name, a.area_path, a.basis_before, a.basis_after, ${parts}
    from obligations_adjustment as a ${run} where ${ofMonth(ctx, month, areas, filter, 'area_path')}
    order by r.computed_on desc, a.run_id, a.village_code, a.seq`

export const allAdjustments = adjustmentRows

export async function listAdjustments(ctx: Ctx, month: string, areas: readonly string[], filter: AdjustmentFilter, page: { limit: number; offset: number }) {
  return (await sql<AdjustmentRow>`${adjustmentRows(ctx, month, areas, filter)} limit ${page.limit} offset ${page.offset}`.execute(ctx.trx)).rows
}

/** What stands for one person in the months whose names are at hand, newest first. */
export async function listOfPerson(ctx: Ctx, personId: string): Promise<PersonDueRow[]> {
  const query = sql<PersonDueRow>`select r.month, d.card, d.segment, d.class, d.basis, ${parts}
    from obligations_due as d join obligations_run as r on r.regency_code = d.regency_code and r.id = d.build_id
    where d.regency_code = ${ctx.bind.regency} and d.person_id = ${personId} order by r.month desc, d.card limit 100`
  return (await query.execute(ctx.trx)).rows
}

export async function adjustmentsOfPerson(ctx: Ctx, personId: string): Promise<AdjustmentRow[]> {
  const query = sql<AdjustmentRow>`select ${adjustmentKeys}, a.run_id, a.seq, a.person_id, a.card, a.nik, a.name, a.area_path, a.basis_before, a.basis_after, ${parts}
    from obligations_adjustment as a ${run} where a.regency_code = ${ctx.bind.regency} and a.person_id = ${personId} order by r.computed_at desc, a.seq limit 200`
  return (await query.execute(ctx.trx)).rows
}
