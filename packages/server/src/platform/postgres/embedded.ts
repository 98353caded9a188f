import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { isAnswering, makeCluster, PORT, type Settings, SUPERUSER, startCluster, stopCluster } from './cluster.ts'
import { type Guard, tryAlone, tryShared, waitFor } from './guard.ts'
import { findPlace, type Place } from './place.ts'

/** A running embedded PostgreSQL that this process uses. */
export interface Embedded {
  socketDir: string
  /** connection settings of a user and database on the socket */
  url(user: string, database: string): string
  /** Leaves; whoever leaves last stops PostgreSQL. */
  close(): Promise<void>
}

const PATIENCE = 150_000
const WATCH_MILLISECONDS = 3000

/**
 * Starts the PostgreSQL of a data directory, or joins the one that runs.
 *
 * Nobody owns it: every user holds a shared lock, starting and stopping happen one at a time, and the last to leave stops it. So a command that
 * ends never cuts another one, and a PostgreSQL whose users were all killed is simply joined by the next.
 */
export async function openEmbedded(dataDir: string, log: Logger, settings: Settings = {}): Promise<Embedded> {
  await mkdir(dataDir, { recursive: true })
  const place = await findPlace(dataDir, log)
  const turn = await takeTurn(dataDir)
  try {
    const made = await makeCluster(place)
    if (made) log.info({ cluster: place.cluster }, 'new database cluster')
    if (!(await isAnswering(place))) await startCluster(place, settings)
    const use = tryShared(usersFile(dataDir))
    if (!use) throw new Error(`${usersFile(dataDir)} is locked by something that is not Semesta.`)
    return embedded(dataDir, place, use, keepAlive(dataDir, place, settings, log))
  } finally {
    turn.release()
  }
}

function embedded(dataDir: string, place: Place, use: Guard, watch: Watch): Embedded {
  return {
    socketDir: place.socketDir,
    url: (user, database) => `postgresql://${user}@/${database}?host=${encodeURIComponent(place.socketDir)}&port=${PORT}`,
    close: async () => {
      await watch.end()
      await leave(dataDir, place, use)
    },
  }
}

interface Watch {
  end(): Promise<void>
}

/** Starts PostgreSQL again when it was killed under its users; their pools connect anew by themselves. */
function keepAlive(dataDir: string, place: Place, settings: Settings, log: Logger): Watch {
  let looking: Promise<void> | null = null
  const look = async () => {
    if (await isAnswering(place)) return
    const turn = await takeTurn(dataDir)
    try {
      if (await isAnswering(place)) return
      log.error({ cluster: place.cluster }, 'PostgreSQL is gone: starting it again')
      await startCluster(place, settings)
    } finally {
      turn.release()
    }
  }
  const timer = setInterval(() => {
    looking ??= look()
      .catch((error: unknown) => log.error({ err: error }, 'PostgreSQL could not be started again'))
      .finally(() => {
        looking = null
      })
  }, WATCH_MILLISECONDS)
  timer.unref()
  return {
    end: async () => {
      clearInterval(timer)
      await looking
    },
  }
}

async function leave(dataDir: string, place: Place, use: Guard): Promise<void> {
  const turn = await takeTurn(dataDir)
  try {
    use.release()
    const alone = tryAlone(usersFile(dataDir))
    if (!alone) return
    if (await isAnswering(place)) await stopCluster(place)
    alone.release()
  } finally {
    turn.release()
  }
}

async function takeTurn(dataDir: string): Promise<Guard> {
  const turn = await waitFor(() => tryAlone(join(dataDir, 'pg.turn')), PATIENCE)
  if (!turn) throw new Error(`Another process has been starting or stopping the database of ${dataDir} for too long.`)
  return turn
}
const usersFile = (dataDir: string) => join(dataDir, 'pg.users')

export { SUPERUSER }
