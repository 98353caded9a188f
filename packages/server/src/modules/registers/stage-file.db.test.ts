import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Role } from '@semesta/contract'
import { reportingDate } from '@semesta/kernel'
import { expect, it } from 'vitest'
import { jobHandlers } from '../../modules.ts'
import type { Ctx } from '../../platform/context.ts'
import { inRegency } from '../../platform/database.ts'
import { systemActor } from '../../platform/system.ts'
import { bringIn, build, builtCity, fileOf } from '../../testing/built-city.ts'
import { actorWith, bindWith, testApp } from '../../testing/index.ts'
import { closeMonth } from '../indicators/index.ts'
import { performJob } from '../jobs/index.ts'
import { approveHere, joinDependents, stageFile, undoHere } from './index.ts'
import { exportChanges, listChanges } from './list-changes.ts'
import { getBatch, listNewest } from './read-batches.ts'
import * as review from './review-batch.ts'
import { sendBack } from './send-back.ts'
import { listPending, showDiff } from './show-diff.ts'
import { uploadBatch } from './upload-batch.ts'

const app = await testApp({ now: '2025-12-05T00:00:00Z' })
const city = await builtCity(app, { population: 1_000 })
const { regency } = city
const watch = { onProgress: () => {}, signal: new AbortController().signal }
const console_ = systemActor('console')

/** A person with a role on the whole regency; another name is another person. */
function as<T>(name: string, work: (ctx: Ctx) => Promise<T>, role: Role = 'dinkes'): Promise<T> {
  return inRegency(app, { ...actorWith(role, regency), id: name, name }, bindWith(role, regency), work)
}

const lines = readFileSync(fileOf(city, 'peserta'), 'utf8').split('\n')
const head = lines[1] ?? ''
const columns = head.split(';')
const people = lines.slice(2).filter((it) => /^\d{13};/.test(it))
/** Lines of the roster with some columns changed. */
function changed(line: string, change: Record<string, string>): string {
  const cells = line.split(';')
  for (const [name, value] of Object.entries(change)) cells[columns.indexOf(name)] = value
  return cells.join(';')
}

let files = 0
async function stage(body: readonly string[], options: { asOf?: string; scope?: 'whole' | 'part'; maker?: string } = {}) {
  files += 1
  const file = join(city.folder, `daftar-${files}.csv`)
  writeFileSync(file, [head, ...body].join('\n'))
  const maker = options.maker ? { ...console_, id: options.maker, name: options.maker } : console_
  const ask = { register: 'peserta' as const, file, regency, asOf: options.asOf ?? '2025-12-01', scope: options.scope ?? ('part' as const) }
  return { ...(await stageFile(app, maker, ask, watch)), file }
}
const stateOf = (id: unknown) => as('siapa', async (ctx) => (await getBatch(ctx, String(id))).state)
const inForce = () => as('siapa', async (ctx) => (await listNewest(ctx)).find((it) => it.register === 'peserta')?.id)
async function runJob(id: string | null) {
  return performJob(app, jobHandlers, { regency, id: id ?? '' })
}

const arrears = (line: string) => changed(line, { status: '9', jenis_peserta: '14' })
const active = people.filter((it) => it.split(';')[columns.indexOf('status')] === '0')

