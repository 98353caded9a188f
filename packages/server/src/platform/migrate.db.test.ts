import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { testUrl } from '../testing/index.ts'
import { withClient } from './database.ts'
import { migrate, parseMigration, readMigrations } from './migrate.ts'

const log = pino({ level: 'silent' })
const made = (name: string, breaking: 'yes' | 'no', sql: string) =>
  parseMigration(name, `--! module: test\n--! breaking: ${breaking}\n--! distribute: none\n${sql}`)

async function emptyDatabase(): Promise<string> {
  const name = `m_${randomBytes(6).toString('hex')}`
  await withClient(testUrl('postgres', 'postgres'), (client) => client.query(`create database ${name} owner semesta_owner`))
  return testUrl('semesta_owner', name)
}
const names = (url: string) =>
  withClient(url, async (client) => (await client.query<{ name: string }>('select name from platform_migration order by name')).rows.map((row) => row.name))

it('brings an empty database to the newest schema, also when two servers start at once', async () => {
  const url = await emptyDatabase()
  await Promise.all([migrate(url, log), migrate(url, log)])
  expect(await names(url)).toEqual((await readMigrations()).map((migration) => migration.name))
  await migrate(url, log)
})

it('keeps nothing of a migration that fails', async () => {
  const url = await emptyDatabase()
  const broken = made('0001_broken', 'no', 'create table half (x int); select no_such_function();')
  await expect(migrate(url, log, [broken])).rejects.toThrow('0001_broken')
  expect(await names(url)).toEqual([])
  await withClient(url, async (client) => expect((await client.query(`select to_regclass('half') as it`)).rows[0].it).toBeNull())
})

it('refuses a migration that was changed after it was applied', async () => {
  const url = await emptyDatabase()
  await migrate(url, log, [made('0001_a', 'no', 'select 1;')])
  await expect(migrate(url, log, [made('0001_a', 'no', 'select 2;')])).rejects.toMatchObject({ code: 'platform/migration-changed' })
})

it('refuses a newer schema that breaks this version, and works with one that does not', async () => {
  const url = await emptyDatabase()
  const old = [made('0001_a', 'no', 'select 1;')]
  await migrate(url, log, [...old, made('0002_b', 'no', 'select 1;')])
  await migrate(url, log, old)
  await migrate(url, log, [...old, made('0002_b', 'no', 'select 1;'), made('0003_c', 'yes', 'select 1;')])
  await expect(migrate(url, log, old)).rejects.toMatchObject({ code: 'platform/schema-newer', facts: { migrations: ['0003_c'] } })
})

it('wants the three headers', () => {
  expect(() => parseMigration('0001_a', '--! module: a\n--! breaking: no\n')).toThrow('distribute')
})
