import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { PlanRow, SeatRow } from './tables.ts'

const own = (ctx: Ctx) => sql`regency_code = ${ctx.bind.regency}`

export async function findPlan(ctx: Ctx, id: string): Promise<PlanRow | undefined> {
  return (await sql<PlanRow>`select * from sponsors_plan where ${own(ctx)} and id::text = ${id}`.execute(ctx.trx)).rows[0]
}

/** The same, held until the end of the transaction: a plan is committed by one hand. */
export async function lockPlan(ctx: Ctx, id: string): Promise<PlanRow | undefined> {
  return (await sql<PlanRow>`select * from sponsors_plan where ${own(ctx)} and id::text = ${id} for update`.execute(ctx.trx)).rows[0]
}

export async function listPlans(ctx: Ctx): Promise<PlanRow[]> {
  return (await sql<PlanRow>`select * from sponsors_plan where ${own(ctx)} order by asked_at desc, id limit 20`.execute(ctx.trx)).rows
}

type NewPlan = Pick<PlanRow, 'id' | 'pledges' | 'method' | 'lot' | 'month' | 'build_id'>

export async function insertPlan(ctx: Ctx, it: NewPlan): Promise<void> {
  await sql`insert into sponsors_plan (regency_code, id, pledges, method, lot, month, build_id, state, asked_id, asked_by, asked_at)
    values (${ctx.bind.regency}, ${it.id}, ${JSON.stringify(it.pledges)}::jsonb, ${it.method}, ${it.lot}, ${it.month}, ${it.build_id}, 'waiting', ${ctx.actor.id},
      ${ctx.actor.name}, ${ctx.now})`.execute(ctx.trx)
}

type Change = { state: PlanRow['state']; report?: string; problem?: string }

/** Brings a plan forward; one that counts already stays. */
export async function changePlan(ctx: Ctx, id: string, { state, report, problem }: Change): Promise<void> {
  const made = state === 'committed' ? sql`, committed_by = ${ctx.actor.name}, committed_at = ${ctx.now}` : sql``
  await sql`update sponsors_plan set state = ${state}, report = coalesce(${report ?? null}::jsonb, report), problem = ${problem ?? null}::jsonb ${made}
    where ${own(ctx)} and id = ${id} and state <> 'committed'`.execute(ctx.trx)
}

const BATCH = 2_000

/** Puts the people of a plan in place of those it had. */
export async function fillPlan(ctx: Ctx, planId: string, seats: readonly Omit<SeatRow, 'plan_id' | 'step_id'>[]): Promise<void> {
  await sql`delete from sponsors_seat where ${own(ctx)} and plan_id = ${planId} and step_id is null`.execute(ctx.trx)
  for (let at = 0; at < seats.length; at += BATCH) {
    await sql`insert into sponsors_seat (regency_code, plan_id, pledge_id, row_no, person_id, nik, card, kk, name, birth_date, village_code, area_path, age_band, decile, segment,
        cause, need, points, household, total_points, from_month, until_month)
      select ${ctx.bind.regency}, ${planId}, r.* from jsonb_to_recordset(${JSON.stringify(seats.slice(at, at + BATCH))}::jsonb) as r (pledge_id uuid, row_no int, person_id text,
        nik text, card text, kk text, name text, birth_date date, village_code text, area_path text, age_band text, decile int, segment text, cause text, need text,
        points jsonb, household jsonb, total_points int, from_month text, until_month text)`.execute(ctx.trx)
  }
}

/** People of a plan, the neediest household first. */
export async function listSeats(ctx: Ctx, planId: string, ask: { pledgeId?: string | undefined; limit: number; offset: number }): Promise<SeatRow[]> {
  const query = sql<SeatRow>`select * from sponsors_seat where ${own(ctx)} and plan_id = ${planId} ${ofPledge(ask.pledgeId)}
    order by (household ->> 'perHead')::numeric desc, kk, row_no limit ${ask.limit} offset ${ask.offset}`
  return (await query.execute(ctx.trx)).rows
}
const ofPledge = (pledgeId: string | undefined) => (pledgeId === undefined ? sql`` : sql`and pledge_id = ${pledgeId}`)

export async function countSeats(ctx: Ctx, planId: string, pledgeId?: string): Promise<number> {
  const query = sql<{ heads: number }>`select count(*) as heads from sponsors_seat where ${own(ctx)} and plan_id = ${planId} ${ofPledge(pledgeId)}`
  return (await query.execute(ctx.trx)).rows[0]?.heads ?? 0
}

/** Everybody a plan gives one pledge. */
export async function allSeats(ctx: Ctx, planId: string, pledgeId: string): Promise<SeatRow[]> {
  const query = sql<SeatRow>`select * from sponsors_seat where ${own(ctx)} and plan_id = ${planId} and pledge_id = ${pledgeId} order by row_no`
  return (await query.execute(ctx.trx)).rows
}