it('shows a file before it counts, brings it into force with history, and takes it back', async () => {
  const before = await inForce()
  const outcome = await stage(active.slice(0, 3).map((it) => changed(it, { status: '9' })))
  expect(outcome).toMatchObject({
    joined: 0,
    left: 0,
    deactivated: { arrears: 3 },
    unchanged: 0,
    rejected: 0,
    activeHeadsDelta: -3,
    coverageHeadsDelta: 0,
    needs: 'one',
    stops: [],
  })
  expect(await inForce()).toBe(before)

  const shown = await as('siapa', (ctx) => showDiff(ctx, outcome.batch))
  expect(shown.after.active - shown.before.active).toBe(-3)
  expect(shown.before.population).toBe(1_000)
  const list = () => as('siapa', (ctx) => listChanges(ctx, { batchId: outcome.batch, kind: 'deactivated', cause: 'arrears', page: 1, pageSize: 50 }))
  expect((await list()).total).toBe(3)
  expect((await list()).rows.every((it) => it.nikMasked?.includes('••') && it.fields.some((field) => field.field === 'status'))).toBe(true)

  const done = await approveHere(app, console_, { batchId: outcome.batch }, watch)
  expect(done).toMatchObject({ state: 'done', monthsToRebuild: [] })
  expect(await inForce()).toBe(outcome.batch)
  expect((await list()).total).toBe(3)
  const history = await app.owner.query('select kind, fields, reversed_at from registers_change where batch_id = $1', [outcome.batch])
  expect(history.rows.map((it) => it.kind)).toEqual(['deactivated', 'deactivated', 'deactivated'])

  const undone = await undoHere(app, console_, { batchId: outcome.batch, reason: 'salah berkas' }, watch)
  expect(undone.state).toBe('undone')
  expect(await inForce()).toBe(before)
  const marked = await app.owner.query('select count(*)::int as n from registers_change where batch_id = $1 and reversed_at is not null', [outcome.batch])
  expect(marked.rows[0]).toEqual({ n: 3 })

  const again = await stageFile(app, console_, { register: 'peserta', file: outcome.file, regency, asOf: '2025-12-01', scope: 'part' }, watch)
  expect(again.batch).not.toBe(outcome.batch)
  expect(again).toMatchObject({ deactivated: { arrears: 3 }, duplicateOf: null })
})

it('counts after a part what the month counts of its snapshot', async () => {
  const outcome = await stage([...active.slice(5, 9).map(arrears), changed(active[9] ?? '', { no_kartu: '0009999999991', nik: '' })], { asOf: '2026-01-01' })
  await approveHere(app, console_, { batchId: outcome.batch }, watch)
  await bringIn(app, city, 'penduduk')
  await build(app, city, '2026-01')
  const { rows } = await app.owner.query(`select population, registered, active from indicators_month where regency_code = $1 and month = '2026-01'`, [regency])
  const { population, registered, active: nowActive } = outcome.after ?? {}
  expect(rows[0]).toEqual({ population, registered, active: nowActive })
  await undoHere(app, console_, { batchId: outcome.batch, reason: 'uji coba saja' }, watch)
})

it('asks a second person where payers are touched, and lets nobody agree for themselves', async () => {
  const city_paid = people.filter((it) => it.split(';')[columns.indexOf('jenis_peserta')] === '22')
  const outcome = await stage(
    city_paid.slice(0, 2).map((it) => changed(it, { jenis_peserta: '14' })),
    { maker: 'ani' },
  )
  const batchId = outcome.batch
  expect(outcome).toMatchObject({ changedSegment: 2, needs: 'two' })
  await expect(as('ani', (ctx) => review.approveBatch(ctx, { batchId }))).rejects.toMatchObject({ code: 'registers/needs-second-person' })
  expect((await as('ani', listPending)).rows.find((it) => it.batch.id === batchId)).toMatchObject({ isMine: true, forMe: false })
  expect((await as('budi', listPending)).rows.find((it) => it.batch.id === batchId)).toMatchObject({ waitsFor: 'approval', forMe: true })

  // Two who press at the same moment agree once.
  const both = await Promise.all(['budi', 'citra'].map((name) => as(name, (ctx) => review.approveBatch(ctx, { batchId }))))
  expect(new Set(both.map((it) => it.job_id)).size).toBe(1)
  await runJob(both[0]?.job_id ?? null)
  expect(await stateOf(batchId)).toBe('done')

  // Taking it back needs two people as well.
  const asked = await as('budi', (ctx) => review.askUndo(ctx, { batchId, reason: 'salah segmen' }))
  expect(asked).toMatchObject({ state: 'done', undo_asked: { id: 'budi', reason: 'salah segmen' } })
  await expect(as('budi', (ctx) => review.askUndo(ctx, { batchId, reason: 'salah segmen' }))).rejects.toMatchObject({ code: 'registers/needs-second-person' })
  const agreed = await as('ani', (ctx) => review.askUndo(ctx, { batchId, reason: 'benar salah' }))
  await runJob(agreed.job_id)
  expect(await stateOf(batchId)).toBe('undone')
})

