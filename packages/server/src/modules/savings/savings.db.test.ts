import { text } from 'node:stream/consumers'
import { beforeAll, expect, it } from 'vitest'
import { aRegency, ctxFor, testApp } from '../../testing/index.ts'
import { exportSavings } from './export-savings.ts'
import { getSavings, listSavings } from './get-savings.ts'
import { endAvoided, recordSaving, restateSavings, type Saving } from './record-saving.ts'

// Goal: the savings ledger is never edited, a retry books nothing twice, and every number is the sum of the entries that stand behind it.
let app: Awaited<ReturnType<typeof testApp>>
beforeAll(async () => {
  app = await testApp({ now: '2026-02-01T02:00:00Z' })
})

const aSaving = (more: Partial<Saving> = {}): Saving => ({
  ...{ id: app.newId(), on: '2026-01-31', month: '2026-01', kind: 'bill-claim', stage: 'found', rupiah: 75_600, personMonths: 2 },
  ...{ ref: { kind: 'bill', id: app.newId() }, ...more },
})
const page = { page: 1, pageSize: 50 }

it('books a saving once, however often it is sent, and refuses other content under the same id', async () => {
  const regency = aRegency()
  const saving = aSaving()
  for (let time = 0; time < 3; time++) await ctxFor(app, 'dinkes', regency, (ctx) => recordSaving(ctx, saving))
  const other = ctxFor(app, 'dinkes', regency, (ctx) => recordSaving(ctx, { ...saving, rupiah: 75_601 }))
  await expect(other).rejects.toMatchObject({ code: 'savings/differs' })
  const { total } = await ctxFor(app, 'bpkad', regency, (ctx) => getSavings(ctx, {}))
  expect(total.found).toEqual({ rupiah: 75_600, personMonths: 2 })
})

it('takes back what no longer stands, in part or in whole, by negative rows that name their entry', async () => {
  const regency = aRegency()
  const work = { kind: 'bill-claim' as const, stage: 'claimed' as const, ref: { kind: 'claim', id: app.newId() }, on: '2026-02-01', why: 'klaim ditolak' }
  const stands = (rupiah: number, personMonths: number) => [{ month: '2026-01', note: 'Klaim 1', rupiah, personMonths }]
  const restate = (standing: ReturnType<typeof stands>) => ctxFor(app, 'dinkes', regency, (ctx) => restateSavings(ctx, { ...work, standing }))
  for (const standing of [stands(75_600, 2), stands(37_800, 1), stands(37_800, 1), []]) await restate(standing)
  const { total, rupiah, rows } = await ctxFor(app, 'auditor', regency, (ctx) => listSavings(ctx, page))
  expect([total, rupiah]).toEqual([3, 0])
  const [first] = rows.filter((it) => it.reverses === null)
  expect(rows.filter((it) => it.reverses === first?.id).map((it) => [it.rupiah, it.personMonths, it.note])).toEqual(
    expect.arrayContaining([
      [-37_800, -1, 'klaim ditolak'],
      [-37_800, -1, 'klaim ditolak'],
    ]),
  )
})

it('ends an avoided amount early, once, and never by more than is left of it', async () => {
  const regency = aRegency()
  const saving = aSaving({ stage: 'avoided', horizonMonths: 12, kind: 'pbi-move', rupiah: 2 * 12 * 37_800, personMonths: 24 })
  await ctxFor(app, 'dinsos', regency, (ctx) => recordSaving(ctx, saving))
  const end = { id: app.newId(), reverses: saving.id, month: '2026-05', heads: 1, on: '2026-05-03', why: 'kembali' }
  for (let time = 0; time < 2; time++) await ctxFor(app, 'dinsos', regency, (ctx) => endAvoided(ctx, end))
  await ctxFor(app, 'dinsos', regency, (ctx) => endAvoided(ctx, { ...end, id: app.newId(), month: '2027-01' }))
  const tooMuch = ctxFor(app, 'dinsos', regency, (ctx) => endAvoided(ctx, { ...end, id: app.newId(), heads: 3 }))
  await expect(tooMuch).rejects.toMatchObject({ code: 'savings/more-than-left' })
  const { months } = await ctxFor(app, 'bpkad', regency, (ctx) => getSavings(ctx, {}))
  expect(months.map((it) => [it.month, it.stages.avoided.rupiah])).toEqual([
    ['2026-01', 2 * 12 * 37_800],
    ['2026-05', -8 * 37_800],
  ])
})

it('refuses an avoided amount without a horizon, and an amount below zero', async () => {
  const regency = aRegency()
  await expect(ctxFor(app, 'dinkes', regency, (ctx) => recordSaving(ctx, aSaving({ stage: 'avoided' })))).rejects.toThrow(/horizon_stated/)
  await expect(ctxFor(app, 'dinkes', regency, (ctx) => recordSaving(ctx, aSaving({ rupiah: -1 })))).rejects.toThrow(RangeError)
})

it('lists and exports exactly what a number added up, and shows nothing of another regency', async () => {
  const [here, there] = [aRegency(), aRegency()]
  await ctxFor(app, 'dinkes', there, (ctx) => recordSaving(ctx, aSaving()))
  const avoided = { stage: 'avoided' as const, horizonMonths: 12, kind: 'pbi-move' as const }
  const savings = [aSaving(), aSaving({ month: '2025-12', rupiah: 35_000, personMonths: 1 }), aSaving({ ...avoided, rupiah: 453_600, personMonths: 12 })]
  for (const saving of savings) await ctxFor(app, 'dinkes', here, (ctx) => recordSaving(ctx, saving))
  const seen = await ctxFor(app, 'bpkad', here, (ctx) => getSavings(ctx, { year: 2026 }))
  expect(seen.years).toEqual([2026, 2025])
  expect(seen.months.map((it) => [it.month, it.stages.found.rupiah, it.stages.avoided.rupiah])).toEqual([['2026-01', 75_600, 453_600]])
  expect(seen.horizon.months).toBe(12)
  const list = await ctxFor(app, 'bpkad', here, (ctx) => listSavings(ctx, { ...page, year: 2026, stage: 'avoided' }))
  expect([list.total, list.rupiah, list.rows.length]).toEqual([1, seen.total.avoided.rupiah, 1])
  const file = await ctxFor(app, 'bpkad', here, async (ctx) => text((await exportSavings(ctx, { format: 'csv', year: 2026 })).body))
  expect(file.trimEnd().split('\r\n').length - 1).toBe(2)
})
