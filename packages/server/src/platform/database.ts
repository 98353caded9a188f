import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import { Client, Pool, types } from 'pg'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { Actor, AnyTables, App, AuditNote, Bind, Ctx } from './context.ts'
import { openEmbedded, SUPERUSER } from './postgres/embedded.ts'
import { externalLogins, makeDatabase, makeRoles } from './roles.ts'

export type { Pool } from 'pg'

export interface Database {
  /** application role, under row level security */
  db: Kysely<AnyTables>
  /** bulk COPY of built months and rejects */
  loader: Pool
  /** owner of the schema: migrations and the job worker, which serves every regency */
  owner: Pool
  ownerUrl: string
  close(): Promise<void>
}
export interface Logins {
  owner: string
  app: string
  loader: string
}

const NAME = 'semesta'

/** Starts or joins the database, makes sure the roles exist, and opens one pool a role. The schema is the business of `migrate`. */
export async function openDatabase(config: Config, log: Logger): Promise<Database> {
  if (config.database.kind === 'postgres') return openPools(await externalLogins(config.database, config.secret), log)
  const embedded = await openEmbedded(config.dataDir, log)
  try {
    await makeRoles(embedded.url(SUPERUSER, 'postgres'))
    await makeDatabase(embedded.url(SUPERUSER, 'postgres'), NAME)
    const url = (user: string) => embedded.url(user, NAME)
    const pools = openPools({ owner: url('semesta_owner'), app: url('semesta_app'), loader: url('semesta_loader') }, log)
    const close = async () => {
      await pools.close()
      await embedded.close()
    }
    return { ...pools, close }
  } catch (error) {
    await embedded.close()
    throw error
  }
}

/** One pool a role on a database that is there. */
export function openPools(logins: Logins, log: Logger): Database {
  const pool = (connectionString: string, max: number) => {
    const made = new Pool({ connectionString, max, types: ourTypes, idleTimeoutMillis: 30_000, connectionTimeoutMillis: 30_000, application_name: 'semesta' })
    // A connection that breaks while idle is replaced by the pool at the next query.
    const lost = (error: Error) => log.warn({ error: error.message }, 'database connection lost')
    made.on('error', lost)
    made.on('connect', (client) => client.on('error', lost))
    return made
  }
  const [app, loader, owner] = [pool(logins.app, 20), pool(logins.loader, 4), pool(logins.owner, 8)]
  const db = new Kysely<AnyTables>({ dialect: new PostgresDialect({ pool: app }) })
  const close = async () => {
    await Promise.all([db.destroy(), loader.end(), owner.end()])
  }
  return { db, loader, owner, ownerUrl: logins.owner, close }
}

/** The same connection, seen with the tables of one module. */
export function tablesOf<T>(trx: Kysely<AnyTables>): Kysely<T> {
  return trx as unknown as Kysely<T>
}

/**
 * One transaction bound to a regency: row level security shows what `bind` allows, and nothing else. Rolled back when `work` throws.
 *
 * Shape: `frozen` sees the whole time what was committed when it began, however long it reads.
 */
export function inRegency<T>(app: App, actor: Actor, bind: Bind, work: (ctx: Ctx) => Promise<T>, { frozen = false } = {}): Promise<T> {
  const transaction = app.db.transaction().setIsolationLevel(frozen ? 'repeatable read' : 'read committed')
  return transaction.execute(async (trx) => {
    await enter(trx, actor, bind)
    return work(ctxOn(app, trx, actor, bind))
  })
}

/** Binds a transaction that is already open. */
export async function enter(trx: Transaction<AnyTables>, actor: Actor, bind: Bind): Promise<void> {
  await sql`select app_enter(${bind.regency}, ${[...bind.areas]}::text[], ${bind.names}, ${actor.id})`.execute(trx)
}

export function ctxOn(app: App, trx: Transaction<AnyTables>, actor: Actor, bind: Bind): Ctx {
  const now = app.clock()
  return { app, actor, bind, trx, now, audit: (note) => appendAudit(trx, { actor: actor.id, role: bind.role, regency: bind.regency, at: now }, note) }
}

interface AuditWho {
  actor: string
  role: string | null
  regency: string
  at: Date
}

/** Appends one entry to the audit chain of a regency, in the transaction given. */
export async function appendAudit(trx: Kysely<AnyTables>, who: AuditWho, note: AuditNote): Promise<void> {
  const detail = JSON.stringify(note.detail ?? {})
  await sql`select audit_append(${who.regency}, ${who.at}, ${who.actor}, ${who.role}, ${note.action}, ${note.subject ?? null},
    ${note.reason ?? null}, ${note.outcome ?? 'done'}, ${detail}::jsonb)`.execute(trx)
}

/** A single connection, for work that pools cannot do: locks of a session, creating databases. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, types: ourTypes, application_name: 'semesta' })
  client.on('error', () => null)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const whole = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a whole number`)
  return value
}
// Counts and rupiah are whole numbers far below 2^53, also when summed; a date is a date, in no time zone.
const parsers = new Map<number, (text: string) => unknown>([
  [types.builtins.INT8, whole],
  [types.builtins.NUMERIC, Number],
  [types.builtins.DATE, (text) => text],
])
const ourTypes: NonNullable<ConstructorParameters<typeof Client>[0] & object>['types'] = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => parsers.get(oid) ?? types.getTypeParser(oid, format)) as typeof types.getTypeParser,
}
