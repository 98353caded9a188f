import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { CheckRow, ExceptionRow, SponsorRow, UserRow } from './tables.ts'

const own = (ctx: Ctx) => sql`regency_code = ${ctx.bind.regency}`

/** Whose rows this transaction may see from now on: every donor's (`*`), or one donor's. */
export async function enter(ctx: Ctx, reach: string): Promise<void> {
  await sql`select sponsors_enter(${reach})`.execute(ctx.trx)
}

/** Held to the end of the transaction: money of donors is given out by one hand at a time. */
export async function lock(ctx: Ctx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`sponsors/${ctx.bind.regency}`}, 0))`.execute(ctx.trx)
}

/** What is known of each donor now. */
export async function listSponsors(ctx: Ctx): Promise<SponsorRow[]> {
  const query = sql<SponsorRow>`select * from (
    select distinct on (sponsor_id) * from sponsors_sponsor where ${own(ctx)} order by sponsor_id, seq desc
  ) as newest order by name, sponsor_id`
  return (await query.execute(ctx.trx)).rows
}

export async function findSponsor(ctx: Ctx, sponsorId: string): Promise<SponsorRow | undefined> {
  const query = sql<SponsorRow>`select * from sponsors_sponsor where ${own(ctx)} and sponsor_id::text = ${sponsorId} order by seq desc limit 1`
  return (await query.execute(ctx.trx)).rows[0]
}

export async function findVersion(ctx: Ctx, id: string): Promise<SponsorRow | undefined> {
  return (await sql<SponsorRow>`select * from sponsors_sponsor where ${own(ctx)} and id = ${id}`.execute(ctx.trx)).rows[0]
}

type NewSponsor = Omit<SponsorRow, 'regency_code' | 'recorded_id' | 'recorded_by' | 'recorded_at'>

export async function insertSponsor(ctx: Ctx, it: NewSponsor): Promise<void> {
  await sql`insert into sponsors_sponsor (regency_code, id, sponsor_id, kind, name, npwp, employer_code, contact, recorded_id, recorded_by, recorded_at)
    values (${ctx.bind.regency}, ${it.id}, ${it.sponsor_id}, ${it.kind}, ${it.name}, ${it.npwp}, ${it.employer_code}, ${JSON.stringify(it.contact)}::jsonb,
      ${ctx.actor.id}, ${ctx.actor.name}, ${ctx.now})`.execute(ctx.trx)
}

/** The newest count of each donor's own workers. */
export async function listChecks(ctx: Ctx): Promise<CheckRow[]> {
  const query = sql<CheckRow>`select distinct on (sponsor_id) * from sponsors_check where ${own(ctx)} order by sponsor_id, checked_at desc, id`
  return (await query.execute(ctx.trx)).rows
}

export async function findCheck(ctx: Ctx, id: string): Promise<CheckRow | undefined> {
  return (await sql<CheckRow>`select * from sponsors_check where ${own(ctx)} and id = ${id}`.execute(ctx.trx)).rows[0]
}

export async function insertCheck(ctx: Ctx, it: Omit<CheckRow, 'checked_by' | 'checked_at'>): Promise<void> {
  await sql`insert into sponsors_check (regency_code, id, sponsor_id, month, build_id, workers, missing, family, family_missing, checked_by, checked_at)
    values (${ctx.bind.regency}, ${it.id}, ${it.sponsor_id}, ${it.month}, ${it.build_id}, ${it.workers}, ${it.missing}, ${it.family}, ${it.family_missing}, ${ctx.actor.name}, ${ctx.now})`.execute(
    ctx.trx,
  )
}

/** Exceptions, those that last longest first. */
export async function listExceptions(ctx: Ctx): Promise<ExceptionRow[]> {
  return (await sql<ExceptionRow>`select * from sponsors_exception where ${own(ctx)} order by valid_until desc, recorded_at desc`.execute(ctx.trx)).rows
}

export async function insertException(ctx: Ctx, it: Omit<ExceptionRow, 'recorded_by' | 'recorded_at'>): Promise<void> {
  await sql`insert into sponsors_exception (regency_code, id, sponsor_id, approver, document, reason, valid_from, valid_until, recorded_by, recorded_at)
    values (${ctx.bind.regency}, ${it.id}, ${it.sponsor_id}, ${it.approver}, ${it.document}, ${it.reason}, ${it.valid_from}, ${it.valid_until},
      ${ctx.actor.name}, ${ctx.now})`.execute(ctx.trx)
}

/** The donor for whom somebody signs in; found before any donor is open, by the own account alone. */
export async function findBinding(ctx: Ctx, userId: string): Promise<UserRow | undefined> {
  return (await sql<UserRow>`select * from sponsors_user where ${own(ctx)} and user_id = ${userId} and ended_at is null`.execute(ctx.trx)).rows[0]
}

export async function listUsers(ctx: Ctx, sponsorId: string): Promise<UserRow[]> {
  const query = sql<UserRow>`select * from sponsors_user where ${own(ctx)} and sponsor_id::text = ${sponsorId} and ended_at is null order by email`
  return (await query.execute(ctx.trx)).rows
}

export async function findUserBinding(ctx: Ctx, id: string): Promise<UserRow | undefined> {
  return (await sql<UserRow>`select * from sponsors_user where ${own(ctx)} and id = ${id}`.execute(ctx.trx)).rows[0]
}

export async function insertUser(ctx: Ctx, it: Pick<UserRow, 'id' | 'sponsor_id' | 'user_id' | 'email'>): Promise<void> {
  await sql`insert into sponsors_user (regency_code, id, sponsor_id, user_id, email, bound_by, bound_at)
    values (${ctx.bind.regency}, ${it.id}, ${it.sponsor_id}, ${it.user_id}, ${it.email}, ${ctx.actor.name}, ${ctx.now})`.execute(ctx.trx)
}

export async function endUser(ctx: Ctx, sponsorId: string, id: string): Promise<boolean> {
  const query = sql`update sponsors_user set ended_by = ${ctx.actor.name}, ended_at = ${ctx.now}
    where ${own(ctx)} and sponsor_id::text = ${sponsorId} and id::text = ${id} and ended_at is null`
  return (await query.execute(ctx.trx)).numAffectedRows === 1n
}
