import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Heads } from './boundary.calc.ts'
import type { BoundaryRow, CountRow } from './tables.ts'

const own = (ctx: Ctx) => sql`regency_code = ${ctx.bind.regency}`

export async function listBoundaries(ctx: Ctx): Promise<BoundaryRow[]> {
  return (await sql<BoundaryRow>`select * from boundaries_change where ${own(ctx)} order by effective_on desc, recorded_at desc`.execute(ctx.trx)).rows
}

export async function findBoundary(ctx: Ctx, id: string): Promise<BoundaryRow | undefined> {
  return (await sql<BoundaryRow>`select * from boundaries_change where ${own(ctx)} and id::text = ${id}`.execute(ctx.trx)).rows[0]
}

/** Held to the end of the transaction, so that two decrees recorded at once cannot speak of one village. */
export async function lockBoundaries(ctx: Ctx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`boundaries/${ctx.bind.regency}`}, 0))`.execute(ctx.trx)
}

type New = Pick<BoundaryRow, 'kind' | 'effective_on' | 'decree' | 'decree_on' | 'parts'>

export async function insertBoundary(ctx: Ctx, it: New): Promise<BoundaryRow> {
  const query = sql<BoundaryRow>`insert into boundaries_change (regency_code, id, kind, effective_on, decree, decree_on, parts, recorded_by, recorded_at)
    values (${ctx.bind.regency}, ${ctx.app.newId()}, ${it.kind}, ${it.effective_on}, ${it.decree}, ${it.decree_on}, ${JSON.stringify(it.parts)}::jsonb,
      ${ctx.actor.name}, ${ctx.now}) returning *`
  return (await query.execute(ctx.trx)).rows[0] as BoundaryRow
}

/** Withdraws a change that stands; one that was withdrawn before stays as it is. */
export async function withdraw(ctx: Ctx, id: string, reason: string): Promise<void> {
  await sql`update boundaries_change set withdrawn_by = ${ctx.actor.name}, withdrawn_at = ${ctx.now}, withdrawn_reason = ${reason}
    where ${own(ctx)} and id = ${id} and withdrawn_at is null`.execute(ctx.trx)
}

/** Heads of parts of villages in several builds, as they were counted from the frozen people. */
export async function listCounts(ctx: Ctx, buildIds: readonly string[], paths: readonly string[]): Promise<CountRow[]> {
  const query = sql<CountRow>`select build_id::text, path, population, registered, active from boundaries_count
    where ${own(ctx)} and build_id = any(${[...buildIds]}::uuid[]) and path = any(${[...paths]}::text[])`
  return (await query.execute(ctx.trx)).rows
}

/** Keeps what was counted in a build; the same count again changes nothing. */
export async function keepCounts(ctx: Ctx, buildId: string, counts: readonly (Heads & { path: string })[]): Promise<void> {
  for (const it of counts) {
    await sql`insert into boundaries_count (regency_code, build_id, path, population, registered, active)
      values (${ctx.bind.regency}, ${buildId}, ${it.path}, ${it.population}, ${it.registered}, ${it.active})
      on conflict (regency_code, build_id, path) do nothing`.execute(ctx.trx)
  }
}
