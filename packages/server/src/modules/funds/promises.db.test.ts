import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import type { Ctx } from '../../platform/context.ts'
import { aRegency, ctxFor } from '../../testing/actors.ts'
import { testApp } from '../../testing/test-app.ts'
import { positionOf } from '../ledger/index.ts'
import { getFunds } from './get-funds.ts'
import { cancelPayment, commitHeads, followRoster, quotaOf, recordAct, recordReceipt, takeStep } from './index.ts'
import { openByHeads } from './open-payment.ts'
import { aBill, aBudget } from './testing.ts'

// Goal: a promise holds heads and money only for whom the city still pays; a day that lies behind is told as it stood.
const app = await testApp({ now: '2025-11-18T02:00:00Z' })
const dinkes = <T>(regency: string, work: (ctx: Ctx) => Promise<T>) => ctxFor(app, 'dinkes', regency, work)
const bpkad = <T>(regency: string, work: (ctx: Ctx) => Promise<T>) => ctxFor(app, 'bpkad', regency, work)
const position = (regency: string) => dinkes(regency, (ctx) => positionOf(ctx, {}))

async function paid(regency: string, paymentId: string, on: string) {
  const step = (step: 'verified' | 'spp' | 'spm' | 'sp2d') => ({ id: randomUUID(), paymentId, step, number: `${step}/11/2025`, on })
  for (const name of ['verified', 'spp', 'spm'] as const) await dinkes(regency, (ctx) => takeStep(ctx, step(name)))
  return bpkad(regency, (ctx) => takeStep(ctx, step('sp2d')))
}

it('lets a promise follow the roster: who is gone frees his money and his place once, who comes back is held for again', async () => {
  const regency = aRegency()
  const { fundId } = await dinkes(regency, (ctx) => aBudget(ctx, { iuran: 700_000, bantuan: 56_000, quota: 1000 }))
  const promise = { id: randomUUID(), fundId, heads: 10, fromMonth: '2025-11', untilMonth: '2025-12', monthlyRupiah: 378_000, ref: { kind: 'uji', id: 'T1' } }
  await dinkes(regency, (ctx) => commitHeads(ctx, promise))
  const follow = (gone: { fromMonth: string; heads: number }[]) =>
    dinkes(regency, (ctx) => followRoster(ctx, { kind: 'uji', gone: gone.map((it) => ({ ...it, commitId: promise.id })), why: 'Peserta 2025-11' }))
  const stands = async () => ({ ...(await position(regency)), used: (await dinkes(regency, (ctx) => quotaOf(ctx, '2025-12')))?.used })
  const gone = [
    { fromMonth: '2025-10', heads: 2 },
    { fromMonth: '2025-12', heads: 1 },
  ]
  expect(await follow(gone)).toEqual({ released: (2 + 3) * 37_800 })
  expect(await stands()).toMatchObject({ committed: (8 + 7) * 37_800, left: 5 * 37_800, used: 7 })
  expect(await follow(gone)).toEqual({ released: 0 })

  const bill = aBill({ month: '2025-11', heads: 8 })
  await dinkes(regency, (ctx) => openByHeads(ctx, bill))
  expect(await follow([{ fromMonth: '2025-11', heads: 4 }])).toEqual({ released: 37_800 })
  expect(await stands()).toMatchObject({ committed: (8 + 6) * 37_800 })
  await dinkes(regency, (ctx) => cancelPayment(ctx, { id: randomUUID(), paymentId: bill.id, on: '2025-11-18', reason: 'salah bulan' }))
  expect(await stands()).toMatchObject({ committed: (6 + 6) * 37_800 })

  expect(await follow([])).toEqual({ released: -(4 + 4) * 37_800 })
  expect(await stands()).toMatchObject({ committed: 756_000, left: 0, used: 10 })
  await follow([{ fromMonth: '2025-12', heads: 10 }])
  expect(await stands()).toMatchObject({ committed: 378_000, used: 0 })
  await dinkes(regency, (ctx) => openByHeads(ctx, aBill({ month: '2025-12', heads: 10 })))
  expect(await follow([])).toEqual({ released: 0 })
  expect(await stands()).toMatchObject({ committed: 756_000, left: 0 })
})