it('stops at what is odd until somebody says why it is right, and offers a part for a file that is too small', async () => {
  const outcome = await stage(people.slice(0, 400), { scope: 'whole', maker: 'ani' })
  const batchId = outcome.batch
  expect(outcome.stops).toMatchObject([{ code: 'far-smaller', facts: { after: 400 } }])
  await expect(as('budi', (ctx) => review.approveBatch(ctx, { batchId }))).rejects.toMatchObject({
    code: 'registers/stops-open',
    facts: { stops: ['far-smaller'] },
  })
  const acked = await as('ani', (ctx) => review.acknowledgeStop(ctx, { batchId, stop: 'far-smaller', reason: 'memang hanya ini' }))
  expect(acked.acks).toMatchObject([{ stop: 'far-smaller', by: 'ani', reason: 'memang hanya ini' }])

  const asked = await as('ani', (ctx) => review.changeScope(ctx, { batchId, scope: 'part' }))
  await expect(as('budi', (ctx) => review.approveBatch(ctx, { batchId }))).rejects.toMatchObject({ code: 'registers/not-in-review' })
  await runJob(asked.job_id)
  const shown = await as('budi', (ctx) => showDiff(ctx, batchId))
  expect(shown).toMatchObject({ stops: [], rows: { left: 0, same: 400 }, approval: { needs: 'itself' } })
  const ended = await as('budi', (ctx) => review.endBatch(ctx, { batchId, reason: 'tidak perlu' }))
  expect(ended).toMatchObject({ state: 'cancelled', ended: { by: 'budi', reason: 'tidak perlu' } })
})

it('compares anew what another file overtook, and refuses what was agreed to before', async () => {
  const first = await stage([arrears(active[20] ?? '')], { maker: 'ani' })
  const second = await stage([arrears(active[21] ?? '')], { maker: 'ani' })
  await approveHere(app, console_, { batchId: second.batch }, watch)
  const attempt = () => approveHere(app, console_, { batchId: first.batch }, watch)
  await expect(attempt()).rejects.toMatchObject({ code: 'registers/diff-stale' })
  const { base } = await as('siapa', (ctx) => showDiff(ctx, first.batch))
  expect(base?.id).toBe(second.batch)
  await attempt()
  // Both changes are in the list in force, and the earlier file cannot go while the later one stands on it.
  await expect(undoHere(app, console_, { batchId: second.batch, reason: 'coba dulu' }, watch)).rejects.toMatchObject({ code: 'registers/undo-blocked' })
  for (const it of [first, second]) await undoHere(app, console_, { batchId: it.batch, reason: 'coba dulu' }, watch)
})

it('lists what stands on a file, also what other modules know of, and leaves closed months as they are', async () => {
  const outcome = await stage([arrears(active[30] ?? '')], { asOf: '2025-11-15' })
  const batchId = outcome.batch
  await approveHere(app, console_, { batchId }, watch)
  await build(app, city, '2025-12')
  await as('siapa', (ctx) => closeMonth(ctx, '2025-12'))
  joinDependents(async (_, batch) => (batch.id === batchId ? [{ kind: 'letter', id: '1', name: 'Surat 1', blocks: false }] : []))
  const numbers = () => app.owner.query(`select population, registered, active, sources from indicators_month where month = '2025-12' and not superseded`)
  const before = (await numbers()).rows
  const undone = await undoHere(app, console_, { batchId, reason: 'salah tanggal' }, watch)
  expect(undone.dependents.map((it) => [it.kind, it.blocks])).toEqual(
    expect.arrayContaining([
      ['closed-month', false],
      ['letter', false],
    ]),
  )
  expect((await numbers()).rows).toEqual(before)
})

