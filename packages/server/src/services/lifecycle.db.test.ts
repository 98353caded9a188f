import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { expect, it, onTestFinished, vi } from 'vitest'
import { openApp } from '../platform/app.ts'
import { loadConfig } from '../platform/config.ts'
import { enqueue, type JobView } from '../platform/jobs.ts'

import { ctxFor, dataFolder, holdApp, jobUntil, ordinaryAccount, runSemesta, testUrl } from '../testing/index.ts'

// Each test starts real servers; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 240_000 })

const worker = { SEMESTA_SERVICES: 'worker' }

/** Process id of the PostgreSQL of a data directory, null when none runs. */
function postmaster(dataDir: string): number | null {
  const file = join(clusterOf(dataDir), 'postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null
}
function runningPostmaster(dataDir: string): number {
  const pid = postmaster(dataDir)
  // A process id of 0 would mean every process of this group.
  if (!pid) throw new Error('no PostgreSQL runs')
  return pid
}
const clusterOf = (dataDir: string) => join(dataDir, 'pg')
const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
async function gone(pid: number): Promise<void> {
  while (isAlive(pid) && !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')) await sleep(20)
}

it('lets one of two servers that start together run, and tells the other who does', async () => {
  const dataDir = await dataFolder()
  const both = [runSemesta(['serve'], { dataDir }), runSemesta(['serve'], { dataDir })]
  const outcomes = await Promise.all(
    both.map((it) =>
      Promise.race([
        it.until(/ready: (\S+)/).then(
          () => 'ready' as const,
          () => 'refused' as const,
        ),
      ]),
    ),
  )
  expect(outcomes.toSorted()).toEqual(['ready', 'refused'])
  const loser = both[outcomes.indexOf('refused')]
  const winner = both[outcomes.indexOf('ready')]
  expect((await loser?.ended)?.code).toBe(1)
  expect(loser?.said()).toContain('platform/already-running')
  const late = runSemesta(['serve'], { dataDir })
  expect((await late.ended).code).toBe(1)
  expect(late.said()).toContain(`"pid":${winner?.child.pid}`)
  expect(late.said()).toMatch(/http:\/\/127\.0\.0\.1:\d+/)
})

it('opens one PostgreSQL for processes that start together, and the last one to leave stops it', async () => {
  const dataDir = await dataFolder()
  const all = [holdApp({ dataDir }), holdApp({ dataDir }), holdApp({ dataDir })]
  const starts = await Promise.all(all.map(async (it) => (await it.until(/open (.+)/))[1]))
  expect(new Set(starts).size).toBe(1)
  const pid = runningPostmaster(dataDir)
  for (const [index, proc] of all.entries()) {
    expect(isAlive(pid)).toBe(true)
    proc.child.stdin?.end()
    expect((await proc.ended).code, proc.said()).toBe(0)
    if (index < all.length - 1) expect(postmaster(dataDir)).toBe(pid)
  }
  expect(postmaster(dataDir)).toBeNull()
})

it('stops cleanly on SIGTERM: HTTP, worker, PostgreSQL', async () => {
  const dataDir = await dataFolder()
  const server = runSemesta(['serve'], { dataDir })
  const address = (await server.until(/ready: (\S+)/))[1]
  const answer = await fetch(`${address}/health`)
  expect(answer.status).toBe(200)
  server.child.kill('SIGTERM')
  expect((await server.ended).code).toBe(0)
  expect(postmaster(dataDir)).toBeNull()
  expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8')).toContain('database system is shut down')
  await expect(fetch(`${address}/health`)).rejects.toThrow()
})

it('joins the PostgreSQL of a server that was killed, and clears what the crash left', async () => {
  const dataDir = await dataFolder()
  const server = runSemesta(['serve'], { dataDir, env: worker })
  await server.until(/ready/)
  const pid = runningPostmaster(dataDir)
  mkdtempSync(join(dataDir, 'tmp', 'half-'))
  server.child.kill('SIGKILL')
  await server.ended
  expect(postmaster(dataDir)).toBe(pid)
  const again = runSemesta(['serve'], { dataDir, env: worker })
  await again.until(/ready/)
  expect(postmaster(dataDir)).toBe(pid)
  expect(readdirSync(join(dataDir, 'tmp'))).toEqual([])
  again.child.kill('SIGTERM')
  expect((await again.ended).code).toBe(0)
  expect(postmaster(dataDir)).toBeNull()
})

it('recovers when server and PostgreSQL were killed at once; what was committed is there', async () => {
  const dataDir = await dataFolder()
  const first = holdApp({ dataDir })
  await first.until(/open/)
  const app = await openApp(loadConfig({ SEMESTA_DATA_DIR: dataDir, SEMESTA_LOG_LEVEL: 'silent' }))
  await ctxFor(app, 'dinkes', '99.01', (ctx) => ctx.audit({ action: 'test.committed' }))
  const pid = runningPostmaster(dataDir)
  process.kill(pid, 'SIGKILL')
  first.child.kill('SIGKILL')
  await gone(pid)
  await app.close()
  const again = await openApp(loadConfig({ SEMESTA_DATA_DIR: dataDir, SEMESTA_LOG_LEVEL: 'silent' }))
  const { rows } = await again.owner.query('select action from audit_entry')
  await again.close()
  expect(rows).toEqual([{ action: 'test.committed' }])
})

it('starts PostgreSQL again when it alone is killed, and goes on answering', async () => {
  const dataDir = await dataFolder()
  const server = runSemesta(['serve'], { dataDir })
  const address = (await server.until(/ready: (\S+)/))[1]
  const pid = runningPostmaster(dataDir)
  process.kill(pid, 'SIGKILL')
  await gone(pid)
  // A request that was caught by the fall may be left without an answer; the next one is not.
  const isReady = () =>
    fetch(`${address}/ready`, { signal: AbortSignal.timeout(2000) }).then(
      (it) => it.ok,
      () => false,
    )
  while (!(await isReady())) await sleep(100)
  expect(runningPostmaster(dataDir)).not.toBe(pid)
  server.child.kill('SIGTERM')
  expect((await server.ended).code, server.said()).toBe(0)
})

it('keeps its cluster where its account can reach it when the data directory is closed to it', async () => {
  const dataDir = await dataFolder()
  await chmod(dataDir, 0o700)
  const proc = holdApp({ dataDir, env: { SEMESTA_LOG_LEVEL: 'info' } })
  await proc.until(/open/)
  const id = existsSync(join(dataDir, 'cluster.id')) ? readFileSync(join(dataDir, 'cluster.id'), 'utf8') : null
  expect(existsSync(clusterOf(dataDir))).toBe(id === null)
  // An ordinary user owns the directory and needs no other place; root gives way to an account that cannot enter.
  expect(id === null).toBe(process.getuid?.() !== 0)
  if (id !== null) expect(proc.said()).toContain('its cluster lives outside')
  proc.child.stdin?.end()
  expect((await proc.ended).code).toBe(0)
  // Opening the folder later does not bring up an empty database in it.
  await chmod(dataDir, 0o711)
  const again = holdApp({ dataDir })
  await again.until(/open/)
  expect(existsSync(clusterOf(dataDir))).toBe(id === null)
  again.child.stdin?.end()
  expect((await again.ended).code).toBe(0)
  if (id !== null) for (const base of ['/var/lib/semesta', join(tmpdir(), 'semesta-outside')]) rmSync(join(base, id), { recursive: true, force: true })
})

it('says which port is taken', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void other.close())
  const { port } = other.address() as AddressInfo
  const server = runSemesta(['serve', '--port', String(port)], { dataDir: await dataFolder() })
  expect((await server.ended).code).toBe(1)
  expect(server.said()).toContain('platform/cannot-listen')
})

