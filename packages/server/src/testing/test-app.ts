import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, inject } from 'vitest'
import { appOn, type OpenApp } from '../platform/app.ts'
import { loadConfig } from '../platform/config.ts'
import { dataDir, makeDataDir } from '../platform/data-dir.ts'
import { openPools, withClient } from '../platform/database.ts'
import { TEMPLATE } from './global-setup.ts'

/** An address on the PostgreSQL of this run. */
export const testUrl = (user: string, database: string): string => inject('server').address.replace('USER', user).replace('DATABASE', database)

/** A new database of its own, a clone of the migrated template. Closed and dropped after the file's tests. */
export async function testDatabase(): Promise<string> {
  const name = `t_${randomBytes(6).toString('hex')}`
  await withClient(testUrl('postgres', 'postgres'), (client) =>
    client.query(`create database ${name} template ${TEMPLATE} owner semesta_owner strategy file_copy`),
  )
  return name
}

/** The App over a clone of its own, with a data folder of its own; `env` overrides settings, `now` stops the clock. Call once a file, in `beforeAll` or at the top. */
export async function testApp(options: { env?: Record<string, string>; now?: string } = {}): Promise<OpenApp> {
  const name = await testDatabase()
  const folder = join(inject('server').folder, name)
  const config = loadConfig({ SEMESTA_DATA_DIR: folder, SEMESTA_SECRET: 'a-secret-of-tests-that-signs-nothing', SEMESTA_LOG_LEVEL: 'silent', ...options.env })
  await makeDataDir(dataDir(folder))
  const logins = { owner: testUrl('semesta_owner', name), app: testUrl('semesta_app', name), loader: testUrl('semesta_loader', name) }
  const log = pino({ level: config.log.level })
  const app = appOn(config, openPools(logins, log), log)
  afterAll(async () => {
    await app.close()
    await withClient(testUrl('postgres', 'postgres'), (client) => client.query(`drop database if exists ${name} with (force)`))
  })
  const fixed = options.now
  return fixed ? { ...app, clock: () => new Date(fixed) } : app
}
