import { spawn } from 'node:child_process'
import { chown, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { discard, draftFolder, type Place } from './place.ts'

export const PORT = 5432
export const SUPERUSER = 'postgres'
const MAJOR = '18'
const PATIENCE = 150_000
const TRIES = 120

export type Settings = Readonly<Record<string, string>>

// Modest for a machine that also runs the engine, durable in every respect.
const DEFAULTS: Settings = {
  listen_addresses: "''",
  max_connections: '100',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  maintenance_work_mem: '256MB',
  work_mem: '16MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  wal_compression: 'on',
  random_page_cost: '1.1',
  jit: 'off',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  // A table that is made and filled in one transaction goes straight to disk at commit instead of through the log. No replica hangs on the embedded server.
  wal_level: 'minimal',
  max_wal_senders: '0',
  timezone: "'UTC'",
  log_timezone: "'UTC'",
  // Statements can carry names and identity numbers: only their errors are logged, without their values.
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: '0',
  log_error_verbosity: 'terse',
}

/** Makes the cluster when there is none: all or nothing, a crash leaves a draft that the next start throws away. */
export async function makeCluster(place: Place): Promise<boolean> {
  const version = await readFile(join(place.cluster, 'PG_VERSION'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw new Error(`The database in ${place.cluster} belongs to another account (${error.code}). Start Semesta as whoever started it first.`)
  })
  if (version && version.trim() !== MAJOR) {
    throw new Error(
      `The database in ${place.cluster} was made by PostgreSQL ${version.trim()}; this Semesta brings ${MAJOR}. Start the Semesta that made it, export, and import here.`,
    )
  }
  if (version) return false
  const draft = await draftFolder(place)
  try {
    await runProgram(place, 'initdb', [
      '-D',
      draft,
      '-U',
      SUPERUSER,
      '--auth=trust',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ])
    await rename(draft, place.cluster)
  } catch (error) {
    await discard(draft)
    throw error
  }
  return true
}

/** Starts PostgreSQL apart from this process, so that neither Ctrl-C nor `kill -9` of the server reaches it; returns when it answers. */
export async function startCluster(place: Place, settings: Settings = {}): Promise<void> {
  const all = { ...DEFAULTS, unix_socket_directories: `'${place.socketDir}'`, port: String(PORT), ...settings }
  const lines = Object.entries(all).map(([name, value]) => `${name} = ${value}`)
  await writeFile(join(place.cluster, 'postgresql.auto.conf'), `${lines.join('\n')}\n`)
  await ownFile(place, join(place.cluster, 'postgresql.auto.conf'))
  await turnLog(place)
  await clearStuck(place)
  const args = ['start', '-w', '-t', '120', '-s', '-D', place.cluster, '-l', place.logFile]
  for (let tries = 1; ; tries += 1) {
    const failed = await runProgram(place, 'pg_ctl', args).catch((error: Error) => error)
    if (!failed) return
    // After kill -9 of PostgreSQL its children need a moment to notice and let go of the shared memory.
    if (tries === TRIES || !failed.message.includes('shared memory block')) throw failed
    await sleep(500)
  }
}

// Linux gives no process an id this high.
const NOBODYS_PID = '4194305'

/**
 * Clears the way where PostgreSQL itself would refuse to start.
 *
 * One of ours that lives but cannot be reached (its socket was swept away) is stopped; never a stranger that was given its old process id.
 * One that was killed where nobody buries the dead still counts as alive to PostgreSQL: its note then names no process any more, and the
 * check that its children have let go of the shared memory stays in force.
 */
async function clearStuck(place: Place): Promise<void> {
  const note = join(place.cluster, 'postmaster.pid')
  const [pid, ...rest] = (await readFile(note, 'utf8').catch(() => '')).split('\n')
  if (!pid) return
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  if (status.includes(') Z ')) {
    await writeFile(note, [NOBODYS_PID, ...rest].join('\n'))
    await rm(join(place.socketDir, `.s.PGSQL.${PORT}.lock`), { force: true })
  } else if (command.split('\0').includes(place.cluster)) await stopCluster(place)
}

/** Fast: open transactions are rolled back, everything committed is on disk when this returns. */
export async function stopCluster(place: Place): Promise<void> {
  await runProgram(place, 'pg_ctl', ['stop', '-w', '-t', '120', '-s', '-m', 'fast', '-D', place.cluster])
}

/** Whether PostgreSQL answers on its socket now. Waits while it starts or stops. */
export async function isAnswering(place: Place): Promise<boolean> {
  for (let waited = 0; waited < PATIENCE; waited += 100) {
    const answer = await knock(place)
    if (answer !== 'soon') return answer === 'yes'
    await sleep(100)
  }
  throw new Error(`PostgreSQL has been starting or stopping for too long; its log is ${place.logFile}.`)
}

async function knock(place: Place): Promise<'yes' | 'no' | 'soon'> {
  const there = await stat(join(place.cluster, 'postmaster.pid')).catch(() => null)
  if (!there) return 'no'
  const client = new Client({ host: place.socketDir, port: PORT, user: SUPERUSER, database: 'postgres', connectionTimeoutMillis: 10_000 })
  client.on('error', () => null)
  try {
    await client.connect()
    return 'yes'
  } catch (error) {
    const code = (error as { code?: string }).code ?? ''
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return 'no'
    // 57P03: starting up or shutting down. Without a code: no answer in time, on a busy machine. Any other refusal is an answer.
    return code === '57P03' || code === '' ? 'soon' : 'yes'
  } finally {
    await client.end().catch(() => null)
  }
}

const LOG_MAX = 10_000_000

/** Keeps the log of PostgreSQL and the one before it. */
async function turnLog({ logFile, account }: Place): Promise<void> {
  const size = await stat(logFile).then(
    (it) => it.size,
    () => 0,
  )
  if (size > LOG_MAX) await rename(logFile, `${logFile}.1`)
  await ownFile({ account }, logFile)
}

async function ownFile({ account }: Pick<Place, 'account'>, path: string): Promise<void> {
  await (await open(path, 'a', 0o600)).close()
  if (account) await chown(path, account.uid, account.gid)
}

function runProgram(place: Place, program: string, args: string[]): Promise<void> {
  const identity = place.account ? { uid: place.account.uid, gid: place.account.gid } : {}
  const env = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
  const child = spawn(join(place.native, 'bin', program), args, { ...identity, env, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'], detached: true })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', async (code) => {
      if (code === 0) return resolve()
      const tail = await readFile(place.logFile, 'utf8').then(
        (text) => text.trimEnd().split('\n').slice(-5).join('\n'),
        () => '',
      )
      reject(new Error(`${program} failed (${code}): ${said.trim()}\n${tail}`))
    })
  })
}