it('replaces a PostgreSQL of its own whose socket was swept away', async () => {
  const dataDir = await dataFolder()
  const server = runSemesta(['serve'], { dataDir, env: worker })
  await server.until(/ready/)
  const pid = runningPostmaster(dataDir)
  server.child.kill('SIGKILL')
  await server.ended
  rmSync(join(dataDir, 'pg.socket', '.s.PGSQL.5432'))
  const again = runSemesta(['serve'], { dataDir, env: worker })
  await again.until(/ready/)
  expect(postmaster(dataDir)).not.toBe(pid)
})

it('starts a job again whose worker was killed', async () => {
  const dataDir = await dataFolder()
  const app = await openApp(loadConfig({ SEMESTA_DATA_DIR: dataDir, SEMESTA_LOG_LEVEL: 'silent' }))
  onTestFinished(() => app.close())
  const first = holdApp({ dataDir }, 'work')
  await first.until(/open/)
  const job: JobView = await ctxFor(app, 'dinkes', '99.01', (ctx) => enqueue(ctx, { kind: 'people.index', title: 'Uji', payload: {} }))
  await jobUntil(app, '99.01', job.id, (row) => row.percent > 5)
  first.child.kill('SIGKILL')
  await first.ended
  const second = holdApp({ dataDir }, 'work')
  await second.until(/open/)
  const row = await jobUntil(app, '99.01', job.id, (it) => it.state === 'done')
  expect(row).toMatchObject({ attempt: 2, result: { attempt: 2 }, percent: 100 })
})

it('works for an ordinary user, with nothing left behind', async () => {
  const account = ordinaryAccount()
  const dataDir = await dataFolder(account)
  const server = runSemesta(['serve'], { dataDir, account })
  const address = (await server.until(/ready: (\S+)/))[1]
  expect((await fetch(`${address}/ready`)).status).toBe(200)
  server.child.kill('SIGINT')
  expect((await server.ended).code, server.said()).toBe(0)
  expect(postmaster(dataDir)).toBeNull()
})

it('runs on a PostgreSQL it is given, making the roles it needs', async () => {
  const name = `external_${Date.now()}`
  const client = new Client({ connectionString: testUrl('postgres', 'postgres') })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  const dataDir = await dataFolder()
  const url = testUrl('postgres', name).replace('@/', '@localhost/')
  const server = runSemesta(['serve'], { dataDir, env: { SEMESTA_DATABASE_URL: url } })
  const address = (await server.until(/ready: (\S+)/))[1]
  expect((await fetch(`${address}/ready`)).status).toBe(200)
  expect(existsSync(clusterOf(dataDir))).toBe(false)
})

it('says what to do when the given user may not make the roles', async () => {
  const dataDir = await dataFolder()
  const url = testUrl('semesta_app', 'postgres').replace('@/', '@localhost/')
  const server = runSemesta(['serve'], { dataDir, env: { SEMESTA_DATABASE_URL: url } })
  expect((await server.ended).code).toBe(1)
  expect(server.said()).toContain('platform/roles-missing')
})
