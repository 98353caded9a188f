import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import type { Ctx } from '../../platform/context.ts'
import { aRegency, ctxFor } from '../../testing/actors.ts'
import { testApp } from '../../testing/test-app.ts'
import { listParts } from '../audit-packs/parts.ts'
import { factAt, listFacts, recordFact } from '../indicators/facts.ts'
import { journalsOf, positionOf } from '../ledger/index.ts'
import { reverseHere } from '../ledger/reverse-here.ts'
import { forecastFunds } from './forecast-funds.ts'
import { getFunds, getWatch } from './get-funds.ts'
import {
  addFund,
  cancelPayment,
  commitHeads,
  fundsFor,
  openPayment,
  paymentsOf,
  quotaOf,
  recordAct,
  recordReceipt,
  releaseHeads,
  reversePayment,
  takeStep,
} from './index.ts'
import { openByHeads } from './open-payment.ts'
import { attachFile, downloadFile } from './step-files.ts'
import { aBill, aBudget } from './testing.ts'

// Goal: money is held when a bill arrives, booked when its SP2D is recorded, free again when the bill is cancelled; no way in spends more than a pagu.
const app = await testApp({ now: '2025-11-18T02:00:00Z' })
const dinkes = <T>(regency: string, work: (ctx: Ctx) => Promise<T>) => ctxFor(app, 'dinkes', regency, work)
const bpkad = <T>(regency: string, work: (ctx: Ctx) => Promise<T>) => ctxFor(app, 'bpkad', regency, work)
const position = (regency: string) => dinkes(regency, (ctx) => positionOf(ctx, {}))

async function paid(regency: string, paymentId: string, on = '2025-11-15') {
  const step = (step: 'verified' | 'spp' | 'spm' | 'sp2d') => ({ id: randomUUID(), paymentId, step, number: `${step}/11/2025`, on })
  for (const name of ['verified', 'spp', 'spm'] as const) await dinkes(regency, (ctx) => takeStep(ctx, step(name)))
  return bpkad(regency, (ctx) => takeStep(ctx, step('sp2d')))
}

it('walks a bill from the letter to the books: held, verified, SPP, SPM, SP2D, on two budget lines', async () => {
  const regency = aRegency()
  await dinkes(regency, (ctx) => aBudget(ctx, { iuran: 100_000_000, bantuan: 8_000_000 }))
  const bill = aBill({ month: '2025-11', heads: 1000 })
  const opened = await dinkes(regency, (ctx) => openByHeads(ctx, bill))
  expect(opened).toMatchObject({
    iuran: 35_000_000,
    bantuan: 2_800_000,
    total: 37_800_000,
    dueOn: '2025-11-10',
    state: 'opened',
    next: { step: 'verified', mine: true },
  })
  expect(await position(regency)).toMatchObject({ pagu: 108_000_000, committed: 37_800_000, realised: 0, left: 70_200_000 })
  const done = await paid(regency, bill.id)
  expect(done).toMatchObject({ state: 'sp2d', next: null })
  expect(done.journals).toHaveLength(2)
  expect(done.steps.map((it) => it.role)).toEqual(['dinkes', 'dinkes', 'dinkes', 'bpkad'])
  expect(await position(regency)).toMatchObject({ committed: 0, realised: 37_800_000, left: 70_200_000 })
})

it('pays what the verification accepted; the rest is free as soon as it is verified', async () => {
  const regency = aRegency()
  await dinkes(regency, (ctx) => aBudget(ctx, { iuran: 100_000_000, bantuan: 8_000_000 }))
  const bill = aBill({ month: '2025-11', heads: 1000 })
  await dinkes(regency, (ctx) => openByHeads(ctx, bill))
  const verify = { id: randomUUID(), paymentId: bill.id, step: 'verified' as const, number: 'BA/1', on: '2025-11-12', iuran: 34_965_000, bantuan: 0 }
  const verified = await dinkes(regency, (ctx) => takeStep(ctx, verify))
  expect(verified.parts.map((it) => it.amount)).toEqual([34_965_000])
  expect(await position(regency)).toMatchObject({ committed: 34_965_000, left: 108_000_000 - 34_965_000 })
  const step = (step: 'spp' | 'spm' | 'sp2d') => ({ id: randomUUID(), paymentId: bill.id, step, number: `${step}/1`, on: '2025-11-14' })
  await dinkes(regency, (ctx) => takeStep(ctx, step('spp')))
  await dinkes(regency, (ctx) => takeStep(ctx, step('spm')))
  const done = await bpkad(regency, (ctx) => takeStep(ctx, step('sp2d')))
  expect([done.total, done.billed]).toEqual([34_965_000, 37_800_000])
  expect(await position(regency)).toMatchObject({ committed: 0, realised: 34_965_000, left: 73_035_000 })
})

