import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Role } from '@semesta/contract'
import { addMonths, PREMIUM_PAYERS } from '@semesta/kernel'
import { expect, it } from 'vitest'
import type { Ctx } from '../../platform/context.ts'
import { systemActor } from '../../platform/system.ts'
import { build, builtCity } from '../../testing/built-city.ts'
import { ctxFor, testApp } from '../../testing/index.ts'
import { recordFact, showFacts } from '../indicators/index.ts'
import { runHere } from '../jobs/index.ts'
import { exportAdjustments, exportObligations } from './export-obligations.ts'
import { getObligations } from './get-obligations.ts'
import { obligationsJob } from './index.ts'
import { type Ask, listAdjustments, listObligations } from './list-obligations.ts'
import * as store from './store.ts'

// Goal: who pays what is in every role the same number as its list and its export; what was put down never changes, and a correction stands beside it.
const app = await testApp({ now: '2025-11-05T00:00:00Z' })
const city = await builtCity(app, { history: 1 })
const { month } = city
const village = '64.74.01.1003'

const compute = (ask: string) =>
  runHere(app, obligationsJob, systemActor('test'), { kind: 'obligations.compute', title: ask, payload: { month: ask }, regency: city.regency })
const asDinkes = <T>(work: (ctx: Ctx) => Promise<T>) => ctxFor(app, 'dinkes', city.regency, work)
const linesOf = async (body: NodeJS.ReadableStream) => (await text(body)).trimEnd().split('\r\n').length - 1
const shown = (ask: string) => asDinkes((ctx) => getObligations(ctx, { month: ask }))

await asDinkes((ctx) => recordFact(ctx, { kind: 'minimum-wage', validFrom: '2025-01-01', value: 3_400_000, source: 'Keputusan Gubernur (rekaan)' }))
await compute(addMonths(month, -1))
await compute(month)

async function expectSame(ctx: Ctx, ask: Omit<Ask, 'month'>, heads: number) {
  const { total, parts } = await listObligations(ctx, { ...ask, month, page: 1, pageSize: 200 })
  let rows = 0
  const sum = { ...parts, own: 0, employer: 0, worker: 0, localIuran: 0, localBantuan: 0, central: 0, province: 0 }
  for (let page = 1; (page - 1) * 200 < total; page++) {
    const read = await listObligations(ctx, { ...ask, month, page, pageSize: 200 })
    rows += read.rows.length
    for (const row of read.rows) for (const part of Object.keys(sum) as (keyof typeof sum)[]) sum[part] += row.parts[part]
  }
  const exported = ctx.bind.scopes.has('exports.create') ? await linesOf((await exportObligations(ctx, { ...ask, month, format: 'csv' })).body) : heads
  expect({ ask, total, rows, exported, sum }).toEqual({ ask, total: heads, rows: heads, exported: heads, sum: parts })
}

it.each<readonly [Role, string]>([
  ['dinkes', '64.74'],
  ['camat', '64.74.02'],
  ['lurah', village],
  ['rt', `${village}/001`],
])('every sum that %s on %s sees is its list and its export', async (role, area) => {
  await ctxFor(app, role, area, async (ctx) => {
    const { rows, before } = await getObligations(ctx, { month })
    expect(before?.month).toBe(addMonths(month, -1))
    const heads = (of: (it: (typeof rows)[number]) => boolean) => rows.reduce((total, it) => total + (of(it) ? it.heads : 0), 0)
    expect(heads(() => true)).toBeGreaterThan(0)
    for (const payer of PREMIUM_PAYERS) {
      const pays = (it: (typeof rows)[number]) => (payer === 'local' ? it.parts.localIuran + it.parts.localBantuan : it.parts[payer]) > 0
      await expectSame(ctx, { payer }, heads(pays))
    }
    for (const { segment, class: memberClass, basis, heads: each } of rows) await expectSame(ctx, { segment, class: memberClass, basis }, each)
  })
})

it('adds up by village, and costs the city iuran and bantuan for each card it pays', async () => {
  const { rows, villages, run } = await shown(month)
  const total = (all: readonly { parts: { localIuran: number; localBantuan: number; central: number } }[]) =>
    all.reduce((sum, it) => sum + it.parts.localIuran, 0)
  expect(total(villages)).toBe(total(rows))
  const paid = rows.filter((it) => it.segment === 'PBPU_PEMDA' && it.basis === 'due')
  const heads = paid.reduce((sum, it) => sum + it.heads, 0)
  expect(paid.reduce((sum, it) => sum + it.parts.localIuran + it.parts.localBantuan, 0)).toBe(heads * 37_800)
  expect(run).toMatchObject({ minimumWageRupiah: 3_400_000, namesOnline: true, revision: 1 })
  expect(rows.some((it) => it.segment === 'PPU_BU' && it.parts.employer > 0)).toBe(true)
})

it('changes nothing when it runs again, and keeps what was put down when the month is built again', async () => {
  const before = await shown(month)
  const runs = await asDinkes(store.listRuns)
  expect((await compute(month)).result).toMatchObject({ changed: false })
  expect(await asDinkes(store.listRuns)).toEqual(runs)
  await build(app, city)
  expect((await compute(month)).result).toMatchObject({ changed: true, adjustments: 0 })
  const after = await shown(month)
  expect(after.rows).toEqual(before.rows)
  expect(after.run).toEqual(before.run)
})

