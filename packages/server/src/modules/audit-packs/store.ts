import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { PackRow } from './tables.ts'

const own = (ctx: Ctx) => sql`regency_code = ${ctx.bind.regency}`

export async function countPacks(ctx: Ctx): Promise<number> {
  return (await sql<{ n: number }>`select count(*)::int as n from audit_packs_pack where ${own(ctx)}`.execute(ctx.trx)).rows[0]?.n ?? 0
}

export async function listPacks(ctx: Ctx, limit: number, offset: number): Promise<PackRow[]> {
  const query = sql<PackRow>`select * from audit_packs_pack where ${own(ctx)} order by requested_at desc, id limit ${limit} offset ${offset}`
  return (await query.execute(ctx.trx)).rows
}

export async function findPack(ctx: Ctx, id: string): Promise<PackRow | undefined> {
  return (await sql<PackRow>`select * from audit_packs_pack where ${own(ctx)} and id = ${id}`.execute(ctx.trx)).rows[0]
}

/** Undefined when a pack stands under this id already. */
export async function insertPack(ctx: Ctx, it: { id: string; from: string; until: string }): Promise<PackRow | undefined> {
  const query = sql<PackRow>`insert into audit_packs_pack (regency_code, id, from_month, until_month, state, requested_by, requested_id, requested_at)
    values (${ctx.bind.regency}, ${it.id}, ${it.from}, ${it.until}, 'waiting', ${ctx.actor.name}, ${ctx.actor.id}, ${ctx.now})
    on conflict (regency_code, id) do nothing returning *`
  return (await query.execute(ctx.trx)).rows[0]
}

export async function setJob(ctx: Ctx, id: string, jobId: string): Promise<PackRow> {
  return (await sql<PackRow>`update audit_packs_pack set job_id = ${jobId} where ${own(ctx)} and id = ${id} returning *`.execute(ctx.trx)).rows[0] as PackRow
}

export async function setRunning(ctx: Ctx, id: string): Promise<PackRow | undefined> {
  const query = sql<PackRow>`update audit_packs_pack set state = 'running', problem = null where ${own(ctx)} and id = ${id} returning *`
  return (await query.execute(ctx.trx)).rows[0]
}

export async function setFailed(ctx: Ctx, id: string, problem: { code: string; detail: string }): Promise<void> {
  await sql`update audit_packs_pack set state = 'failed', problem = ${JSON.stringify(problem)}::jsonb where ${own(ctx)} and id = ${id} and state <> 'done'`.execute(
    ctx.trx,
  )
}

type Done = { [K in 'bytes' | 'members' | 'sha256' | 'content_hash' | 'fingerprint' | 'parts']: NonNullable<PackRow[K]> }

export async function setDone(ctx: Ctx, id: string, it: Done): Promise<void> {
  await sql`update audit_packs_pack set state = 'done', finished_at = ${ctx.now}, bytes = ${it.bytes}, members = ${it.members}, sha256 = ${it.sha256},
    content_hash = ${it.content_hash}, fingerprint = ${it.fingerprint}, parts = ${JSON.stringify(it.parts)}::jsonb where ${own(ctx)} and id = ${id}`.execute(
    ctx.trx,
  )
}