it('refuses steps out of order, steps of others, a second hat, and says what comes next', async () => {
  const regency = aRegency()
  await dinkes(regency, (ctx) => aBudget(ctx, { iuran: 100_000_000, bantuan: 8_000_000 }))
  const bill = aBill({ month: '2025-11', heads: 10 })
  await dinkes(regency, (ctx) => openByHeads(ctx, bill))
  const step = (step: 'verified' | 'spp' | 'spm' | 'sp2d', on = '2025-11-15') => ({ id: randomUUID(), paymentId: bill.id, step, number: `${step}/1`, on })
  await expect(dinkes(regency, (ctx) => takeStep(ctx, step('spm')))).rejects.toMatchObject({ code: 'funds/step-out-of-order', facts: { next: 'verified' } })
  await expect(bpkad(regency, (ctx) => takeStep(ctx, step('verified')))).rejects.toMatchObject({ code: 'funds/step-not-yours' })
  const both = {
    id: 'two-hats',
    name: 'Dua Peran',
    kind: 'user' as const,
    grants: ['dinkes', 'bpkad'].map((role) => ({ role: role as 'dinkes', areaCode: regency })),
  }
  const hats = <T>(work: (ctx: Ctx) => Promise<T>) => dinkes(regency, (ctx) => work({ ...ctx, actor: both }))
  for (const name of ['verified', 'spp', 'spm'] as const) await hats((ctx) => takeStep(ctx, step(name)))
  await expect(hats((ctx) => takeStep(ctx, step('sp2d')))).rejects.toMatchObject({ code: 'funds/second-person-needed' })
  await expect(bpkad(regency, (ctx) => takeStep(ctx, step('sp2d', '2025-11-14')))).rejects.toMatchObject({ code: 'funds/unfit' })
  const done = await bpkad(regency, (ctx) => takeStep(ctx, step('sp2d')))
  await expect(bpkad(regency, (ctx) => takeStep(ctx, step('sp2d')))).rejects.toMatchObject({ code: 'funds/step-out-of-order' })
  const cancel = { id: randomUUID(), paymentId: done.id, on: '2025-11-16', reason: 'salah bulan' }
  await expect(dinkes(regency, (ctx) => cancelPayment(ctx, cancel))).rejects.toMatchObject({ code: 'funds/already-paid' })
})

