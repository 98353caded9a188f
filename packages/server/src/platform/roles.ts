import { createHmac } from 'node:crypto'
import { problem } from '@semesta/kernel'
import { Client } from 'pg'
import type { DatabaseChoice } from './config.ts'

const ROLES = {
  semesta_owner: 'login',
  semesta_app: 'login nobypassrls',
  semesta_loader: 'login bypassrls',
} as const

export const rolesMissing = problem<{ user: string; cause: string }>(
  'platform/roles-missing',
  500,
  (it) =>
    `The database user ${it.user} may not make the roles Semesta needs (${it.cause}). Ask the database administrator to run: ` +
    `create role semesta_app login nobypassrls password '…'; create role semesta_loader login bypassrls password '…'; ` +
    'and set SEMESTA_DATABASE_APP_URL and SEMESTA_DATABASE_LOADER_URL to their logins.',
)

/** Makes the three roles where they are missing; a cluster holds them once, a database many times. */
export async function makeRoles(superUrl: string): Promise<void> {
  await connected(superUrl, async (client) => {
    for (const [name, rights] of Object.entries(ROLES)) await makeRole(client, name, rights)
  })
}

export async function makeDatabase(superUrl: string, name: string): Promise<void> {
  await connected(superUrl, async (client) => {
    const there = await client.query('select 1 from pg_database where datname = $1', [name])
    if (there.rowCount === 0) await client.query(`create database ${name} owner semesta_owner`).catch(unless('42P04', '23505'))
  })
}

/**
 * Logins on a PostgreSQL that is not ours. The user of the address owns the schema; the application and loader roles are made with passwords
 * derived from the installation's secret, unless their logins are given.
 *
 * Fails: `platform/roles-missing` when the user may do neither.
 */
export async function externalLogins(choice: Extract<DatabaseChoice, { kind: 'postgres' }>, secret: string) {
  const { url, appUrl, loaderUrl } = choice
  if (appUrl && loaderUrl) return { owner: url, app: appUrl, loader: loaderUrl }
  await connected(url, async (client) => {
    for (const name of ['semesta_app', 'semesta_loader'] as const) {
      try {
        await makeRole(client, name, ROLES[name])
        await client.query(`alter role ${name} password '${passwordOf(name, secret)}'`)
      } catch (error) {
        throw rolesMissing({ user: new URL(url).username, cause: String(error) })
      }
    }
  })
  return { owner: url, app: appUrl ?? as(url, 'semesta_app', secret), loader: loaderUrl ?? as(url, 'semesta_loader', secret) }
}

async function makeRole(client: Client, name: string, rights: string): Promise<void> {
  const there = await client.query('select 1 from pg_roles where rolname = $1', [name])
  if (there.rowCount === 0) await client.query(`create role ${name} ${rights}`).catch(unless('42710', '23505'))
}

function as(url: string, user: string, secret: string): string {
  const it = new URL(url)
  it.username = user
  it.password = passwordOf(user, secret)
  return it.href
}
const passwordOf = (role: string, secret: string) => createHmac('sha256', secret).update(`database/${role}`).digest('hex')

// Two processes may start at once: what the other has just made is fine.
function unless(...codes: string[]) {
  return (error: { code?: string }) => {
    if (!codes.includes(error.code ?? '')) throw error
  }
}

async function connected(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url })
  client.on('error', () => null)
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
