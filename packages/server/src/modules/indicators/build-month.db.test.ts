import { existsSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { listDeep } from '../../platform/data-dir.ts'
import { bringIn, build, builtCity, foldersOf } from '../../testing/built-city.ts'
import { ctxFor, testApp } from '../../testing/index.ts'
import { getMonth, listRevisions } from '../months/index.ts'
import { listMovements } from '../movements/list-movements.ts'
import { listPeople } from '../people/list-people.ts'
import { closeMonth, getFigures, recordFact, showMonth } from './index.ts'
import { thawMonth } from './names-of-month.ts'

// One city of four months, built the oldest first; the tests follow each other as a year does.
const app = await testApp({ now: '2025-11-05T00:00:00Z' })
const city = await builtCity(app, { population: 1_000, history: 3 })
const { regency, month } = city
const asDinkes = <T>(work: Parameters<typeof ctxFor<T>>[3]) => ctxFor(app, 'dinkes', regency, work)
const truth = JSON.parse(readFileSync(join(city.folder, 'truth.json'), 'utf8'))

it('finds what the invented city was given: its counts, its segments, its villages and its planted findings', async () => {
  const shown = await asDinkes((ctx) => showMonth(ctx, month))
  expect(shown.counts).toMatchObject(truth.counts)
  expect(shown.segments.toSorted((a, b) => a.segment.localeCompare(b.segment))).toEqual(
    truth.segments.toSorted((a: { segment: string }, b: { segment: string }) => a.segment.localeCompare(b.segment)),
  )
  expect(shown.findings.reduce((sum, it) => sum + it.people, 0)).toBeGreaterThan(0)
  const villages = Object.fromEntries(shown.villages.map((it) => [it.code, it.population]))
  for (const it of truth.villages) expect({ code: it.code, population: villages[it.code] }).toEqual({ code: it.code, population: it.population })
})

it('recognises people whose NIK leads nowhere, freezes how with the month, and publishes the run it was built with', async () => {
  const { folder, build_id } = await asDinkes((ctx) => getMonth(ctx, month))
  const steps = await app.owner.query(
    `select coverage_step, sum(registered)::int as heads from indicators_cell where regency_code = $1 and build_id = $2 and coverage_step <> '' group by 1`,
    [regency, build_id],
  )
  expect(Object.fromEntries(steps.rows.map((it) => [it.coverage_step, it.heads]))).toEqual(truth.linked.waterfall)
  expect(truth.linked.waterfall['not-resident']).toBeLessThan(truth.waterfall['not-resident'])
  expect(existsSync(join(app.config.dataDir, folder, 'link.parquet'))).toBe(true)
  expect(JSON.parse(readFileSync(join(app.config.dataDir, folder, 'manifest.json'), 'utf8')).links.rows).toBeGreaterThan(0)
  const runs = await app.owner.query('select month from linkage_run where regency_code = $1 and month = $2 and not superseded', [regency, month])
  expect(runs.rows).toHaveLength(1)
})

it('takes the place of an open month when it is built again, and leaves nothing of the old one', async () => {
  const before = await asDinkes((ctx) => getMonth(ctx, month))
  const { revision, buildId } = await build(app, city)
  expect(revision).toBe(before.revision + 1)
  expect(await asDinkes((ctx) => listRevisions(ctx, month))).toHaveLength(1)
  expect(existsSync(join(app.config.dataDir, before.folder))).toBe(false)
  const cells = await app.owner.query('select distinct build_id from indicators_cell where regency_code = $1 and build_id in ($2, $3)', [
    regency,
    before.build_id,
    buildId,
  ])
  expect(cells.rows).toEqual([{ build_id: buildId }])
})

it('freezes a closed month: building it again needs a reason, and gives a dated restatement beside it', async () => {
  const { buildId } = await asDinkes((ctx) => closeMonth(ctx, month))
  await expect(asDinkes((ctx) => closeMonth(ctx, month))).rejects.toMatchObject({ code: 'indicators/already-closed' })
  await expect(build(app, city)).rejects.toMatchObject({ code: 'indicators/closed-needs-reason' })
  const closed = await asDinkes((ctx) => getMonth(ctx, month))
  const restated = await build(app, city, month, 'kartu ganda dikoreksi')
  const [newest, oldest] = await asDinkes((ctx) => listRevisions(ctx, month))
  expect(newest).toMatchObject({
    build_id: restated.buildId,
    restates: closed.revision,
    restate_reason: 'kartu ganda dikoreksi',
    closed_at: null,
    superseded: false,
  })
  expect(oldest).toMatchObject({ build_id: buildId, population: closed.population, active: closed.active, superseded: true })
  expect(oldest?.closed_at).toEqual(closed.closed_at)
  for (const name of ['people.parquet', 'finding.parquet', 'cell.parquet', 'change.parquet', 'manifest.json']) {
    expect(existsSync(join(app.config.dataDir, closed.folder, name))).toBe(true)
  }
})

it('builds the same month from the same snapshots, to the last row', async () => {
  const [newest, oldest] = await asDinkes((ctx) => listRevisions(ctx, month))
  const manifest = (folder = '') => JSON.parse(readFileSync(join(app.config.dataDir, folder, 'manifest.json'), 'utf8'))
  expect(manifest(newest?.folder)).toEqual(manifest(oldest?.folder))
})

it('puts the names of older months away, keeps their numbers, and brings the same people back when asked', async () => {
  const old = '2025-08'
  const drill = { count: 'active' as const, month: old, page: 1, pageSize: 200 }
  const figures = await asDinkes((ctx) => getFigures(ctx, { month: old }))
  expect(figures.peopleOnline).toBe(false)
  await expect(asDinkes((ctx) => listPeople(ctx, drill))).rejects.toMatchObject({ code: 'people/names-frozen' })
  // A month built before these were kept opens all the same.
  const [row] = await asDinkes((ctx) => listRevisions(ctx, old))
  await rm(join(app.config.dataDir, row?.folder ?? '', 'outsider.parquet'))
  const job = { app, regency, jobId: app.newId(), actor: { id: 'test', name: 'test', kind: 'system' as const, grants: [] }, attempt: 1, log: app.log }
  await thawMonth({ ...job, signal: new AbortController().signal, progress: () => {}, inRegency: asDinkes }, old)
  const listed = await asDinkes((ctx) => listPeople(ctx, drill))
  expect(listed.total).toBe(figures.counts.active)
  expect(listed.rows).toHaveLength(200)
  const moved = await asDinkes((ctx) => listMovements(ctx, { month: old, page: 1, pageSize: 200 }))
  expect(moved.rows).toHaveLength(Math.min(moved.total, 200))
})

it('names what is missing instead of building from nothing', async () => {
  await expect(build(app, city, '2020-01')).rejects.toMatchObject({ code: 'indicators/no-snapshot' })
  expect((await listDeep(foldersOf(app).months, 2)).some(([, it]) => it === '2020-01')).toBe(false)
})

it('says since when a status stands, and cuts off on recorded arrears with their source', async () => {
  const statusIn = (of: string) => asDinkes(async (ctx) => (await getFigures(ctx, { month: of })).status)
  expect(await statusIn('2025-11')).toMatchObject({ id: 'uhc-prioritas', since: '2025-08' })
  const arrears = { kind: 'pemda-arrears' as const, source: 'surat rekaan' }
  await asDinkes((ctx) => recordFact(ctx, { ...arrears, validFrom: '2025-10-01', validUntil: '2025-10-31', value: 1_000_000 }))
  expect(await statusIn('2025-10')).toMatchObject({ id: 'uhc-cut-off', since: '2025-10' })
  expect(await statusIn('2025-11')).toMatchObject({ id: 'uhc-prioritas', since: '2025-11' })
  expect((await statusIn('2025-10'))?.reasons.find((it) => it.code === 'arrears')).toMatchObject({ met: false, judul: expect.stringContaining('surat rekaan') })
  const overlapping = asDinkes((ctx) => recordFact(ctx, { ...arrears, validFrom: '2025-10-15', value: 0 }))
  await expect(overlapping).rejects.toMatchObject({ code: 'indicators/fact-overlaps' })
})

it('shows one village its own numbers under the status of the whole regency', async () => {
  const whole = await asDinkes((ctx) => getFigures(ctx, { month }))
  const part = await ctxFor(app, 'lurah', '64.74.01.1003', (ctx) => getFigures(ctx, { month }))
  expect(part.status).toEqual(whole.status)
  expect(part.counts.population).toBeLessThan(whole.counts.population)
  expect(part.official).toBeNull()
})

it('sends a month that somebody is importing for into the next build, not into the one in force', async () => {
  const before = await asDinkes((ctx) => getMonth(ctx, month))
  await bringIn(app, city, 'kematian')
  expect(await asDinkes((ctx) => getMonth(ctx, month))).toEqual(before)
})
