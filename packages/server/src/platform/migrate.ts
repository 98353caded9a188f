import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { problem } from '@semesta/kernel'
import { runMigrations } from 'graphile-worker'
import type { Client } from 'pg'
import type { Logger } from 'pino'
import { withClient } from './database.ts'

/** A migration as it stands in its file. */
export interface Migration {
  name: string
  module: string
  breaking: boolean
  /** how Citus spreads its tables: `regency_code`, `reference`, `local` or `none` */
  distribute: string
  hash: string
  sql: string
}

export const schemaNewer = problem<{ migrations: string[] }>(
  'platform/schema-newer',
  500,
  (it) => `The database was changed by a newer Semesta (${it.migrations.join(', ')}) in a way this one cannot work with. Start the newer one.`,
)
export const migrationChanged = problem<{ migrations: string[] }>(
  'platform/migration-changed',
  500,
  (it) => `Migrations that were already applied have other contents now: ${it.migrations.join(', ')}. Restore them; a change is a new migration.`,
)

const folder = new URL('../../migrations/', import.meta.url)
const LOCK = 6474

/** Reads all migrations in order. Fails when a header is missing. */
export async function readMigrations(from: URL = folder): Promise<Migration[]> {
  const names = (await readdir(from)).filter((name) => /^\d{4}_.+\.sql$/.test(name)).sort()
  return Promise.all(names.map(async (name) => parseMigration(name.slice(0, -'.sql'.length), await readFile(fileURLToPath(new URL(name, from)), 'utf8'))))
}

export function parseMigration(name: string, text: string): Migration {
  const sql = text.replaceAll('\r\n', '\n')
  const header = (key: string) => {
    const found = new RegExp(`^--! ${key}: (.+)$`, 'm').exec(sql)?.[1]?.trim()
    if (!found) throw new Error(`migration ${name} has no header --! ${key}`)
    return found
  }
  const hash = createHash('sha256').update(sql).digest('hex')
  return { name, module: header('module'), breaking: header('breaking') === 'yes', distribute: header('distribute'), hash, sql }
}

/** Brings a database to the newest schema, one transaction a migration; servers that start together take turns. */
export async function migrate(ownerUrl: string, log: Logger, migrations?: Migration[]): Promise<void> {
  const wanted = migrations ?? (await readMigrations())
  await withClient(ownerUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(bookkeeping)
    const applied = await client.query<{ name: string; hash: string; breaking: boolean }>('select name, hash, breaking from platform_migration')
    refuse(applied.rows, wanted, log)
    const done = new Set(applied.rows.map((row) => row.name))
    await runMigrations({ connectionString: ownerUrl, logger: undefined })
    for (const migration of wanted) if (!done.has(migration.name)) await apply(client, migration, log)
  })
}

const bookkeeping = `create table if not exists platform_migration (
  name       text        not null constraint platform_migration_pkey primary key,
  module     text        not null,
  breaking   boolean     not null,
  distribute text        not null,
  hash       text        not null,
  applied_at timestamptz not null default now()
)`

function refuse(applied: { name: string; hash: string; breaking: boolean }[], wanted: Migration[], log: Logger): void {
  const known = new Map(wanted.map((migration) => [migration.name, migration]))
  const newer = applied.filter((row) => !known.has(row.name))
  const breaking = newer.filter((row) => row.breaking).map((row) => row.name)
  if (breaking.length > 0) throw schemaNewer({ migrations: breaking })
  const changed = applied.filter((row) => known.has(row.name) && known.get(row.name)?.hash !== row.hash).map((row) => row.name)
  if (changed.length > 0) throw migrationChanged({ migrations: changed })
  if (newer.length > 0) log.warn({ migrations: newer.map((row) => row.name) }, 'the database was changed by a newer version, compatibly')
}

async function apply(client: Client, migration: Migration, log: Logger): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query('insert into platform_migration (name, module, breaking, distribute, hash) values ($1, $2, $3, $4, $5)', [
      migration.name,
      migration.module,
      migration.breaking,
      migration.distribute,
      migration.hash,
    ])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw new Error(`migration ${migration.name} failed: ${String(cause)}`, { cause })
  }
  log.info({ migration: migration.name }, 'migrated')
}
