import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, it } from 'vitest'
import { approveHere, stageFile, undoHere } from '../modules/registers/index.ts'
import { preparations } from '../modules.ts'
import { openApp } from '../platform/app.ts'
import { loadConfig } from '../platform/config.ts'
import { inLoader } from '../platform/loading.ts'
import { systemActor } from '../platform/system.ts'
import { bringIn, fileOf, invented } from '../testing/built-city.ts'
import { dataFolder, runSemesta } from '../testing/index.ts'

// Goal: `kill -9` at every step of coming into force and of going back leaves all of it or nothing, and the same command again finishes the work.
// Each step is held still by a lock of the database that the step needs; then the process is killed, and the lock is let go.
const dataDir = await dataFolder()
const app = await openApp(loadConfig({ SEMESTA_DATA_DIR: dataDir, SEMESTA_LOG_LEVEL: 'silent' }), preparations)
const city = await invented(app, { population: 1_000 })
const { regency } = city
const watch = { onProgress: () => {}, signal: new AbortController().signal }
const actor = systemActor('console')
const base = (await bringIn(app, city, 'peserta')).batch ?? ''
const locks = await app.owner.connect()
afterAll(async () => {
  locks.release()
  await app.close()
})

const lines = readFileSync(fileOf(city, 'peserta'), 'utf8').split('\n')
const head = lines.find((it) => it.includes('no_kartu')) ?? ''
const members = lines.filter((it) => /^\d{13};/.test(it) && it.includes(';22;3;0;'))
const CHANGES = 5

async function staged(turn: number): Promise<string> {
  const file = join(city.folder, `sebagian-${turn}.csv`)
  const body = members.slice(turn * CHANGES, (turn + 1) * CHANGES).map((it) => it.replace(';22;3;0;', ';14;3;9;'))
  writeFileSync(file, [head, ...body].join('\n'))
  return (await stageFile(app, actor, { register: 'peserta', file, regency, asOf: '2025-12-01', scope: 'part' }, watch)).batch
}

/** What stands in the database of a file: its state, whether it is in force, its waiting changes and its history. */
async function standing(batch: string) {
  const { rows } = await app.owner.query(
    `select state, commit_no is not null as numbered, approved is not null as approved,
       (select count(*)::int from registers_diff d where d.batch_id = b.id) as waiting,
       (select count(*)::int from registers_change c where c.batch_id = b.id and reversed_at is null) as history,
       (select count(*)::int from registers_change c where c.batch_id = b.id and reversed_at is not null) as reversed,
       (select id from registers_batch f where register = 'peserta' and state = 'done' order by as_of desc, commit_no desc limit 1) as in_force,
       (select count(*)::int from audit_entry a where a.subject = b.id::text and action in ('registers.committed', 'registers.undone')) as audited
     from registers_batch b where id = $1`,
    [batch],
  )
  return rows[0]
}

/** Locks that hold a step still: the row of the file, the register's turn, the history, the head of the audit chain, the batch again at its end. */
const steps: [what: string, sql: string][] = [
  ['before anything', `select from registers_batch where id = $1 for update`],
  ['at the turn of the register', `select pg_advisory_xact_lock(hashtextextended('registers/${regency}/peserta', 0)) where $1 <> ''`],
  ['at the history', `lock table registers_change in share mode`],
  ['at the audit entry', `select from audit_head where regency_code = '${regency}' for update`],
]

/** Starts a command, waits until it stands still at a lock of ours, kills it and lets go. */
async function killedAt(sql: string, batch: string, args: string[]) {
  await locks.query('begin')
  await locks.query(sql, sql.includes('$1') ? [batch] : [])
  const proc = runSemesta(args, { dataDir })
  const count = async (what: string) => {
    const where = `l.database = (select oid from pg_database where datname = current_database()) or l.database is null`
    const { rows } = await app.owner.query<{ n: number }>(`select count(*)::int as n from pg_locks l where (${where}) and ${what}`)
    return rows[0]?.n ?? 0
  }
  const isHeld = async () => (await count('not l.granted')) > 0
  while (!(await isHeld())) {
    if (proc.child.exitCode !== null) throw new Error(`ended before the lock: ${proc.said()}`)
    await sleep(25)
  }
  proc.child.kill('SIGKILL')
  await proc.ended
  await locks.query('rollback')
  while (await isHeld()) await sleep(25)
  // The server notices that the dead process is gone when it next speaks to it; until then its transaction is open.
  while ((await count(`l.mode = 'RowExclusiveLock' and l.relation = 'registers_batch'::regclass`)) > 0) await sleep(25)
}

it.each(steps)('leaves nothing of a file that was killed %s on its way into force, and all of it afterwards', { timeout: 240_000 }, async (what, sql) => {
  const turn = steps.findIndex(([it]) => it === what)
  const batch = await staged(turn)
  await killedAt(sql, batch, ['import', 'approve', batch, '--json'])
  const left = await standing(batch)
  expect(['in-review', 'approved', 'committing']).toContain(left?.state)
  expect(left).toMatchObject({ numbered: false, waiting: CHANGES, history: 0, audited: 0, in_force: base })
  await approveHere(app, actor, { batchId: batch }, watch)
  expect(await standing(batch)).toEqual({
    state: 'done',
    numbered: true,
    approved: true,
    waiting: 0,
    history: CHANGES,
    reversed: 0,
    audited: 1,
    in_force: batch,
  })

  await killedAt(sql, batch, ['import', 'undo', batch, '--yes', '--json'])
  expect(await standing(batch)).toMatchObject({ state: 'done', history: CHANGES, reversed: 0, audited: 1, in_force: batch })
  await undoHere(app, actor, { batchId: batch, reason: 'salah berkas' }, watch)
  expect(await standing(batch)).toMatchObject({ state: 'undone', history: 0, reversed: CHANGES, audited: 2, in_force: base })
})

it('never lets two files of one register come into force between each other', async () => {
  const [first, second] = [await staged(10), await staged(11)]
  const both = await Promise.allSettled([first, second].map((batchId) => approveHere(app, actor, { batchId }, watch)))
  const refused = both.flatMap((it) => (it.status === 'rejected' ? [it.reason.code] : []))
  expect(refused).toEqual(['registers/diff-stale'])
  const states = await Promise.all([first, second].map(async (it) => (await standing(it))?.state))
  expect(states.toSorted()).toEqual(['done', 'in-review'])
  await inLoader(app, { regency, actor: 'test' }, async (loader) =>
    expect((await loader.query('select 1 from registers_diff where batch_id = any ($1)', [[first, second]])).rowCount).toBe(CHANGES),
  )
})
