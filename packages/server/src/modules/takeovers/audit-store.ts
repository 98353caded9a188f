import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { rowsOf } from '../../platform/cursor.ts'

/** Until the end of the last month of a period, where the regency lies is near enough: acts are days, not minutes, apart. */
const until = (month: string) => sql`(${`${month}-01`}::date + interval '1 month')`
const all = (ctx: Ctx, query: RawBuilder<object>) => rowsOf(ctx.trx, query)

export const programmesUntil = (ctx: Ctx, month: string) =>
  all(
    ctx,
    sql`select id::text, kind, name, basis, rule, start_month, days, opened_by, opened_name, opened_at from takeovers_programme
      where regency_code = ${ctx.bind.regency} and opened_at < ${until(month)} order by opened_at, id`,
  )

export const actsUntil = (ctx: Ctx, month: string) =>
  all(
    ctx,
    sql`select seq, id::text, programme_id::text, kind, level, heads, reason, undoes::text, done_by, done_name, role, done_at from takeovers_act
      where regency_code = ${ctx.bind.regency} and done_at < ${until(month)} order by seq`,
  )

export const decisionsUntil = (ctx: Ctx, month: string) =>
  all(
    ctx,
    sql`select id::text, programme_id::text, number, decided_on, signer, fund_id, fund_name, from_month, until_month, heads, monthly_rupiah, year_rupiah, decided_name,
      decided_at from takeovers_decision where regency_code = ${ctx.bind.regency} and decided_at < ${until(month)} order by decided_at, id`,
  )

export const eventsUntil = (ctx: Ctx, month: string) =>
  all(
    ctx,
    sql`select e.seq, e.act_id::text, p.programme_id::text, i.person_id, i.card, i.nik, i.name, e.area_path, e.from_state, e.to_state, e.note
      from takeovers_event as e join takeovers_act as a on a.regency_code = e.regency_code and a.id = e.act_id
      join takeovers_person as p on p.regency_code = e.regency_code and p.id = e.id
      join takeovers_identity as i on i.regency_code = e.regency_code and i.id = e.id
      where e.regency_code = ${ctx.bind.regency} and a.done_at < ${until(month)} order by e.seq`,
  )
