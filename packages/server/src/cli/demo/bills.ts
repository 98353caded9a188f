import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { addMonths, type Month } from '@semesta/kernel'
import { type BillRow, challengeJob, challengeTitle, decideDisputes, findBillOf, recordBill, showWholeBill, verifyBill } from '../../modules/bills/index.ts'
import { answerClaim, listClaims, sendClaim, settleClaim, showWholeClaim } from '../../modules/claims/index.ts'
import { paymentsOf, takeStep } from '../../modules/funds/index.ts'
import { runHere } from '../../modules/jobs/index.ts'
import { findMonth } from '../../modules/months/index.ts'
import { findBatchOf } from '../../modules/registers/index.ts'
import type { Ctx } from '../../platform/context.ts'
import { inRegency } from '../../platform/database.ts'
import { derivedId } from '../../platform/ids.ts'
import { systemActor, systemBind } from '../../platform/system.ts'
import type { Stage } from './prepare.ts'

const actor = systemActor('demo')
const within = <T>({ app, profile }: Stage, work: (ctx: Ctx) => Promise<T>) => inRegency(app, actor, systemBind(profile.regency), work)
const day = (month: Month, at: string) => `${month}-${at}`

/** What the lines of a bill's file add up to: the invented letter says the same. Heads are cards billed for the month itself. */
async function letterOf(file: string, month: Month) {
  const sums = { heads: new Set<string>(), iuran: 0, bantuan: 0 }
  for (const line of (await readFile(file, 'utf8')).split('\n')) {
    const [card = '', , , , billed, , , iuran, bantuan] = line.split(';')
    if (!/^\d{13}$/.test(card)) continue
    if (billed === month) sums.heads.add(card)
    sums.iuran += Number(iuran)
    sums.bantuan += Number(bantuan)
  }
  return { heads: sums.heads.size, iuran: sums.iuran, bantuan: sums.bantuan }
}

/** Records the bill of a month whose file has come in; undefined where none was written. One that is there stays. */
export async function recordDemoBill(stage: Stage, month: Month, file: string): Promise<BillRow | undefined> {
  const before = await within(stage, (ctx) => findBillOf(ctx, month))
  if (before) return before
  const batch = await within(stage, (ctx) => findBatchOf(ctx, 'tagihan', day(month, '01')))
  if (!batch) return undefined
  const letter = await letterOf(file, month)
  const ask = { id: derivedId(stage.profile.regency, 'bill', month), month, letterNumber: `${month.replace('-', '/')}/VIII-07/1234`, batchId: batch.id }
  return within(stage, (ctx) => recordBill(ctx, { ...ask, letterOn: day(month, '02'), receivedOn: day(month, '02'), ...letter }))
}

/** Holds a bill against the roster as it is built now, visible as a job. */
export async function challengeDemoBill(stage: Stage, month: Month): Promise<void> {
  const bill = await settled(stage, month)
  const built = await within(stage, (ctx) => findMonth(ctx, month))
  const isDone = bill?.state === 'challenged' && bill.build_id === built?.build_id
  if (!bill || bill.state === 'verified' || isDone) return
  const job = { kind: challengeJob.kind, title: challengeTitle(month), payload: { billId: bill.id }, regency: stage.profile.regency }
  await runHere(stage.app, challengeJob, actor, job, { stop: stage.signal })
}

/** The bill once no worker is at it. */
async function settled(stage: Stage, month: Month): Promise<BillRow | undefined> {
  for (;;) {
    const bill = await within(stage, (ctx) => findBillOf(ctx, month))
    if (bill?.state !== 'challenging' || stage.signal.aborted) return bill
    await sleep(200)
  }
}

