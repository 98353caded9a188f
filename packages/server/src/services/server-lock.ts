import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { problem } from '@semesta/kernel'
import type { Config } from '../platform/config.ts'
import { type Guard, tryAlone } from '../platform/postgres/guard.ts'

interface Note {
  pid: number
  address: string | null
}

export const alreadyRunning = problem<{ dataDir: string; pid: number | null; address: string | null }>(
  'platform/already-running',
  409,
  (it) =>
    `A server already runs on ${it.dataDir} (process ${it.pid ?? 'unknown'}${it.address ? `, ${it.address}` : ''}). ` +
    'Stop it first, or set SEMESTA_DATA_DIR to a folder of its own.',
)

/** The right to be the one server of a data directory; the system takes it back when the process ends, however it ends. */
export interface ServerLock {
  /** Writes down where the server can be found, for whoever comes second. */
  note(address: string | null): Promise<void>
  release(): Promise<void>
}

/** Fails: `platform/already-running`, naming the process and address of the first. */
export async function lockServer(config: Config): Promise<ServerLock> {
  const noteFile = join(config.dataDir, 'server.json')
  const guard: Guard | null = tryAlone(join(config.dataDir, 'server.lock'))
  if (!guard) throw alreadyRunning({ dataDir: config.dataDir, ...(await readNote(noteFile)) })
  const note = (address: string | null) => writeFile(noteFile, JSON.stringify({ pid: process.pid, address } satisfies Note))
  await note(null)
  return {
    note,
    release: async () => {
      await rm(noteFile, { force: true })
      guard.release()
    },
  }
}

async function readNote(path: string): Promise<{ pid: number | null; address: string | null }> {
  const text = await readFile(path, 'utf8').catch(() => '')
  // The first server may be writing it just now.
  if (!text) return { pid: null, address: null }
  return JSON.parse(text) as Note
}
