import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { ActiveRow, CellRow, PledgeRow, StepRow } from './tables.ts'

const own = (ctx: Ctx) => sql`regency_code = ${ctx.bind.regency}`

/** Pledges of the donors that are open to this transaction, newest first. */
export async function listPledges(ctx: Ctx): Promise<PledgeRow[]> {
  return (await sql<PledgeRow>`select * from sponsors_pledge where ${own(ctx)} order by pledged_on desc, recorded_at desc, id`.execute(ctx.trx)).rows
}

export async function findPledge(ctx: Ctx, id: string): Promise<PledgeRow | undefined> {
  return (await sql<PledgeRow>`select * from sponsors_pledge where ${own(ctx)} and id::text = ${id}`.execute(ctx.trx)).rows[0]
}

export async function insertPledge(ctx: Ctx, it: Omit<PledgeRow, 'recorded_by' | 'recorded_at'>): Promise<void> {
  await sql`insert into sponsors_pledge (regency_code, id, sponsor_id, basis, people, months, rate_basis, rate_rupiah, amount_rupiah, first_month, ring, pledged_on, note,
      check_id, exception_id, recorded_id, recorded_by, recorded_at)
    values (${ctx.bind.regency}, ${it.id}, ${it.sponsor_id}, ${it.basis}, ${it.people}, ${it.months}, ${it.rate_basis}, ${it.rate_rupiah}, ${it.amount_rupiah},
      ${it.first_month}, ${JSON.stringify(it.ring)}::jsonb, ${it.pledged_on}, ${it.note}, ${it.check_id}, ${it.exception_id}, ${ctx.actor.id}, ${ctx.actor.name},
      ${ctx.now})`.execute(ctx.trx)
}

/** Steps of all open pledges, or of one, in the order in which they were recorded. */
export async function listSteps(ctx: Ctx, pledgeId?: string): Promise<StepRow[]> {
  const ofOne = pledgeId === undefined ? sql`` : sql`and pledge_id = ${pledgeId}`
  return (await sql<StepRow>`select * from sponsors_step where ${own(ctx)} ${ofOne} order by seq`.execute(ctx.trx)).rows
}

export async function findStep(ctx: Ctx, id: string): Promise<StepRow | undefined> {
  return (await sql<StepRow>`select * from sponsors_step where ${own(ctx)} and id::text = ${id}`.execute(ctx.trx)).rows[0]
}

export type NewStep = Omit<StepRow, 'seq' | 'recorded_by' | 'recorded_role' | 'recorded_at'>

export async function insertStep(ctx: Ctx, it: NewStep): Promise<StepRow> {
  const query = sql<StepRow>`insert into sponsors_step (regency_code, id, pledge_id, sponsor_id, kind, happened_on, our_number, their_number, amount_rupiah, heads,
      from_month, until_month, refers_to, note, recorded_id, recorded_by, recorded_role, recorded_at)
    values (${ctx.bind.regency}, ${it.id}, ${it.pledge_id}, ${it.sponsor_id}, ${it.kind}, ${it.happened_on}, ${it.our_number}, ${it.their_number},
      ${it.amount_rupiah}, ${it.heads}, ${it.from_month}, ${it.until_month}, ${it.refers_to}, ${it.note}, ${ctx.actor.id}, ${ctx.actor.name}, ${ctx.bind.role}, ${ctx.now}) returning *`
  return (await query.execute(ctx.trx)).rows[0] as StepRow
}

/** Heads by village and age of allocations, counted when they began to count. */
export async function listCells(ctx: Ctx, stepIds: readonly string[]): Promise<CellRow[]> {
  const query = sql<CellRow>`select step_id::text, village_code, age_band, heads from sponsors_cell
    where ${own(ctx)} and step_id = any(${[...stepIds]}::uuid[]) order by step_id, village_code, age_band`
  return (await query.execute(ctx.trx)).rows
}

/** How many of the people of allocations a month's roster shows active, oldest month first. */
export async function listActive(ctx: Ctx, stepIds: readonly string[]): Promise<ActiveRow[]> {
  const query = sql<ActiveRow>`select step_id::text, pledge_id::text, month, heads, active from sponsors_active
    where ${own(ctx)} and step_id = any(${[...stepIds]}::uuid[]) order by month, step_id`
  return (await query.execute(ctx.trx)).rows
}

export async function keepActive(ctx: Ctx, it: ActiveRow & { sponsor_id: string }): Promise<void> {
  await sql`insert into sponsors_active (regency_code, step_id, pledge_id, sponsor_id, month, heads, active)
    values (${ctx.bind.regency}, ${it.step_id}, ${it.pledge_id}, ${it.sponsor_id}, ${it.month}, ${it.heads}, ${it.active})
    on conflict (regency_code, step_id, month) do update set heads = excluded.heads, active = excluded.active`.execute(ctx.trx)
}