it('takes a payment back to the step before, holds its money again, owes it since its due day, and pays it a second time', async () => {
  const regency = aRegency()
  await dinkes(regency, (ctx) => aBudget(ctx, { iuran: 100_000_000, bantuan: 8_000_000 }))
  const bill = aBill({ month: '2025-11', heads: 1000 })
  await dinkes(regency, (ctx) => openByHeads(ctx, bill))
  const first = await paid(regency, bill.id)
  const arrears = () => dinkes(regency, async (ctx) => factAt(await listFacts(ctx), 'pemda-arrears', '2025-11-18')?.value ?? null)
  expect(await arrears()).toBeNull()
  const back = { id: randomUUID(), paymentId: bill.id, on: '2025-11-17', reason: 'rekening tujuan salah' }
  await expect(dinkes(regency, (ctx) => reversePayment(ctx, back))).rejects.toMatchObject({ code: 'funds/step-not-yours' })
  await expect(bpkad(regency, (ctx) => reversePayment(ctx, { ...back, on: '2025-11-14' }))).rejects.toMatchObject({ code: 'funds/unfit' })
  for (let time = 0; time < 2; time++) {
    const again = await bpkad(regency, (ctx) => reversePayment(ctx, back))
    expect(again).toMatchObject({ state: 'spm', next: { step: 'sp2d', mine: true }, isReversible: false })
    expect(again.steps.map((it) => [it.step, it.stands, it.why])).toEqual([
      ...['verified', 'spp', 'spm'].map((it) => [it, true, null]),
      ['sp2d', false, null],
      ['reversed', true, back.reason],
    ])
  }
  expect(await position(regency)).toMatchObject({ committed: 37_800_000, realised: 0, left: 70_200_000 })
  expect(await arrears()).toBe(37_800_000)
  await expect(bpkad(regency, (ctx) => reversePayment(ctx, { ...back, id: randomUUID() }))).rejects.toMatchObject({ code: 'funds/step-out-of-order' })
  const second = { id: randomUUID(), paymentId: bill.id, step: 'sp2d' as const, number: 'SP2D/2', on: '2025-11-18' }
  const done = await bpkad(regency, (ctx) => takeStep(ctx, second))
  expect(done).toMatchObject({ state: 'sp2d', isReversible: true })
  expect(new Set(done.journals).size).toBe(first.journals.length * 3)
  expect(await position(regency)).toMatchObject({ committed: 0, realised: 37_800_000 })
  expect(await arrears()).toBeNull()
})

it('takes the whole payment back when the books are asked for one of its journals, and cancels the bill after it', async () => {
  const regency = aRegency()
  await dinkes(regency, (ctx) => aBudget(ctx, { iuran: 100_000_000, bantuan: 8_000_000 }))
  const bill = aBill({ month: '2025-11', heads: 1000 })
  await dinkes(regency, (ctx) => openByHeads(ctx, bill))
  await paid(regency, bill.id)
  const journals = await bpkad(regency, (ctx) => journalsOf(ctx, { kind: 'payment', id: bill.id }))
  const [settled] = journals.filter((it) => it.kind === 'payment')
  const [held] = journals.filter((it) => it.kind === 'reservation')
  const ask = { id: randomUUID(), journalId: settled?.id ?? '', on: '2025-11-17', why: 'dibayar dua kali' }
  await expect(bpkad(regency, (ctx) => reverseHere(ctx, { ...ask, journalId: held?.id ?? '' }))).rejects.toMatchObject({ code: 'ledger/owned-elsewhere' })
  const reversal = await bpkad(regency, (ctx) => reverseHere(ctx, ask))
  expect(await bpkad(regency, (ctx) => reverseHere(ctx, ask))).toEqual(reversal)
  await expect(bpkad(regency, (ctx) => reverseHere(ctx, { ...ask, id: randomUUID() }))).rejects.toMatchObject({ code: 'ledger/already-reversed' })
  expect(await bpkad(regency, (ctx) => paymentsOf(ctx, { kind: 'letter', id: bill.id }))).toMatchObject([{ state: 'spm' }])
  expect(await position(regency)).toMatchObject({ committed: 37_800_000, realised: 0 })
  const cancel = { id: randomUUID(), paymentId: bill.id, on: '2025-11-18', reason: 'tagihan ganda' }
  expect(await dinkes(regency, (ctx) => cancelPayment(ctx, cancel))).toMatchObject({ state: 'cancelled' })
  expect(await position(regency)).toMatchObject({ committed: 0, left: 108_000_000 })
})

