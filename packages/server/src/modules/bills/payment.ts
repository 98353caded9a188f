import { Problem } from '@semesta/kernel'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { todayIn } from '../../platform/today.ts'
import { cancelPayment, openPayment, paymentsOf, takeStep } from '../funds/index.ts'
import { getBill } from './find-bill.ts'
import { superseded } from './problems.ts'
import * as store from './store.ts'
import type { BillRow } from './tables.ts'

const refOf = (bill: BillRow) => ({ kind: 'bill', id: bill.id })
const live = async (ctx: Ctx, bill: BillRow) => (await paymentsOf(ctx, refOf(bill))).find((it) => it.state !== 'cancelled')

function open(ctx: Ctx, bill: BillRow) {
  const { id, month, heads, iuran, bantuan } = bill
  const document = { number: bill.letter_number, on: bill.letter_on }
  // Its person-months are bound under its own id once its lines are known.
  return openPayment(ctx, { id, purpose: 'bill', ref: refOf(bill), month, heads, iuran, bantuan, due: bill.due_on, document, attribution: id })
}

/**
 * Opens the payment of a bill that has just come. A bill is recorded all the same when the budget has no room for it: the page says why, and it is opened later.
 *
 * Shape: what was begun before a refusal is undone.
 */
export async function openBillPayment(ctx: Ctx, bill: BillRow): Promise<BillRow> {
  if (bill.iuran + bill.bantuan === 0) return bill
  await sql`savepoint bill_payment`.execute(ctx.trx)
  try {
    await open(ctx, bill)
    return bill
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    await sql`rollback to savepoint bill_payment`.execute(ctx.trx)
    return store.changeBill(ctx, bill.id, { payment_problem: { code: error.code, detail: error.message } })
  }
}

/** Opens it later; one that is open stays. Fails: `bills/not-found`, `bills/superseded`, and as `openPayment`. */
export async function openLater(ctx: Ctx, billId: string): Promise<{ paymentId: string }> {
  const bill = await getBill(ctx, billId)
  if (bill.superseded) throw superseded({ month: bill.month })
  const payment = (await live(ctx, bill)) ?? (await open(ctx, bill))
  await store.changeBill(ctx, bill.id, { payment_problem: null })
  const statement = await store.findStatement(ctx, bill.id)
  if (statement && payment.state === 'opened') {
    await takeStep(ctx, {
      id: statement.id,
      paymentId: payment.id,
      step: 'verified',
      number: statement.number_pemda,
      on: statement.signed_on,
      offsets: await store.listOffsets(ctx, bill.month),
      ...sumsOf(statement),
    })
  }
  return { paymentId: payment.id }
}

const sumsOf = ({ iuran, bantuan }: { iuran: number; bantuan: number }) => ({ iuran, bantuan })

/** Gives back what a replaced bill held. Fails: `funds/already-paid`. */
export async function takePaymentBack(ctx: Ctx, bill: BillRow, why: string): Promise<void> {
  const payment = await live(ctx, bill)
  if (!payment) return
  await cancelPayment(ctx, { id: ctx.app.newId(), paymentId: payment.id, on: todayIn(ctx), reason: why })
}

/** The signed sums go on to payment; without an open payment the bill is verified all the same. Fails: as `takeStep`. */
export async function payVerified(ctx: Ctx, bill: BillRow, it: { id: string; number: string; on: string; iuran: number; bantuan: number }): Promise<BillRow> {
  const payment = await live(ctx, bill)
  if (!payment) return bill
  const offsets = await store.listOffsets(ctx, bill.month)
  await takeStep(ctx, { id: it.id, paymentId: payment.id, step: 'verified', number: it.number, on: it.on, offsets, ...sumsOf(it) })
  return bill
}

/** How far the payment of a bill has come. */
export async function paymentOf(ctx: Ctx, bill: BillRow) {
  const payment = await live(ctx, bill)
  return payment ? { id: payment.id, state: payment.state, dueOn: payment.dueOn, total: payment.iuran + payment.bantuan } : null
}
