import { createHash } from 'node:crypto'
import type { Endpoint } from '@semesta/contract'
import { sql } from 'kysely'
import type { Ctx } from './context.ts'
import { keyReused } from './problems.ts'

/**
 * Takes an Idempotency-Key for this transaction.
 *
 * Shape: null when the key is new; the kept reply when the same request was answered in the last day. A twin that is still under way is waited
 *        for: its row is locked until it ends, and if it fails this one goes ahead.
 * Fails: `http/idempotency-key-reused` when the key came with another request.
 */
export async function claimKey(ctx: Ctx, key: string, endpoint: Endpoint, input: unknown): Promise<{ body: unknown } | null> {
  const hash = createHash('sha256')
    .update(JSON.stringify([endpoint.method, endpoint.path, input]))
    .digest('hex')
  const { rows } = await sql<{ request_hash: string; body: unknown; fresh: boolean }>`
    insert into access_replay as r (actor, key, request_hash, status, at) values (${ctx.actor.id}, ${key}, ${hash}, 0, ${ctx.now})
    on conflict (actor, key) do update set
      request_hash = case when r.at < excluded.at - interval '1 day' then excluded.request_hash else r.request_hash end,
      status = case when r.at < excluded.at - interval '1 day' then 0 else r.status end,
      at = case when r.at < excluded.at - interval '1 day' then excluded.at else r.at end
    returning request_hash, body, status = 0 as fresh`.execute(ctx.trx)
  const [row] = rows
  if (!row) throw new Error('an Idempotency-Key was neither taken nor found')
  if (row.request_hash !== hash) throw keyReused({ key })
  return row.fresh ? null : { body: row.body }
}

/** Keeps the reply beside its key, in the transaction that did the work, and forgets those older than a day. */
export async function keepReply(ctx: Ctx, key: string, body: unknown): Promise<void> {
  await sql`update access_replay set status = 200, body = ${JSON.stringify(body ?? null)}::jsonb
    where actor = ${ctx.actor.id} and key = ${key}`.execute(ctx.trx)
  await sql`delete from access_replay where actor = ${ctx.actor.id} and at < ${ctx.now}::timestamptz - interval '1 day'`.execute(ctx.trx)
}