it('makes every retry harmless and refuses another content under the same id', async () => {
  const regency = aRegency()
  await dinkes(regency, (ctx) => aBudget(ctx, { iuran: 100_000_000, bantuan: 8_000_000 }))
  const bill = aBill({ month: '2025-11', heads: 1000 })
  await dinkes(regency, (ctx) => openByHeads(ctx, bill))
  await dinkes(regency, (ctx) => openByHeads(ctx, bill))
  await expect(dinkes(regency, (ctx) => openByHeads(ctx, { ...bill, heads: 999 }))).rejects.toMatchObject({ code: 'funds/id-reused' })
  await expect(dinkes(regency, (ctx) => openByHeads(ctx, aBill({ month: '2025-11', heads: 5 })))).rejects.toMatchObject({ code: 'funds/month-billed' })
  const verify = { id: randomUUID(), paymentId: bill.id, step: 'verified' as const, number: 'BA/1', on: '2025-11-12' }
  await dinkes(regency, (ctx) => takeStep(ctx, verify))
  const again = await dinkes(regency, (ctx) => takeStep(ctx, verify))
  expect(again.steps).toHaveLength(1)
  await expect(dinkes(regency, (ctx) => takeStep(ctx, { ...verify, number: 'BA/2' }))).rejects.toMatchObject({ code: 'funds/id-reused' })
  expect(await position(regency)).toMatchObject({ committed: 37_800_000 })
})

it('lets two clerks at once hold no more than is left, to the last rupiah', async () => {
  const regency = aRegency()
  await dinkes(regency, (ctx) => aBudget(ctx, { iuran: 35_000_000, bantuan: 2_800_000 }))
  const months = ['2025-08', '2025-09', '2025-10', '2025-11']
  const all = await Promise.allSettled(months.map((month) => dinkes(regency, (ctx) => openByHeads(ctx, aBill({ month, heads: 400 })))))
  expect(all.filter((it) => it.status === 'fulfilled')).toHaveLength(2)
  for (const it of all)
    if (it.status === 'rejected') expect(it.reason).toMatchObject({ code: 'funds/not-enough', facts: { left: 7_000_000, asked: 14_000_000 } })
  const rest = aBill({ month: '2025-12', heads: 200 })
  await dinkes(regency, (ctx) => openByHeads(ctx, rest))
  expect(await position(regency)).toMatchObject({ left: 0, committed: 37_800_000 })
})

it('frees the money of a cancelled bill, and the month may be billed again', async () => {
  const regency = aRegency()
  await dinkes(regency, (ctx) => aBudget(ctx, { iuran: 35_000_000, bantuan: 2_800_000 }))
  const wrong = aBill({ month: '2025-11', heads: 1000 })
  await dinkes(regency, (ctx) => openByHeads(ctx, wrong))
  const cancel = { id: randomUUID(), paymentId: wrong.id, on: '2025-11-18', reason: 'salah jumlah jiwa' }
  expect(await dinkes(regency, (ctx) => cancelPayment(ctx, cancel))).toMatchObject({ state: 'cancelled', next: null })
  await dinkes(regency, (ctx) => cancelPayment(ctx, cancel))
  expect(await position(regency)).toMatchObject({ left: 37_800_000 })
  await dinkes(regency, (ctx) => openByHeads(ctx, aBill({ month: '2025-11', heads: 990 })))
})

it('refuses a bill without a budget, a shift that makes money and one that takes what is spent', async () => {
  const regency = aRegency()
  await expect(dinkes(regency, (ctx) => openByHeads(ctx, aBill({ month: '2025-11', heads: 1 })))).rejects.toMatchObject({ code: 'funds/no-budget' })
  const { fundId } = await dinkes(regency, (ctx) => aBudget(ctx, { iuran: 35_000_000, bantuan: 2_800_000 }))
  await dinkes(regency, (ctx) => openByHeads(ctx, aBill({ month: '2025-11', heads: 900 })))
  const act = (stage: 'perubahan' | 'pergeseran', iuran: number, bantuan: number) => ({
    ...{ id: randomUUID(), year: 2025, stage, on: stage === 'perubahan' ? '2025-11-18' : '2025-11-17', document: 'DPPA 2025', why: '' },
    lines: [{ fundId, part: 'iuran' as const, amount: iuran }, ...(bantuan === 0 ? [] : [{ fundId, part: 'bantuan' as const, amount: bantuan }])],
  })
  await expect(dinkes(regency, (ctx) => recordAct(ctx, act('pergeseran', 1000, -999)))).rejects.toMatchObject({ code: 'funds/unfit' })
  await expect(dinkes(regency, (ctx) => recordAct(ctx, act('pergeseran', -3_500_001, 3_500_001)))).rejects.toMatchObject({ code: 'ledger/pagu-exceeded' })
  await dinkes(regency, (ctx) => recordAct(ctx, act('pergeseran', -3_500_000, 3_500_000)))
  await dinkes(regency, (ctx) => recordAct(ctx, act('perubahan', 10_000_000, 0)))
  expect(await position(regency)).toMatchObject({ pagu: 47_800_000, left: 13_780_000 })
  expect((await dinkes(regency, (ctx) => getFunds(ctx, {}))).acts.map((it) => it.stage)).toEqual(['murni', 'pergeseran', 'perubahan'])
})

