import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'

/** Rows of a table (its rooms together) that this connection has read, as PostgreSQL counts them; it may still hold a moment before this transaction. */
export async function rowsReadSoFar(ctx: Ctx, table: string): Promise<number> {
  const counted = await sql<{ rows: number }>`select coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0)::bigint as rows
    from pg_stat_xact_user_tables where relname ^@ ${table}`.execute(ctx.trx)
  return counted.rows[0]?.rows ?? 0
}