/** Decides about every line as a careful office would, signs, and pays before the due day. */
export async function signDemoBill(stage: Stage, month: Month): Promise<void> {
  const bill = await settled(stage, month)
  if (bill?.state !== 'challenged') return
  const { tests } = await within(stage, (ctx) => showWholeBill(ctx, bill.id))
  for (const it of tests.filter((each) => each.open > 0)) {
    const verdict = it.severity === 'low' ? ('dropped' as const) : ('held' as const)
    const reason = verdict === 'held' ? 'Bukti sudah dilihat dan benar (data uji)' : 'Belum cukup bukti, diperiksa lewat kelurahan (data uji)'
    const choice = { billId: bill.id, test: it.test, state: 'open' as const, expectLines: it.open, verdict, reason }
    await within(stage, (ctx) => decideDisputes(ctx, { ...choice, id: derivedId(bill.id, 'decision', it.test) }))
  }
  const sides = {
    pemdaName: 'dr. Contoh Satu (data uji)',
    pemdaTitle: 'Kepala Dinas Kesehatan',
    bpjsName: 'Contoh Dua (data uji)',
    bpjsTitle: 'Kepala Kantor Cabang',
  }
  const numbers = { numberPemda: `440/${month.slice(5)}/DINKES/${month.slice(0, 4)}`, numberBpjs: `${month.slice(5)}/BA/VIII-07/${month.slice(0, 4)}` }
  await within(stage, (ctx) => verifyBill(ctx, { billId: bill.id, id: derivedId(bill.id, 'statement'), signedOn: day(month, '05'), ...numbers, ...sides }))
  await pay(stage, bill)
}

async function pay(stage: Stage, { id, month }: BillRow): Promise<void> {
  const [payment] = await within(stage, (ctx) => paymentsOf(ctx, { kind: 'bill', id }))
  if (payment?.state !== 'verified') return
  const steps = [
    ['spp', '06'],
    ['spm', '07'],
    ['sp2d', '09'],
  ] as const
  for (const [step, on] of steps) {
    const number = `${step.toUpperCase()}-${month.replace('-', '')} (data uji)`
    await within(stage, (ctx) => takeStep(ctx, { id: derivedId(id, step), paymentId: payment.id, step, number, on: day(month, on) }))
  }
}

/**
 * What happened to the year's claims: the first answered and given back, the second accepted in part, the third waits past its day, the rest is ready to go.
 * Called after each signed month.
 */
export async function claimDemoBills(stage: Stage, month: Month): Promise<void> {
  const turn = [8, 5, 2].findIndex((ago) => addMonths(stage.profile.month, 0 - ago) === month) + 1
  if (turn === 0) return
  const id = derivedId(stage.profile.regency, 'claim', String(turn))
  const { ready } = await within(stage, (ctx) => listClaims(ctx, {}))
  if (ready.length === 0) return
  const lines = ready.reduce((sum, it) => sum + it.lines, 0)
  const letter = { number: `900/${turn}/DINKES/${month.slice(0, 4)}`, sentOn: day(month, '12'), basis: 'full' as const }
  await within(stage, (ctx) => sendClaim(ctx, { id, ...letter, billIds: ready.map((it) => it.billId), expectLines: lines }))
  if (turn < 3) await answerDemoClaim(stage, id, month)
}

/** The branch refuses the smallest reason and accepts the others; half of what it accepts comes back as money. */
async function answerDemoClaim(stage: Stage, claimId: string, month: Month): Promise<void> {
  const { tests } = await within(stage, (ctx) => showWholeClaim(ctx, { claimId }))
  const smallest = tests.length > 1 ? tests.at(-1)?.test : undefined
  for (const it of tests.filter((each) => each.waiting.lines > 0)) {
    const verdict = it.test === smallest ? ('refused' as const) : ('accepted' as const)
    const reason = verdict === 'refused' ? 'Data cabang berbeda; mohon bukti tambahan (data uji)' : undefined
    const said = { claimId, id: derivedId(claimId, 'answer', it.test), verdict, reason, test: it.test, expectLines: it.waiting.lines, byBranch: true }
    await within(stage, (ctx) => answerClaim(ctx, { ...said, on: day(month, '20'), documentNumber: 'Surat cabang (data uji)' }))
  }
  const { open } = await within(stage, (ctx) => showWholeClaim(ctx, { claimId }))
  const back = { iuran: Math.floor(open.iuran / 2), bantuan: Math.floor(open.bantuan / 2) }
  if (back.iuran + back.bantuan === 0) return
  const on = day(addMonths(month, 1), '03')
  const refund = { claimId, id: derivedId(claimId, 'refund'), kind: 'refund' as const, on, documentNumber: `STS-${month} (data uji)`, ...back }
  await within(stage, (ctx) => settleClaim(ctx, refund))
}