/** Makes the people of a plan seats of an allocation, and counts them by village and age. */
export async function seatPlan(ctx: Ctx, ask: { planId: string; pledgeId: string; stepId: string; sponsorId: string }): Promise<void> {
  const { planId, pledgeId, stepId, sponsorId } = ask
  await sql`update sponsors_seat set step_id = ${stepId} where ${own(ctx)} and plan_id = ${planId} and pledge_id = ${pledgeId}`.execute(ctx.trx)
  await sql`insert into sponsors_cell (regency_code, step_id, pledge_id, sponsor_id, village_code, age_band, heads)
    select regency_code, step_id, pledge_id, ${sponsorId}, village_code, age_band, count(*) from sponsors_seat
    where ${own(ctx)} and step_id = ${stepId} group by regency_code, step_id, pledge_id, village_code, age_band`.execute(ctx.trx)
}

// Seats whose allocation was taken back count no longer.
const stands = (ctx: Ctx) => sql`s.regency_code = ${ctx.bind.regency} and s.step_id is not null and not exists (
  select from sponsors_step as r where r.regency_code = s.regency_code and r.kind = 'reversed' and r.refers_to = s.step_id)`

/** Everybody who is paid for in a month or later, by the numbers and the person id their plan knew. */
export async function listTaken(ctx: Ctx, month: string): Promise<Pick<SeatRow, 'nik' | 'card' | 'person_id'>[]> {
  const query = sql<Pick<SeatRow, 'nik' | 'card' | 'person_id'>>`select s.nik, s.card, s.person_id from sponsors_seat as s
    where ${stands(ctx)} and s.until_month >= ${month} order by s.nik`
  return (await query.execute(ctx.trx)).rows
}

/** Of some numbers those that are paid for in a month or later. */
export async function takenOf(ctx: Ctx, numbers: readonly string[], month: string): Promise<string[]> {
  const query = sql<{ number: string }>`select distinct unnest(array[s.nik, s.card]) as number from sponsors_seat as s
    where ${stands(ctx)} and s.until_month >= ${month} and (s.nik = any(${[...numbers]}::text[]) or s.card = any(${[...numbers]}::text[]))`
  return (await query.execute(ctx.trx)).rows.map((it) => it.number).filter((it) => numbers.includes(it))
}

export interface FundedFilter {
  pledgeId: string
  stepId?: string | undefined
  until?: string | undefined
}
const funded = (ctx: Ctx, { pledgeId, stepId, until }: FundedFilter) => sql`${stands(ctx)} and s.pledge_id = ${pledgeId}
  ${stepId === undefined ? sql`` : sql`and s.step_id = ${stepId}`} ${until === undefined ? sql`` : sql`and s.until_month <= ${until}`}`

/** People a pledge funds, those whose cover ends first before the others. */
export async function listFunded(ctx: Ctx, filter: FundedFilter, page: { limit: number; offset: number }): Promise<SeatRow[]> {
  const query = sql<SeatRow>`select s.* from sponsors_seat as s where ${funded(ctx, filter)}
    order by s.until_month, s.village_code, s.row_no limit ${page.limit} offset ${page.offset}`
  return (await query.execute(ctx.trx)).rows
}

export async function countFunded(ctx: Ctx, filter: FundedFilter): Promise<number> {
  return (await sql<{ heads: number }>`select count(*) as heads from sponsors_seat as s where ${funded(ctx, filter)}`.execute(ctx.trx)).rows[0]?.heads ?? 0
}

/** Heads of a plan by village. */
export async function countByVillage(ctx: Ctx, planId: string): Promise<{ code: string; heads: number }[]> {
  const query = sql<{ code: string; heads: number }>`select village_code as code, count(*) as heads from sponsors_seat
    where ${own(ctx)} and plan_id = ${planId} group by village_code order by heads desc, code`
  return (await query.execute(ctx.trx)).rows
}

export async function findSeat(ctx: Ctx, planId: string, rowNo: number): Promise<SeatRow | undefined> {
  return (await sql<SeatRow>`select * from sponsors_seat where ${own(ctx)} and plan_id = ${planId} and row_no = ${rowNo}`.execute(ctx.trx)).rows[0]
}

/** Of some numbers those that another plan funds in the plan's month or later. */
export async function takenBeside(ctx: Ctx, plan: Pick<PlanRow, 'id' | 'month'>, numbers: readonly string[]): Promise<string[]> {
  const query = sql<{ nik: string }>`select s.nik from sponsors_seat as s
    where ${stands(ctx)} and s.plan_id <> ${plan.id} and s.until_month >= ${plan.month} and (s.nik = any(${[...numbers]}::text[]) or s.card = any(${[...numbers]}::text[]))`
  return (await query.execute(ctx.trx)).rows.map((it) => it.nik)
}

/** Seats that stand of some persons, as the plan of each knew them. */
export async function countOfPersons(ctx: Ctx, personIds: readonly string[]): Promise<number> {
  const query = sql<{ seats: number }>`select count(*) as seats from sponsors_seat as s where ${stands(ctx)} and s.person_id = any(${[...personIds]}::text[])`
  return (await query.execute(ctx.trx)).rows[0]?.seats ?? 0
}
