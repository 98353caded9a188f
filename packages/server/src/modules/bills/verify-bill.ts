import type { VerifyBill } from '@semesta/contract'
import type { Ctx, ParsedInput } from '../../platform/context.ts'
import { horizonOn, recordSaving } from '../savings/index.ts'
import { countSpokenFor } from './claimed.ts'
import * as disputes from './dispute-store.ts'
import { getBill } from './find-bill.ts'
import { payableOf } from './payable.ts'
import { payVerified } from './payment.ts'
import { idReused, notChallenged, spokenFor, stillOpen, superseded, tooLate } from './problems.ts'
import { listRemoved, recordRemovals } from './removal-store.ts'
import { stateFound } from './state-found.ts'
import { draftStatement } from './statement.ts'
import * as store from './store.ts'
import type { BillRow } from './tables.ts'

type Ask = Omit<ParsedInput<typeof VerifyBill>, 'regency'>

/**
 * Signs the Berita Acara: both numbers, the balance, what is held and what is to be paid are kept as they are now, and the bill goes to payment.
 *
 * Shape: what was held is booked as found; cards held before that this bill no longer names are booked as avoided, each once.
 * Fails: `bills/not-found`, `bills/superseded`, `bills/not-challenged`, `bills/still-open`, `bills/spoken-for`, `bills/too-late`, `bills/id-reused`, and as `funds` refuses.
 */
export async function verifyBill(ctx: Ctx, ask: Ask): Promise<BillRow> {
  const { month } = await getBill(ctx, ask.billId)
  await store.lockMonth(ctx, month)
  const bill = await getBill(ctx, ask.billId)
  const before = await store.findStatement(ctx, bill.id)
  if (before) {
    if (before.id === ask.id) return bill
    throw tooLate({ state: bill.state })
  }
  if (bill.superseded) throw superseded({ month })
  if (bill.state !== 'challenged' || !bill.result) throw notChallenged({ state: bill.state })
  const open = await disputes.sumByState(ctx, bill.id, { state: 'open' })
  if (open[0]) throw stillOpen({ lines: open[0].lines })
  const spoken = await countSpokenFor(ctx, bill.id)
  if (spoken > 0) throw spokenFor({ lines: spoken })
  const { payable } = await payableOf(ctx, bill, undefined)
  const { pemdaName, pemdaTitle, bpjsName, bpjsTitle, numberPemda, numberBpjs, signedOn } = ask
  const signed = { numberPemda, numberBpjs, signedOn, signatories: { pemdaName, pemdaTitle, bpjsName, bpjsTitle } }
  const content = await draftStatement(ctx, bill, signed)
  if (await store.isStatementId(ctx, ask.id)) throw idReused({ id: ask.id })
  await store.insertStatement(ctx, {
    ...{ id: ask.id, bill_id: bill.id, number_pemda: numberPemda, number_bpjs: numberBpjs, signed_on: signedOn, signatories: signed.signatories },
    ...{ closing: bill.result.closing, ...payable, content },
  })
  const verified = await store.changeBill(ctx, bill.id, { state: 'verified' })
  await stateFound(ctx, verified, { on: signedOn, why: '' })
  await bookAvoided(ctx, bill, signedOn)
  return payVerified(ctx, verified, { id: ask.id, number: numberPemda, on: signedOn, ...payable })
}

/** Cards held in an earlier bill that have left this one and are no longer paid by the city on the roster. */
async function bookAvoided(ctx: Ctx, bill: BillRow, on: string): Promise<void> {
  const heads = await recordRemovals(ctx, bill.id, await listRemoved(ctx, bill.id))
  const monthly = bill.result?.rates.find((it) => it.month === bill.month)?.rupiah ?? 0
  if (heads === 0 || monthly === 0) return
  const { months } = horizonOn(on)
  await recordSaving(ctx, {
    ...{ id: ctx.app.newId(), on, month: bill.month, kind: 'bill-claim', stage: 'avoided', rupiah: heads * monthly * months, personMonths: heads * months },
    ...{ horizonMonths: months, ref: { kind: 'bill', id: bill.id }, note: `${heads} kartu tidak ditagih lagi sejak ${bill.month}` },
  })
}
