import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { AnyTables } from '../../platform/context.ts'
import { tablesOf } from '../../platform/database.ts'
import type { AccessTables } from './tables.ts'

type Db = Kysely<AnyTables>
const on = (db: Db) => tablesOf<AccessTables>(db)

/** Wrong passwords before waiting begins, and how long the first wait is; each further failure doubles it, to an hour at most. */
const PATIENCE = 5
const FIRST_WAIT_SECONDS = 30

const keyOf = (email: string, address: string) => createHash('sha256').update(`${email.toLowerCase()} ${address}`).digest('hex')

/** Seconds that an account must still wait at an address, 0 when it may try. */
export async function waitSeconds(db: Db, email: string, address: string, now: Date): Promise<number> {
  const row = await on(db).selectFrom('auth_attempt').select('locked_until').where('key', '=', keyOf(email, address)).executeTakeFirst()
  return row?.locked_until ? Math.max(0, Math.ceil((row.locked_until.getTime() - now.getTime()) / 1000)) : 0
}

/** Counts a failure; a quiet day forgets the earlier ones. */
export async function countFailure(db: Db, email: string, address: string, now: Date): Promise<void> {
  await sql`
    insert into auth_attempt as a (key, failures, last_at) values (${keyOf(email, address)}, 1, ${now})
    on conflict (key) do update set
      failures = case when a.last_at < excluded.last_at - interval '1 day' then 1 else a.failures + 1 end,
      last_at = excluded.last_at,
      locked_until = case
        when a.last_at >= excluded.last_at - interval '1 day' and a.failures + 1 >= ${PATIENCE}::int
        then excluded.last_at + least(3600, ${FIRST_WAIT_SECONDS}::int * power(2, least(20, a.failures + 1 - ${PATIENCE}::int))) * interval '1 second'
      end`.execute(db)
}

export async function forgetFailures(db: Db, email: string, address: string): Promise<void> {
  await on(db).deleteFrom('auth_attempt').where('key', '=', keyOf(email, address)).execute()
}

export async function noteSignIn(db: Db, userId: string, now: Date): Promise<void> {
  await on(db).updateTable('auth_user').set({ last_sign_in_at: now }).where('id', '=', userId).execute()
}