it('has for every number its list and its file of the same length, and a database that refuses a row too many', async () => {
  const outcome = await stage([...active.slice(40, 60).map(arrears), changed(people[70] ?? '', { nama: 'SAMA SEKALI LAIN' })], { maker: 'ani' })
  const batchId = outcome.batch
  const shown = await as('siapa', (ctx) => showDiff(ctx, batchId))
  for (const { kind, cause, heads } of shown.changes) {
    const filter = { batchId, kind, cause: cause ?? undefined }
    expect((await as('siapa', (ctx) => listChanges(ctx, { ...filter, page: 1, pageSize: 1 }))).total).toBe(heads)
    const text = await as('siapa', async (ctx) => (await exportChanges(ctx, { ...filter, format: 'csv' })).body.toArray())
    expect(Buffer.concat(text).toString().trimEnd().split('\r\n')).toHaveLength(heads + 1)
  }
  await expect(app.owner.query(`update registers_batch set rows_same = rows_same + 1 where id = $1`, [batchId])).rejects.toMatchObject({
    constraint: 'registers_batch_diff_conserved',
  })
})

it('takes the same staged bytes twice at the same moment for one file', async () => {
  const file = join(city.folder, 'kembar.csv')
  writeFileSync(file, [head, arrears(active[80] ?? '')].join('\n'))
  const ask = { register: 'peserta' as const, file, regency, asOf: reportingDate('2026-02'), scope: 'part' as const }
  const both = await Promise.all([stageFile(app, console_, ask, watch), stageFile(app, console_, ask, watch)])
  expect(new Set(both.map((it) => it.batch)).size).toBe(1)
  expect(both.filter((it) => it.duplicateOf === null)).toHaveLength(1)
  await Promise.all(both.map((it) => approveHere(app, console_, { batchId: it.batch }, watch)))
  const { rows } = await app.owner.query('select count(*)::int as n from registers_change where batch_id = $1', [both[0]?.batch])
  expect(rows[0]).toEqual({ n: 1 })
})

it('takes an upload that only mends spelling and addresses into force by the policy, and the audit log names it', async () => {
  const path = join(city.folder, 'ejaan.csv')
  writeFileSync(path, [head, changed(people[90] ?? '', { alamat: 'Jl. Baru No. 1' })].join('\n'))
  const file = { path, fileName: 'ejaan.csv', bytes: 200, sha256: 'e'.repeat(64) }
  const sent = await as('ani', (ctx) => uploadBatch(ctx, file, { register: 'peserta', asOf: '2026-03-01', scope: 'part' }))
  await runJob(sent.batch.job_id)
  const { job_id, approved } = await as('ani', (ctx) => getBatch(ctx, sent.batch.id))
  expect(approved).toMatchObject({ id: 'approval/changes' })
  await runJob(job_id)
  expect(await stateOf(sent.batch.id)).toBe('done')
  const { rows } = await app.owner.query('select action from audit_entry where subject = $1 order by seq', [sent.batch.id])
  expect(rows.map((it) => it.action)).toEqual(['registers.checked', 'registers.compared', 'registers.accepted-by-policy', 'registers.committed'])
})

it('brings mended rows into force with the rows of their file, which then waits no more', async () => {
  const broken = await stage([...people.slice(0, 150), changed(people[150] ?? '', { status: '77' })], { scope: 'whole', asOf: '2026-04-01' })
  expect(broken).toMatchObject({ state: 'needs-fixing', rejected: 1 })
  const file = join(city.folder, 'baris-diperbaiki.csv')
  const bad = await as('siapa', async (ctx) => (await sendBack(ctx, broken.batch, 'bad-csv')).body.toArray())
  writeFileSync(file, Buffer.concat(bad).toString().replace(',77,', ',0,'))
  const mended = await stageFile(app, console_, { register: 'peserta', file, regency, asOf: '2026-04-01', scope: 'whole', mends: broken.batch }, watch)
  expect(mended.rows).toMatchObject({ read: 1, accepted: 1, taken: 150, after: 151 })
  await approveHere(app, console_, { batchId: mended.batch, reason: 'daftar memang sebanyak ini' }, watch)
  expect([await stateOf(broken.batch), await stateOf(mended.batch)]).toEqual(['cancelled', 'done'])
  expect(await inForce()).toBe(mended.batch)
  await undoHere(app, console_, { batchId: mended.batch, reason: 'uji coba saja' }, watch)
})