it('does not promise again what the lines no longer have', async () => {
  const regency = aRegency()
  const { fundId } = await dinkes(regency, (ctx) => aBudget(ctx, { iuran: 350_000, bantuan: 28_000 }))
  const promise = { id: randomUUID(), fundId, heads: 10, fromMonth: '2025-12', untilMonth: '2025-12', monthlyRupiah: 378_000, ref: { kind: 'uji', id: 'T1' } }
  await dinkes(regency, (ctx) => commitHeads(ctx, promise))
  const follow = (heads: number) =>
    dinkes(regency, (ctx) => followRoster(ctx, { kind: 'uji', gone: [{ commitId: promise.id, fromMonth: '2025-12', heads }], why: 'Peserta' }))
  await follow(5)
  await dinkes(regency, (ctx) => openByHeads(ctx, aBill({ month: '2025-11', heads: 5 })))
  expect(await follow(3)).toEqual({ released: 0 })
  expect(await position(regency)).toMatchObject({ committed: 378_000, left: 0 })
})

it('tells how a day that lies behind stood, to the rupiah, whatever was recorded since', async () => {
  const regency = aRegency()
  const arrival = { on: '2025-10-20', amount: 9_000_000 }
  const { fundId, arrivalId } = await dinkes(regency, (ctx) => aBudget(ctx, { iuran: 100_000_000, bantuan: 8_000_000, quota: 1000, arrival }))
  const bill = { ...aBill({ month: '2025-10', heads: 500 }), documentOn: '2025-10-03' }
  await dinkes(regency, (ctx) => openByHeads(ctx, bill))
  const on = (day?: string) => dinkes(regency, (ctx) => getFunds(ctx, { on: day }))
  const atBill = await on('2025-10-31')
  expect(atBill).toMatchObject({ year: 2025, asOf: '2025-10-31', isPast: true, answer: { position: { committed: 18_900_000, realised: 0 }, heads: 500 } })
  expect(atBill.watch).toMatchObject({ arrears: 18_900_000, late: [{ missing: 9_000_000, daysLate: 11 }] })

  await paid(regency, bill.id, '2025-11-05')
  const lines = [{ fundId, part: 'iuran' as const, amount: 5_000_000 }]
  await dinkes(regency, (ctx) => recordAct(ctx, { id: randomUUID(), year: 2025, stage: 'perubahan', on: '2025-11-10', document: 'DPPA', why: '', lines }))
  await bpkad(regency, (ctx) => recordReceipt(ctx, { id: randomUUID(), arrivalId, on: '2025-11-12', amount: 9_000_000, document: 'STS 1' }))
  await dinkes(regency, (ctx) =>
    commitHeads(ctx, {
      id: randomUUID(),
      fundId,
      heads: 10,
      fromMonth: '2025-12',
      untilMonth: '2025-12',
      monthlyRupiah: 378_000,
      on: '2025-11-15',
      ref: { kind: 'uji', id: 'T9' },
    }),
  )
  expect(await on('2025-10-31')).toEqual(atBill)
  expect((await on('2025-11-09')).answer?.position).toMatchObject({ pagu: 108_000_000, committed: 0, realised: 18_900_000 })
  expect((await on('2025-11-14')).answer?.position).toMatchObject({ pagu: 113_000_000, committed: 0 })
  expect((await on('2025-11-14')).funds[0]).toMatchObject({ heads: 0, promises: [], arrivals: [{ state: 'received' }] })
  expect((await on('2025-11-18')).answer?.position).toEqual((await on()).answer?.position)
  expect(await on('2025-01-01')).toMatchObject({ answer: null, funds: [], lines: [], quota: null })
})
