import { problem } from '@semesta/kernel'
import { openGate } from '../modules/access/index.ts'
import { jobHandlers, preparations, routes, tidies } from '../modules.ts'
import { type OpenApp, openApp } from '../platform/app.ts'
import type { Config } from '../platform/config.ts'
import { dataDir, makeDataDir } from '../platform/data-dir.ts'
import { buildHttp } from '../platform/http.ts'
import { lockServer } from './server-lock.ts'
import { startWorker } from './worker.ts'

export interface RunningServer {
  app: OpenApp
  /** where it listens, null without the web service */
  address: string | null
  /** HTTP closes, the job under way goes back to the queue, PostgreSQL stops. */
  stop(): Promise<void>
}

const LISTEN_FAULTS = new Set(['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND'])
export const cannotListen = problem<{ host: string; port: number; cause: string }>(
  'platform/cannot-listen',
  409,
  (it) => `Cannot listen on ${it.host}:${it.port} (${it.cause}). Choose another port with --port or SEMESTA_PORT, or stop what uses it.`,
)

const GRACE_MILLISECONDS = 5000

/** Starts what the configuration names: web, worker or both. One server a data directory. */
export async function startServer(config: Config): Promise<RunningServer> {
  const undo: (() => Promise<unknown>)[] = []
  // Everything that was started is stopped, the last first, whatever fails on the way.
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    await makeDataDir(dataDir(config.dataDir))
    const lock = await lockServer(config)
    undo.push(lock.release)
    const app = await openApp(config, preparations)
    undo.push(app.close)
    if (config.services.includes('worker')) {
      const worker = await startWorker(app, jobHandlers, tidies)
      undo.push(() => worker.stop(GRACE_MILLISECONDS))
    }
    const address = config.services.includes('web') ? await listen(app, undo) : null
    await lock.note(address)
    return { app, address, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function listen(app: OpenApp, undo: (() => Promise<unknown>)[]): Promise<string> {
  const http = await buildHttp(app, routes, openGate(app))
  undo.push(() => http.close())
  const { host, port } = app.config.http
  return http.listen({ host, port }).catch((error: NodeJS.ErrnoException) => {
    throw LISTEN_FAULTS.has(error.code ?? '') ? cannotListen({ host, port, cause: error.code ?? '' }) : error
  })
}