it('says within what bounds workers without a known wage owe, in no sum, and only where they are', async () => {
  const { rows, bounds, run, facts } = await shown(month)
  expect(facts).toEqual({ minimumWageRupiah: 3_400_000, pbiProvinceRupiah: 0 })
  expect(run).toMatchObject(facts)
  const heads = (basis: string) => rows.reduce((sum, it) => sum + (it.basis === basis ? it.heads : 0), 0)
  const employer = bounds.find((it) => it.basis === 'wage-unknown' && it.payer === 'employer')
  expect(employer).toEqual({
    ...{ basis: 'wage-unknown', payer: 'employer', heads: heads('wage-unknown') },
    ...{ atLeastRupiah: heads('wage-unknown') * 136_000, atMostRupiah: heads('wage-unknown') * 480_000 },
  })
  expect(heads('wage-unknown')).toBeGreaterThan(0)
  expect(rows.filter((it) => it.basis.endsWith('-unknown')).every((it) => Object.values(it.parts).every((part) => part === 0))).toBe(true)
})

it('takes back what an earlier month owed for people whose death became known later, by card and with its date', async () => {
  const { adjustments } = await shown(month)
  const late = adjustments.filter((it) => it.late)
  expect(late.length).toBeGreaterThan(0)
  expect(late.every((it) => it.forMonth < it.runMonth && it.on === '2025-11-05')).toBe(true)
  await asDinkes(async (ctx) => {
    const listed = await listAdjustments(ctx, { month, page: 1, pageSize: 200 })
    expect(listed.total).toBe(adjustments.reduce((sum, it) => sum + it.heads, 0))
    expect(await linesOf((await exportAdjustments(ctx, { month, format: 'csv' })).body)).toBe(listed.total)
    const rupiah = (all: readonly { parts: Record<string, number> }[]) => all.reduce((sum, it) => sum + Object.values(it.parts).reduce((a, b) => a + b, 0), 0)
    if (listed.total <= 200) expect(rupiah(listed.rows)).toBe(rupiah(adjustments))
  })
})

it('leaves a dated difference when a minimum wage or the share of the province is recorded afterwards, and nothing else', async () => {
  const before = await shown(month)
  await asDinkes((ctx) => recordFact(ctx, { kind: 'minimum-wage', validFrom: '2025-02-01', value: 3_800_000, source: 'Keputusan Gubernur (rekaan) 2' }))
  await asDinkes((ctx) => recordFact(ctx, { kind: 'pbi-province', validFrom: '2025-02-01', value: 2_100, source: 'Peraturan Gubernur (rekaan)' }))
  expect((await shown(month)).facts).toEqual({ minimumWageRupiah: 3_800_000, pbiProvinceRupiah: 2_100 })
  expect((await compute(month)).result).toMatchObject({ changed: true })
  expect((await compute(month)).result).toMatchObject({ changed: false })
  const after = await shown(month)
  expect(after.rows).toEqual(before.rows)
  expect(after.run).toMatchObject(after.facts)
  const more = after.adjustments.filter((it) => !it.late)
  expect(more.every((it) => it.cause === 'amount' && it.on === '2025-11-05')).toBe(true)
  const pbi = more.find((it) => it.segment === 'PBI_JK')
  expect(pbi?.parts).toMatchObject({ province: (pbi?.heads ?? 0) * 2_100, central: (pbi?.heads ?? 0) * -2_100 })
  expect(more.some((it) => it.segment === 'PPU_BU' && it.parts.employer > 0)).toBe(true)
})

it('keeps what a fact said before it was put right, and reckons the month with what it says now', async () => {
  const factOf = async () => (await asDinkes(showFacts)).rows.find((it) => it.kind === 'minimum-wage' && it.validFrom === '2025-02-01')
  const wrong = await factOf()
  const fact = { kind: 'minimum-wage' as const, validFrom: '2025-02-01', value: 3_780_012, source: 'Keputusan Gubernur (rekaan) 2, halaman 3' }
  await expect(asDinkes((ctx) => recordFact(ctx, fact))).rejects.toMatchObject({ code: 'indicators/fact-overlaps' })
  await expect(asDinkes((ctx) => recordFact(ctx, { ...fact, corrects: app.newId() }))).rejects.toMatchObject({ code: 'indicators/fact-not-found' })
  await asDinkes((ctx) => recordFact(ctx, { ...fact, corrects: wrong?.id }))
  expect(await factOf()).toMatchObject({ id: wrong?.id, value: 3_780_012, recorded: true, before: [{ value: 3_800_000, source: wrong?.source }] })
  expect((await compute(month)).result).toMatchObject({ changed: true })
  expect((await shown(month)).run?.minimumWageRupiah).toBe(3_780_012)
})

it('lets nobody change what was put down, and keeps its files', async () => {
  const run = (await asDinkes(store.listRuns)).find((it) => it.is_first)
  expect(existsSync(join(app.config.dataDir, run?.folder ?? '', 'due.parquet'))).toBe(true)
  for (const statement of ['update obligations_total set own = 0', 'delete from obligations_adjustment', 'update obligations_run set heads = 0']) {
    await expect(app.loader.query(statement)).rejects.toThrow('permission denied')
  }
})

it('refuses the list of a month that was not put down', async () => {
  const fresh = await builtCity(app, { regency: '64.02', history: 0 })
  const asked = ctxFor(app, 'dinkes', fresh.regency, (ctx) => listObligations(ctx, { month, page: 1, pageSize: 50 }))
  await expect(asked).rejects.toMatchObject({ code: 'obligations/not-put-down' })
})
