import { text } from 'node:stream/consumers'
import { addMonths } from '@semesta/kernel'
import { expect, it } from 'vitest'
import { builtCity } from '../../testing/built-city.ts'
import { ctxFor, testApp } from '../../testing/index.ts'
import { closeMonth } from '../indicators/index.ts'
import { performJob } from '../jobs/perform-job.ts'
import { exportPeople } from '../people/export-people.ts'
import { listPeople } from '../people/list-people.ts'
import { getSeries } from './get-series.ts'
import { jobs } from './jobs.ts'
import { recordBoundary, withdrawBoundary } from './record-boundary.ts'

// Goal: a village that is split, merged or recoded can be followed over the months on old and on new boundaries, with the same people behind each number,
// and no closed month is touched.
const app = await testApp({ now: '2025-11-05T00:00:00Z' })
const city = await builtCity(app, { history: 1 })
const { month } = city
const before = addMonths(month, -1)
const [V, W, A, B] = ['64.74.01.1003', '64.74.01.1001', '64.74.01.1091', '64.74.01.1092']
const decree = { regency: '64.74', effectiveOn: '2025-11-01', decree: 'Perda Kota Bontang 3/2025', decreeOn: '2025-09-01' }
const part = (from: string, to: string, name = '') => ({ from, to, name })
const asDinkes = <T>(work: Parameters<typeof ctxFor<T>>[3]) => ctxFor(app, 'dinkes', '64.74', work)

async function count() {
  const { rows } = await app.owner.query<{ id: string }>(`select id from jobs_job where kind = 'boundaries.count' and state = 'waiting'`)
  for (const { id } of rows) await performJob(app, jobs, { regency: '64.74', id })
}
const pathsOf = async (prefix: string, flag = 'is_resident') =>
  Number(
    (
      await app.owner.query(
        `select count(*) as n from people_person as p join indicators_month as m using (regency_code, build_id)
    where m.month = $1 and not m.superseded and p.area_path like $2 || '%' and ${flag}`,
        [month, prefix],
      )
    ).rows[0]?.n,
  )

it('follows a split by RW on both boundaries, in closed and open months alike', async () => {
  await asDinkes((ctx) => closeMonth(ctx, before))
  const frozen = async () => (await app.owner.query(`select row_to_json(m) as row from indicators_month as m where month = $1`, [before])).rows
  const [closed, rw] = [await frozen(), await pathsOf(`${V}/001`)]
  expect(rw).toBeGreaterThan(0)
  const split = { ...decree, kind: 'split' as const, parts: [part(V, V), part(`${V}/001`, A, 'Kelurahan Baru')] }
  const { id } = await asDinkes((ctx) => recordBoundary(ctx, split))
  const waiting = await asDinkes((ctx) => getSeries(ctx, { boundaryId: id, on: 'new' }))
  expect(waiting.months.at(-1)?.counts[A]).toBeNull()
  await count()
  const now = await asDinkes((ctx) => getSeries(ctx, { boundaryId: id, on: 'new' }))
  expect(now.units.map((it) => [it.key, it.name])).toEqual([
    [V, 'Lok Tuan'],
    [A, 'Kelurahan Baru'],
  ])
  expect(now.months.map((it) => it.month)).toEqual([before, month])
  expect(now.months.at(-1)?.counts[A]?.population).toBe(rw)
  expect((now.months.at(-1)?.counts[V]?.population ?? 0) + rw).toBe(await pathsOf(V))
  const old = await asDinkes((ctx) => getSeries(ctx, { boundaryId: id, on: 'old' }))
  expect(old.units.map((it) => it.key)).toEqual([V])
  for (const [index, it] of old.months.entries()) {
    const parts = Object.values(now.months[index]?.counts ?? {}).reduce((sum, heads) => sum + (heads?.active ?? 0), 0)
    expect(it.counts[V]?.active).toBe(parts)
  }
  expect(await frozen()).toEqual(closed)
  // The people behind each number are those it counted, on either boundary.
  for (const [on, key, heads] of [
    ['new', A, rw],
    ['new', V, now.months.at(-1)?.counts[V]?.population],
    ['old', V, await pathsOf(V)],
  ] as const) {
    const drill = { count: 'population' as const, month, unit: `${id}:${on}:${key}` }
    await asDinkes(async (ctx) => {
      const list = await listPeople(ctx, { ...drill, page: 1, pageSize: 200 })
      const lines = (await text((await exportPeople(ctx, { ...drill, format: 'csv' })).body)).trimEnd().split('\r\n').length - 1
      expect({ total: list.total, lines }).toEqual({ total: heads, lines: heads })
    })
  }
  await asDinkes((ctx) => withdrawBoundary(ctx, { boundaryId: id, reason: 'hanya percobaan' }))
})

it('keeps two merged villages together on the old boundaries, and follows a recode on both', async () => {
  const merge = await asDinkes((ctx) => recordBoundary(ctx, { ...decree, kind: 'merge', parts: [part(V, B), part(W, B)] }))
  const both = (await pathsOf(V)) + (await pathsOf(W))
  const old = await asDinkes((ctx) => getSeries(ctx, { boundaryId: merge.id, on: 'old' }))
  expect(old.months.at(-1)?.counts).toMatchObject({ [`${W}+${V}`]: { population: both } })
  const now = await asDinkes((ctx) => getSeries(ctx, { boundaryId: merge.id, on: 'new' }))
  expect(now.months.at(-1)?.counts).toMatchObject({ [B]: { population: both } })
  await asDinkes((ctx) => withdrawBoundary(ctx, { boundaryId: merge.id, reason: 'hanya percobaan' }))
  const recode = await asDinkes((ctx) => recordBoundary(ctx, { ...decree, kind: 'recode', parts: [part(W, A, 'Nama Baru')] }))
  const series = await asDinkes((ctx) => getSeries(ctx, { boundaryId: recode.id, on: 'new' }))
  expect(series.months.at(-1)?.counts[A]?.population).toBe(await pathsOf(W))
})

it('refuses a second decree on one village, and places outside the regency', async () => {
  await expect(asDinkes((ctx) => recordBoundary(ctx, { ...decree, kind: 'recode', parts: [part(W, B)] }))).rejects.toMatchObject({
    code: 'boundaries/overlaps',
  })
  await expect(asDinkes((ctx) => recordBoundary(ctx, { ...decree, kind: 'recode', parts: [part(V, '64.72.01.1001')] }))).rejects.toMatchObject({
    code: 'areas/not-found',
  })
  await expect(asDinkes((ctx) => recordBoundary(ctx, { ...decree, kind: 'split', parts: [part(V, A)] }))).rejects.toMatchObject({ code: 'boundaries/unfit' })
})