it('keeps ring-fenced money for promised heads, and lets a bill take their place', async () => {
  const regency = aRegency()
  await dinkes(regency, (ctx) => aBudget(ctx, { iuran: 70_000_000, bantuan: 5_600_000, quota: 1100 }))
  const poor = randomUUID()
  await dinkes(regency, async (ctx) => {
    const months = { fromMonth: '2025-01', untilMonth: '2025-12' }
    const ring = { segments: ['PBPU_PEMDA' as const], deciles: [1, 2], areas: [], arrivals: [] }
    await addFund(ctx, {
      id: poor,
      year: 2025,
      kind: 'bantuan-provinsi',
      name: 'Bantuan provinsi',
      priority: 10,
      ...months,
      ...ring,
      planned: 7_560_000,
      document: 'SK Gubernur',
      documentOn: '2025-01-15',
    })
    const lines = [
      { fundId: poor, part: 'iuran' as const, amount: 7_000_000 },
      { fundId: poor, part: 'bantuan' as const, amount: 560_000 },
    ]
    await recordAct(ctx, { id: randomUUID(), year: 2025, stage: 'perubahan', on: '2025-02-01', document: 'DPPA', why: '', lines })
  })
  const eligible = await dinkes(regency, (ctx) => fundsFor(ctx, { segment: 'PBPU_PEMDA', decile: 2, month: '2025-11' }))
  expect(eligible.map((it) => it.name)).toEqual(['Bantuan provinsi', 'APBD'])
  expect((await dinkes(regency, (ctx) => fundsFor(ctx, { segment: 'PBPU_PEMDA', month: '2025-11' }))).map((it) => it.name)).toEqual(['APBD'])
  const promise = {
    id: randomUUID(),
    fundId: poor,
    heads: 100,
    fromMonth: '2025-11',
    untilMonth: '2025-12',
    monthlyRupiah: 3_780_000,
    ref: { kind: 'takeover', id: 'T1' },
  }
  const held = await dinkes(regency, (ctx) => commitHeads(ctx, promise))
  expect(held).toMatchObject({ reserved: 7_560_000, quota: { used: 100, left: 1000 } })
  await dinkes(regency, (ctx) => commitHeads(ctx, promise))
  await expect(dinkes(regency, (ctx) => commitHeads(ctx, { ...promise, id: randomUUID(), heads: 1 }))).rejects.toMatchObject({ code: 'funds/not-enough' })
  const bill = aBill({ month: '2025-11', heads: 1000 })
  const opened = await dinkes(regency, (ctx) => openByHeads(ctx, bill))
  expect(opened.parts.map((it) => [it.fundName, it.amount])).toEqual([
    ['Bantuan provinsi', 3_500_000],
    ['APBD', 31_500_000],
    ['Bantuan provinsi', 280_000],
    ['APBD', 2_520_000],
  ])
  expect(await dinkes(regency, (ctx) => quotaOf(ctx, '2025-11'))).toMatchObject({ used: 1000, left: 100, warned: false })
  await dinkes(regency, (ctx) => cancelPayment(ctx, { id: randomUUID(), paymentId: bill.id, on: '2025-11-18', reason: 'salah bulan' }))
  expect(await position(regency)).toMatchObject({ committed: 7_560_000 })
  const released = await dinkes(regency, (ctx) => releaseHeads(ctx, { id: randomUUID(), commitId: promise.id, fromMonth: '2025-12', why: 'pindah domisili' }))
  expect(released.released).toBe(3_780_000)
  expect(await position(regency)).toMatchObject({ committed: 3_780_000 })
})

