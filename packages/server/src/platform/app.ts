import { join } from 'node:path'
import { systemClock } from './clock.ts'
import type { Config } from './config.ts'
import type { App } from './context.ts'
import { cleanTmp, dataDir, keptSecret, makeDataDir } from './data-dir.ts'
import { type Database, openDatabase, type Pool } from './database.ts'
import { newId } from './ids.ts'
import { openLog } from './log.ts'
import { migrate } from './migrate.ts'
import { type Guard, tryAlone, tryShared, waitFor } from './postgres/guard.ts'

/** The App together with what only its opener needs. */
export interface OpenApp extends App {
  /** owner of the schema: the job worker, preparations at start */
  owner: Pool
  ownerUrl: string
  /** Gives everything back; the embedded PostgreSQL stops when nobody else uses it. */
  close(): Promise<void>
}

/** What a module wants done once the schema is there, before anything else runs; may run in several processes at once. */
export type Preparation = (app: OpenApp) => Promise<void>

/** Opens everything a process needs: data folder, secret, database at the newest schema. Works beside a running server. */
export async function openApp(config: Config, preparations: readonly Preparation[] = []): Promise<OpenApp> {
  const log = openLog(config)
  const dir = dataDir(config.dataDir)
  await makeDataDir(dir)
  const use = await useFolder(config.dataDir)
  try {
    const filled = Object.freeze({ ...config, secret: config.secret || (await keptSecret(config.dataDir)) })
    const app = appOn(filled, await openDatabase(filled, log), log)
    const close = () => app.close().finally(() => use.release())
    return await prepared({ ...app, close }, preparations)
  } catch (error) {
    use.release()
    throw error
  }
}

async function prepared(app: OpenApp, preparations: readonly Preparation[]): Promise<OpenApp> {
  try {
    await migrate(app.ownerUrl, app.log)
    for (const prepare of preparations) await prepare(app)
    return app
  } catch (error) {
    await app.close()
    throw error
  }
}

/** Counts this process among those that use the data folder; whoever comes while nobody does clears what a crash left in `tmp/`. */
async function useFolder(root: string): Promise<Guard> {
  const file = join(root, 'tmp.users')
  const alone = tryAlone(file)
  if (alone) {
    await cleanTmp(dataDir(root))
    alone.release()
  }
  const use = await waitFor(() => tryShared(file), 30_000)
  if (!use) throw new Error(`Another process has been clearing ${root} for too long.`)
  return use
}

/** The App over a database that is open and migrated. */
export function appOn(config: Config, database: Database, log: App['log']): OpenApp {
  const { db, loader, owner, ownerUrl, close } = database
  return { config, log, db, loader, clock: systemClock, newId, owner, ownerUrl, close }
}
