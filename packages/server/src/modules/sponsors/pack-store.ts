import { addMonths } from '@semesta/kernel'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { rowsOf } from '../../platform/cursor.ts'

// What an audit pack holds of donors: everything recorded up to the end of a month, in a total order.
type Records = AsyncGenerator<Record<string, unknown>>

export const SPONSOR_COLUMNS = ['sponsor_id', 'id', 'kind', 'name', 'npwp', 'employer_code', 'recorded_by', 'recorded_at'] as const
export const CHECK_COLUMNS = ['sponsor_id', 'id', 'month', 'build_id', 'workers', 'missing', 'checked_by', 'checked_at'] as const
export const EXCEPTION_COLUMNS = ['sponsor_id', 'id', 'approver', 'document', 'reason', 'valid_from', 'valid_until', 'recorded_by', 'recorded_at'] as const
export const PLEDGE_COLUMNS = [
  ...(['id', 'sponsor_id', 'basis', 'people', 'months', 'rate_basis', 'rate_rupiah', 'amount_rupiah', 'first_month', 'ring', 'pledged_on', 'note'] as const),
  ...(['check_id', 'exception_id', 'recorded_by', 'recorded_at'] as const),
] as const
export const STEP_COLUMNS = [
  ...(['pledge_id', 'seq', 'id', 'kind', 'happened_on', 'our_number', 'their_number', 'amount_rupiah', 'heads', 'from_month', 'until_month'] as const),
  ...(['refers_to', 'note', 'recorded_by', 'recorded_role', 'recorded_at'] as const),
] as const
export const PLAN_COLUMNS = ['id', 'method', 'lot', 'month', 'build_id', 'pledges', 'report', 'asked_by', 'asked_at', 'committed_by', 'committed_at'] as const
export const SEAT_COLUMNS = [
  ...(['pledge_id', 'step_id', 'plan_id', 'row_no', 'person_id', 'nik', 'card', 'kk', 'name', 'village_code', 'need', 'points', 'household'] as const),
  ...(['from_month', 'until_month'] as const),
] as const

const own = (ctx: Ctx) => sql`regency_code = ${ctx.bind.regency}`
const each = (ctx: Ctx, query: RawBuilder<Record<string, unknown>>): Records => rowsOf(ctx.trx, query)
/** The first moment after a month. */
const after = (until: string) => `${addMonths(until, 1)}-01`

export const eachSponsor = (ctx: Ctx, until: string): Records =>
  each(ctx, sql`select * from sponsors_sponsor where ${own(ctx)} and recorded_at < ${after(until)}::date order by sponsor_id, seq`)
export const eachCheck = (ctx: Ctx, until: string): Records =>
  each(ctx, sql`select * from sponsors_check where ${own(ctx)} and checked_at < ${after(until)}::date order by sponsor_id, checked_at, id`)
export const eachException = (ctx: Ctx, until: string): Records =>
  each(ctx, sql`select * from sponsors_exception where ${own(ctx)} and recorded_at < ${after(until)}::date order by sponsor_id, recorded_at, id`)
export const eachPledge = (ctx: Ctx, until: string): Records =>
  each(ctx, sql`select * from sponsors_pledge where ${own(ctx)} and pledged_on < ${after(until)}::date order by pledged_on, id`)
export const eachStep = (ctx: Ctx, until: string): Records =>
  each(ctx, sql`select * from sponsors_step where ${own(ctx)} and happened_on < ${after(until)}::date order by pledge_id, seq`)
export const eachPlan = (ctx: Ctx, until: string): Records =>
  each(ctx, sql`select * from sponsors_plan where ${own(ctx)} and state = 'committed' and month <= ${until} order by asked_at, id`)

// Seats count where their allocation stood at the end of the period.
const stood = (ctx: Ctx, until: string) => sql`s.regency_code = ${ctx.bind.regency}
  and exists (select from sponsors_step as a where a.regency_code = s.regency_code and a.id = s.step_id and a.happened_on < ${after(until)}::date)
  and not exists (select from sponsors_step as r
    where r.regency_code = s.regency_code and r.kind = 'reversed' and r.refers_to = s.step_id and r.happened_on < ${after(until)}::date)`
export const eachSeat = (ctx: Ctx, until: string): Records =>
  each(ctx, sql`select s.* from sponsors_seat as s where ${stood(ctx, until)} order by s.pledge_id, s.plan_id, s.row_no`)

/** Rupiah received up to the end of a month, without what was taken back. */
export async function receivedUntil(ctx: Ctx, until: string): Promise<number> {
  const query = sql<{ rupiah: number }>`select coalesce(sum(s.amount_rupiah), 0)::bigint as rupiah from sponsors_step as s
    where s.regency_code = ${ctx.bind.regency} and s.kind = 'received' and s.happened_on < ${after(until)}::date and not exists (select from sponsors_step as r
      where r.regency_code = s.regency_code and r.kind = 'reversed' and r.refers_to = s.id and r.happened_on < ${after(until)}::date)`
  return (await query.execute(ctx.trx)).rows[0]?.rupiah ?? 0
}