it('refuses more heads than the agreement allows', async () => {
  const regency = aRegency()
  const { fundId } = await dinkes(regency, (ctx) => aBudget(ctx, { iuran: 70_000_000, bantuan: 5_600_000, quota: 1000 }))
  await dinkes(regency, (ctx) => openByHeads(ctx, aBill({ month: '2025-10', heads: 981 })))
  const ask = { id: randomUUID(), fundId, heads: 20, fromMonth: '2025-11', untilMonth: '2025-12', monthlyRupiah: 756_000, ref: { kind: 'takeover', id: 'T2' } }
  await expect(dinkes(regency, (ctx) => commitHeads(ctx, ask))).rejects.toMatchObject({ code: 'funds/quota-exceeded', facts: { used: 981, heads: 1000 } })
  expect(await dinkes(regency, (ctx) => commitHeads(ctx, { ...ask, id: randomUUID(), heads: 19 }))).toMatchObject({
    quota: { used: 1000, left: 0, warned: true },
  })
})

it('says until which day the money lasts, what is late, and what is overdue', async () => {
  const regency = aRegency()
  const { arrivalId } = await dinkes(regency, (ctx) =>
    aBudget(ctx, { iuran: 350_000_000, bantuan: 28_000_000, quota: 1200, from: '2025-09', growth: 0, arrival: { on: '2025-11-08', amount: 90_000_000 } }),
  )
  for (const [index, month] of ['2025-09', '2025-10', '2025-11'].entries()) {
    const bill = aBill({ month, heads: 3000 + index * 10 })
    await dinkes(regency, (ctx) => openByHeads(ctx, bill))
    if (month !== '2025-11') await paid(regency, bill.id, '2025-11-10')
  }
  const view = await dinkes(regency, (ctx) => getFunds(ctx, {}))
  expect(view).toMatchObject({ year: 2025, asOf: '2025-11-18', answer: { main: 'bills', heads: 3020, newest: '2025-11' } })
  const left = 378_000_000 - (3000 + 3010 + 3020) * 37_800
  const december = 3030 * 37_800
  const day = Math.floor((left * 31) / december)
  expect(view.answer?.paces[0]?.lasts).toMatchObject({ until: `2025-12-${String(day).padStart(2, '0')}`, short: december - left })
  expect(view.burn.find((it) => it.month === '2025-11')?.billed?.left).toBe(left)
  expect(view.watch).toMatchObject({
    arrears: 3020 * 37_800,
    unpaid: [{ month: '2025-11', state: 'overdue', daysToDue: -8, daysToMonthEnd: 12 }],
    late: [{ missing: 90_000_000, daysLate: 10 }],
  })
  await bpkad(regency, (ctx) => recordReceipt(ctx, { id: randomUUID(), arrivalId, on: '2025-11-18', amount: 90_000_000, document: 'STS 12' }))
  expect((await dinkes(regency, getWatch)).late).toEqual([])
  expect((await dinkes(regency, (ctx) => forecastFunds(ctx, { regency, growth: 0 }))).total).toBe(3020 * 37_800)
})

it('keeps the figures of one regency from another', async () => {
  const [here, there] = [aRegency(), aRegency()]
  await dinkes(here, (ctx) => aBudget(ctx, { iuran: 1_000_000_000, bantuan: 80_000_000 }))
  const bill = aBill({ month: '2025-11', heads: 10 })
  await dinkes(here, (ctx) => openByHeads(ctx, bill))
  expect(await dinkes(there, (ctx) => getFunds(ctx, { year: 2025 }))).toMatchObject({ answer: null, funds: [], lines: [] })
  const verify = { id: randomUUID(), paymentId: bill.id, step: 'verified' as const, number: 'BA/1', on: '2025-11-12' }
  await expect(dinkes(there, (ctx) => takeStep(ctx, verify))).rejects.toMatchObject({ code: 'funds/not-found' })
})

