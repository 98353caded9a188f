import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { rows } from './store.ts'
import type { HeadsRow, HoldRow } from './tables.ts'

const heads = (
  ctx: Ctx,
  until: string,
) => sql<HeadsRow>`select h.id, h.fund_id, h.promised_on, h.heads, h.from_month, h.until_month, h.monthly, h.ref_kind, h.ref_id,
    coalesce((select jsonb_agg(jsonb_build_object('fromMonth', e.from_month, 'heads', e.heads, 'cause', e.cause, 'why', e.why, 'by', e.ended_by, 'on', e.ended_on)
      order by e.ended_at, e.from_month, e.id) from funds_heads_end as e where e.regency_code = h.regency_code and e.heads_id = h.id
        and e.ended_on <= ${until}), '[]'::jsonb) as ends
  from funds_heads as h where h.regency_code = ${ctx.bind.regency} and h.promised_on <= ${until}`

/** Promises and what became of them, by what was dated up to a day. */
export const listHeads = (ctx: Ctx, until = '9999-12-31'): Promise<HeadsRow[]> => rows(ctx, sql<HeadsRow>`${heads(ctx, until)} order by h.from_month, h.id`)
export const findHeads = async (ctx: Ctx, id: string): Promise<HeadsRow | undefined> =>
  (await rows(ctx, sql<HeadsRow>`${heads(ctx, '9999-12-31')} and h.id::text = ${id}`))[0]

const holds = (ctx: Ctx) => sql<HoldRow>`select h.reservation_id, h.heads_id, h.line_id, h.month, h.amount from funds_hold as h
  where h.regency_code = ${ctx.bind.regency}
    and not exists (select from funds_let_go as g where g.regency_code = h.regency_code and g.reservation_id = h.reservation_id)`
/** Months still held, by month or by the decision that holds them. */
export const holdsOfMonth = (ctx: Ctx, month: string): Promise<HoldRow[]> =>
  rows(ctx, sql<HoldRow>`${holds(ctx)} and h.month = ${month} order by h.reservation_id`)
export const holdsOfHeads = (ctx: Ctx, headsId: string): Promise<HoldRow[]> =>
  rows(ctx, sql<HoldRow>`${holds(ctx)} and h.heads_id = ${headsId} order by h.month, h.reservation_id`)
/** Months that a bill took the place of. */
export const letGoBy = (ctx: Ctx, paymentId: string): Promise<HoldRow[]> =>
  rows(
    ctx,
    sql<HoldRow>`select h.reservation_id, h.heads_id, h.line_id, h.month, h.amount from funds_hold as h
      join funds_let_go as g on g.regency_code = h.regency_code and g.reservation_id = h.reservation_id
      where h.regency_code = ${ctx.bind.regency} and g.payment_id = ${paymentId} order by h.reservation_id`,
  )

export async function insertHeads(ctx: Ctx, it: Omit<HeadsRow, 'ends'>): Promise<void> {
  await sql`insert into funds_heads (regency_code, id, fund_id, promised_on, heads, from_month, until_month, monthly, ref_kind, ref_id, recorded_by, recorded_at)
    values (${ctx.bind.regency}, ${it.id}, ${it.fund_id}, ${it.promised_on}, ${it.heads}, ${it.from_month}, ${it.until_month}, ${it.monthly}, ${it.ref_kind}, ${it.ref_id},
      ${ctx.actor.name}, ${ctx.now})`.execute(ctx.trx)
}
export async function insertHold(ctx: Ctx, it: HoldRow): Promise<void> {
  await sql`insert into funds_hold (regency_code, reservation_id, heads_id, line_id, month, amount)
    values (${ctx.bind.regency}, ${it.reservation_id}, ${it.heads_id}, ${it.line_id}, ${it.month}, ${it.amount})`.execute(ctx.trx)
}
export async function insertLetGo(ctx: Ctx, it: { reservation_id: string; why: string; payment_id: string | null }): Promise<void> {
  await sql`insert into funds_let_go (regency_code, reservation_id, why, payment_id, let_go_by, let_go_at)
    values (${ctx.bind.regency}, ${it.reservation_id}, ${it.why}, ${it.payment_id}, ${ctx.actor.name}, ${ctx.now})`.execute(ctx.trx)
}
interface NewEnd {
  id: string
  heads_id: string
  cause: 'roster' | 'released'
  from_month: string
  heads: number
  why: string
  on: string
}
export async function insertHeadsEnd(ctx: Ctx, it: NewEnd): Promise<void> {
  await sql`insert into funds_heads_end (regency_code, id, heads_id, cause, from_month, heads, why, ended_on, ended_by, ended_at)
    values (${ctx.bind.regency}, ${it.id}, ${it.heads_id}, ${it.cause}, ${it.from_month}, ${it.heads}, ${it.why}, ${it.on}, ${ctx.actor.name}, ${ctx.now})`.execute(
    ctx.trx,
  )
}
