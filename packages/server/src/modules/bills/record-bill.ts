import type { RecordBill } from '@semesta/contract'
import { loadPolicy, parameterOf } from '@semesta/engine'
import { reportingDate } from '@semesta/kernel'
import type { Ctx, ParsedInput } from '../../platform/context.ts'
import { findMonth } from '../months/index.ts'
import { findBatches } from '../registers/index.ts'
import { restateSavings } from '../savings/index.ts'
import { openBillPayment, takePaymentBack } from './payment.ts'
import { fileUnfit, idReused, reasonMissing } from './problems.ts'
import { startChallenge } from './start-challenge.ts'
import { stateFound } from './state-found.ts'
import * as store from './store.ts'
import type { BillRow } from './tables.ts'

type Ask = Omit<ParsedInput<typeof RecordBill>, 'regency'>

/**
 * Records the bill of a month. One that is there already is replaced, never changed: it stays with its decisions and its signed statement.
 *
 * Shape: held against the roster at once where the month is built; its payment is opened with what is billed, so that the due day counts from now.
 * Fails: `bills/id-reused`, `bills/reason-missing`, `bills/file-unfit`, `funds/already-paid` when the bill replaced has been paid.
 */
export async function recordBill(ctx: Ctx, ask: Ask): Promise<BillRow> {
  await store.lockMonth(ctx, ask.month)
  const again = await store.findBill(ctx, ask.id)
  if (again) return mustBeSame(again, ask)
  const before = await store.findInForce(ctx, ask.month)
  if (before && !ask.reason) throw reasonMissing({ month: ask.month })
  const fileName = ask.batchId ? await fileOf(ctx, ask.batchId, ask.month) : null
  if (before) {
    await takePaymentBack(ctx, before, ask.reason ?? '')
    const replaced = await store.changeBill(ctx, before.id, { superseded: true })
    const said = { on: ask.receivedOn, why: ask.reason ?? '' }
    await stateFound(ctx, replaced, said)
    await restateSavings(ctx, { kind: 'bill-claim', stage: 'avoided', ref: { kind: 'bill', id: before.id }, standing: [], ...said })
  }
  const row = await store.insertBill(ctx, { ...columnsOf(ask), revision: (before?.revision ?? 0) + 1, file_name: fileName })
  const opened = await openBillPayment(ctx, row)
  return (await findMonth(ctx, ask.month)) ? startChallenge(ctx, opened) : opened
}

function columnsOf(ask: Ask) {
  return {
    ...{ id: ask.id, month: ask.month, letter_number: ask.letterNumber, letter_on: ask.letterOn, received_on: ask.receivedOn },
    ...{ due_on: ask.dueOn ?? dueOf(ask.month), heads: ask.heads, iuran: ask.iuran, bantuan: ask.bantuan, batch_id: ask.batchId ?? null },
    ...{ opening_heads: ask.openingHeads ?? null, opening_document: ask.openingDocument ?? null, reason: ask.reason ?? null },
  }
}

/** The due day of the law in the month billed. */
function dueOf(month: string): string {
  const { value } = parameterOf(loadPolicy(reportingDate(month)), 'premiums/due-day')
  return `${month}-${String(value).padStart(2, '0')}`
}

async function fileOf(ctx: Ctx, batchId: string, month: string): Promise<string> {
  const batch = (await findBatches(ctx, [batchId])).get(batchId)
  if (!batch) throw fileUnfit({ why: 'not-found' })
  if (batch.register !== 'tagihan') throw fileUnfit({ why: 'not-a-bill' })
  if (batch.as_of.slice(0, 7) !== month) throw fileUnfit({ why: 'other-month' })
  if (batch.state !== 'done') throw fileUnfit({ why: 'not-in-force' })
  return batch.file_name
}

function mustBeSame(there: BillRow, ask: Ask): BillRow {
  const differs = Object.entries(columnsOf(ask)).some(([name, value]) => there[name as keyof BillRow] !== value)
  if (differs) throw idReused({ id: there.id })
  return there
}