it('takes a bill from another room with its own sums and due day', async () => {
  const regency = aRegency()
  await dinkes(regency, (ctx) => aBudget(ctx, { iuran: 100_000_000, bantuan: 8_000_000 }))
  const id = randomUUID()
  const made = await dinkes(regency, (ctx) =>
    openPayment(ctx, { id, purpose: 'bill', ref: { kind: 'bill', id }, month: '2025-11', iuran: 3_500_000, bantuan: 0, due: '2025-11-20' }),
  )
  expect(made).toMatchObject({ heads: 100, total: 3_500_000, dueOn: '2025-11-20', ref: { kind: 'bill', id } })
  expect(await dinkes(regency, (ctx) => paymentsOf(ctx, { kind: 'bill', id }))).toEqual([made])
})

it('lets unpaid bills speak in the status of a month, and the larger of what is recorded and what is unpaid', async () => {
  const regency = aRegency()
  await dinkes(regency, (ctx) => aBudget(ctx, { iuran: 100_000_000, bantuan: 8_000_000 }))
  const [october, november] = [aBill({ month: '2025-10', heads: 100 }), aBill({ month: '2025-11', heads: 50 })]
  for (const bill of [october, november]) await dinkes(regency, (ctx) => openByHeads(ctx, bill))
  const arrearsOn = (day: string) => dinkes(regency, async (ctx) => factAt(await listFacts(ctx), 'pemda-arrears', day)?.value ?? null)
  expect([await arrearsOn('2025-10-10'), await arrearsOn('2025-11-01'), await arrearsOn('2025-11-18')]).toEqual([null, 3_780_000, 5_670_000])
  await dinkes(regency, (ctx) => recordFact(ctx, { kind: 'pemda-arrears', validFrom: '2025-01-01', value: 4_000_000, source: 'surat BPJS' }))
  expect([await arrearsOn('2025-11-01'), await arrearsOn('2025-11-18')]).toEqual([4_000_000, 5_670_000])
  await paid(regency, october.id, '2025-11-15')
  expect([await arrearsOn('2025-11-14'), await arrearsOn('2025-11-15')]).toEqual([5_670_000, 4_000_000])
})

it('keeps a scan under its own bytes, gives it back, and puts it into the audit pack with the rest', async () => {
  const regency = aRegency()
  await dinkes(regency, (ctx) => aBudget(ctx, { iuran: 100_000_000, bantuan: 8_000_000 }))
  const bill = aBill({ month: '2025-11', heads: 100 })
  await dinkes(regency, (ctx) => openByHeads(ctx, bill))
  const scan = async (fileName: string) => {
    const path = join(app.config.dataDir, `scan-${randomUUID()}`)
    await writeFile(path, '%PDF-1.4 uji')
    return { path, fileName, bytes: 12, sha256: 'a'.repeat(64) }
  }
  const attach = async (fileName = 'ba.pdf') => {
    const file = await scan(fileName)
    return dinkes(regency, (ctx) => attachFile(ctx, { regency, paymentId: bill.id, step: 'verified' }, file))
  }
  await expect(attach()).rejects.toMatchObject({ code: 'funds/step-out-of-order' })
  await paid(regency, bill.id)
  await expect(attach('ba.exe')).rejects.toMatchObject({ code: 'funds/unfit' })
  await attach()
  expect((await attach()).steps[0]?.files).toEqual([{ name: 'ba.pdf', sha256: 'a'.repeat(64) }])
  const reply = await dinkes(regency, (ctx) => downloadFile(ctx, { paymentId: bill.id, sha256: 'a'.repeat(64) }))
  expect(await text(reply.body)).toBe('%PDF-1.4 uji')
  const part = listParts().find((it) => it.name === 'dana')
  const written: string[] = []
  const table = async (_: string, __: readonly string[], records: Iterable<object> | AsyncIterable<object>) => {
    let rows = 0
    for await (const _ of records) rows += 1
    return rows
  }
  const files = { table, csv: async () => 0, json: async () => {}, copy: async (file: string) => void written.push(file) }
  const figures = await dinkes(regency, (ctx) => part?.write(ctx, { from: '2025-11', until: '2025-11' }, files) ?? Promise.resolve([]))
  expect(figures.map((it) => it.value)).toEqual([1, 3_780_000, 3_780_000])
  expect(written).toEqual([`pindaian/${'a'.repeat(64)}`])
})
