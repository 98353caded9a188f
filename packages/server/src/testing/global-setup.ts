import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { TestProject } from 'vitest/node'
import { loadAreas } from '../modules/areas/index.ts'
import { openPools, withClient } from '../platform/database.ts'
import { migrate } from '../platform/migrate.ts'
import { openEmbedded, SUPERUSER } from '../platform/postgres/embedded.ts'
import { makeRoles } from '../platform/roles.ts'

/** What the test files know of the one PostgreSQL of their run. */
export interface TestServer {
  /** address with `USER` and `DATABASE` to be filled in */
  address: string
  folder: string
}
declare module 'vitest' {
  interface ProvidedContext {
    server: TestServer
  }
}

export const TEMPLATE = 'semesta_template'

/** One PostgreSQL for the whole run, with a migrated template that each test file clones. Its data is thrown away, so it need not be durable. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'semesta-test-'))
  // So that the unprivileged account of PostgreSQL can reach its data in here.
  await chmod(folder, 0o711)
  const log = pino({ level: 'silent' })
  const embedded = await openEmbedded(folder, log, { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '400' })
  const root = embedded.url(SUPERUSER, 'postgres')
  await makeRoles(root)
  await withClient(root, (client) => client.query(`create database ${TEMPLATE} owner semesta_owner`))
  const owner = embedded.url('semesta_owner', TEMPLATE)
  await migrate(owner, log)
  const pools = openPools({ owner, app: owner, loader: owner }, log)
  await loadAreas(pools)
  await pools.close()
  await withClient(root, (client) => client.query(`alter database ${TEMPLATE} is_template true allow_connections false`))
  project.provide('server', { address: embedded.url('USER', 'DATABASE'), folder })
  return async () => {
    await embedded.close()
    await rm(folder, { recursive: true, force: true })
  }
}
