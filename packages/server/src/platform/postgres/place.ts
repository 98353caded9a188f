import { randomBytes } from 'node:crypto'
import { chown, mkdir, mkdtemp, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { type Account, accountFor, canReach } from './account.ts'
import { copyNative, nativeFolder } from './binaries.ts'

/** Where a cluster lives and who runs it. */
export interface Place {
  account: Account | null
  /** the data folder of PostgreSQL itself */
  cluster: string
  /** `bin`, `lib`, `share` */
  native: string
  socketDir: string
  logFile: string
}

// The kernel cuts the name of a socket at 107 bytes; PostgreSQL adds `/.s.PGSQL.5432`.
const SOCKET_DIR_MAX = 90

/** Finds a place where the account can reach both its binaries and its data, and says so when that is not the data directory. */
export async function findPlace(dataDir: string, log: Logger): Promise<Place> {
  const account = accountFor()
  const root = await realpath(dataDir)
  const shipped = await realpath(await nativeFolder())
  const native = await reachableNative(shipped, account)
  const base = await reachableBase(root, account)
  if (native !== shipped) log.info({ native }, 'the account of PostgreSQL cannot reach the installed binaries: using a copy')
  if (base !== root) log.info({ cluster: base, account: account?.name }, 'the account of PostgreSQL cannot reach the data directory: its cluster lives outside')
  await mkdir(base, { recursive: true, mode: base === root ? 0o777 : 0o711 })
  return { account, cluster: join(base, 'pg'), native, socketDir: await socketFolder(root, base, account), logFile: join(base, 'postgres.log') }
}

async function reachableNative(shipped: string, account: Account | null): Promise<string> {
  // One step below the program, so that its own right to be run counts too.
  if (!account || canReach(account, join(shipped, 'bin', 'postgres', 'run'))) return shipped
  return copyNative(shipped, join(await outside(), await versionOf(shipped)))
}

/** A cluster never changes its place: opening or closing a folder later must not bring up an empty database in another one. */
async function reachableBase(root: string, account: Account | null): Promise<string> {
  const id = await readFile(join(root, 'cluster.id'), 'utf8').catch(() => null)
  if (id !== null && !account) throw new Error(`The database of ${root} was made by root and lives outside of it. Start Semesta as root here.`)
  if (id !== null) return join(await outside(), id.trim())
  if (!account || canReach(account, join(root, 'pg'))) return root
  const inside = await stat(join(root, 'pg')).catch(() => null)
  if (inside) throw new Error(`PostgreSQL runs as ${account.name}, which can no longer reach ${root}/pg. Let others pass the folders above it (chmod o+x).`)
  return join(await outside(), await keptId(root, 'cluster'))
}

/** A private folder for the socket: whoever can enter it is let in by PostgreSQL without a password. */
async function socketFolder(root: string, base: string, account: Account | null): Promise<string> {
  const near = join(base, 'pg.socket')
  const path = Buffer.byteLength(near) <= SOCKET_DIR_MAX ? near : join(tmpdir(), `semesta-${await keptId(root, 'socket')}`)
  await mkdir(path, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  const { uid, mode } = await stat(path)
  const owner = account?.uid ?? process.getuid?.()
  if (account && uid === 0) await chown(path, account.uid, account.gid)
  else if ((owner !== undefined && uid !== owner) || mode & 0o077) throw new Error(`${path} belongs to somebody else. Remove it and start again.`)
  return path
}

async function outside(): Promise<string> {
  const path = '/var/lib/semesta'
  const made = await mkdir(path, { recursive: true, mode: 0o711 }).then(
    () => true,
    () => false,
  )
  return made ? path : await mkdir(join(tmpdir(), 'semesta-outside'), { recursive: true, mode: 0o711 }).then(() => join(tmpdir(), 'semesta-outside'))
}

/** A random name kept in the data directory: whoever deletes the directory starts anew, and two installations never meet. */
async function keptId(root: string, what: string): Promise<string> {
  const path = join(root, `${what}.id`)
  await writeFile(path, randomBytes(8).toString('hex'), { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  return (await readFile(path, 'utf8')).trim()
}

async function versionOf(native: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')) as { version: string }
  return `postgres-${version}`
}

/** An empty folder beside the cluster, owned by its account, for `initdb` to fill. */
export async function draftFolder(place: Place): Promise<string> {
  const path = await mkdtemp(`${place.cluster}.new-`)
  if (place.account) await chown(path, place.account.uid, place.account.gid)
  return path
}
export const discard = (path: string) => rm(path, { recursive: true, force: true })
