import type { CancelPayment, ReversePayment, TakeStep } from '@semesta/contract'
import type { Ctx, ParsedInput } from '../../platform/context.ts'
import { findAttribution, journalsOf, reversalId, reverseJournal } from '../ledger/index.ts'
import { monthText } from '../letters/index.ts'
import { giveBack, pay, takenOff } from './book-payment.ts'
import { getPayment, type PaymentView } from './get-payments.ts'
import { attemptOf, STEP_ROLES, standing } from './payment.calc.ts'
import * as store from './payment-store.ts'
import { alreadyPaid, secondPersonNeeded, stepNotYours, stepOutOfOrder, unfit, verifiedByStatement } from './problems.ts'
import { promiseAgain } from './release-heads.ts'
import { claim } from './store.ts'
import type { PaymentRow, StepRow } from './tables.ts'

/** A step; a verification may go without a number of its own, and names the person-months of claims that are taken off. */
export type StepAsk = Omit<ParsedInput<typeof TakeStep>, 'regency' | 'number'> & { number?: string | undefined; offsets?: readonly string[] | undefined }

/** A step as somebody takes it by hand. Fails: `funds/verified-by-statement` for a bill that is verified by signing its statement, else as `takeStep`. */
export async function takeStepByHand(ctx: Ctx, ask: ParsedInput<typeof TakeStep>): Promise<PaymentView> {
  const payment = await getPayment(ctx, ask.paymentId)
  if (ask.step === 'verified' && payment.next?.statement) throw verifiedByStatement({ month: payment.month })
  return takeStep(ctx, ask)
}

/**
 * Takes the next step of a bill: verified, SPP, SPM, SP2D. The verification may accept less than was billed: what is held beyond it is free at once.
 * SP2D books what was accepted.
 *
 * Fails: `funds/step-out-of-order` with what comes next, `funds/step-not-yours`, `funds/second-person-needed`, `funds/unfit`, `funds/id-reused`,
 *        `funds/not-found`, `ledger/month-closed`, `ledger/attribution-differs`.
 */
export async function takeStep(ctx: Ctx, ask: StepAsk): Promise<PaymentView> {
  const isNew = await claim(ctx, ask.id, 'step', ask)
  const before = await getPayment(ctx, ask.paymentId)
  if (!isNew) return before
  const { id, step, on, number = '', offsets = [] } = ask
  if (before.next?.step !== step) throw stepOutOfOrder({ asked: step, next: before.next?.step ?? null })
  if (before.next.secondPerson) throw secondPersonNeeded({ step })
  if (!before.next.mine) throw stepNotYours({ step, roles: before.next.roles.join(', ') })
  mustFit(before, ask)
  if (step !== 'verified') {
    const journals = step === 'sp2d' ? await pay(ctx, before, { id, on, number }) : []
    return keepStep(ctx, before.id, { id, step, number, on, journals })
  }
  const sums = { iuran: ask.iuran ?? before.iuran, bantuan: ask.bantuan ?? before.bantuan }
  await mustBeNamed(ctx, before, sums, offsets)
  await giveBack(ctx, { id, paymentId: before.id, sums, on, why: `Tagihan ${monthText(before.month)} diterima sebagian` })
  return keepStep(ctx, before.id, { id, step, number, on, ...sums, offsets: [...offsets] })
}

type Kept = Pick<StepRow, 'id' | 'step'> & { on: string } & Partial<Pick<StepRow, 'number' | 'iuran' | 'bantuan' | 'why' | 'journals' | 'offsets'>>
async function keepStep(ctx: Ctx, paymentId: string, { on, ...it }: Kept): Promise<PaymentView> {
  const attempt = attemptOf(await store.listSteps(ctx, [paymentId]))
  const empty = { number: '', iuran: null, bantuan: null, why: null, journals: [], offsets: [] }
  await store.insertStep(ctx, { ...empty, ...it, payment_id: paymentId, attempt, taken_on: on })
  return getPayment(ctx, paymentId)
}

function mustFit(before: PaymentView, { step, on, number, iuran, bantuan }: StepAsk): void {
  const last = before.steps.at(-1)?.on ?? before.openedOn
  if (on < last) throw unfit({ fault: `${step} on ${on} is before the step of ${last}` })
  if (step !== 'verified' && (iuran !== undefined || bantuan !== undefined)) throw unfit({ fault: 'sums are accepted with the verification' })
  if (step !== 'verified' && !number) throw unfit({ fault: `${step} has a number` })
  if ((iuran ?? 0) > before.iuran || (bantuan ?? 0) > before.bantuan) throw unfit({ fault: 'more is accepted than was billed' })
  if (Math.min(iuran ?? 0, bantuan ?? 0) < 0) throw unfit({ fault: 'less than nothing is accepted' })
  if ((iuran ?? before.iuran) + (bantuan ?? before.bantuan) === 0) throw unfit({ fault: 'nothing is accepted: cancel the bill instead' })
}

/** A bill that names people is reduced by person-months alone: what is accepted is what was billed, less those of the claims taken off. */
async function mustBeNamed(ctx: Ctx, before: PaymentView, sums: Pick<PaymentView, 'iuran' | 'bantuan'>, offsets: readonly string[]): Promise<void> {
  const { attribution } = (await store.findPayment(ctx, before.id)) as PaymentRow
  if (attribution === null || !(await findAttribution(ctx, attribution))) return
  const off = await takenOff(ctx, offsets)
  for (const part of ['iuran', 'bantuan'] as const) {
    const less = off.reduce((sum, it) => sum + it[part], 0)
    if (sums[part] !== before[part] - less) throw unfit({ fault: `claims take Rp${less} off the ${part}, Rp${before[part] - sums[part]} is not accepted` })
  }
}

export type CancelAsk = Omit<ParsedInput<typeof CancelPayment>, 'regency'>

/**
 * Takes a bill off its way, with a reason. Its money is free again, and heads whose promise it had taken the place of are promised again.
 *
 * Fails: `funds/already-paid`, `funds/step-out-of-order` when it is cancelled already, `funds/not-found`, `funds/id-reused`, `ledger/month-closed`.
 */
export async function cancelPayment(ctx: Ctx, ask: CancelAsk): Promise<PaymentView> {
  const isNew = await claim(ctx, ask.id, 'cancel', ask)
  const before = await getPayment(ctx, ask.paymentId)
  if (!isNew) return before
  if (before.state === 'sp2d') throw alreadyPaid({ number: before.steps.at(-1)?.number ?? '' })
  if (before.state === 'cancelled') throw stepOutOfOrder({ asked: 'cancelled', next: null })
  const { id, on, reason: why } = ask
  await giveBack(ctx, { id, paymentId: before.id, sums: { iuran: 0, bantuan: 0 }, on, why })
  await promiseAgain(ctx, { id, paymentId: before.id, on })
  return keepStep(ctx, before.id, { id, step: 'cancelled', on, why })
}

export type ReverseAsk = Omit<ParsedInput<typeof ReversePayment>, 'regency'>

/**
 * Takes a payment back, with a reason: its journals are reversed, its money is held again, the bill stands at SPM and is unpaid since its due day,
 * until another SP2D is taken.
 *
 * Fails: `funds/step-out-of-order` when it is not paid, `funds/step-not-yours`, `funds/unfit` for a day before the SP2D, `funds/not-found`, `funds/id-reused`,
 *        `ledger/month-closed`.
 */
export async function reversePayment(ctx: Ctx, ask: ReverseAsk): Promise<PaymentView> {
  const isNew = await claim(ctx, ask.id, 'reversal', ask)
  const before = await getPayment(ctx, ask.paymentId)
  if (!isNew) return before
  const paid = standing(await store.listSteps(ctx, [before.id])).find((it) => it.step === 'sp2d')
  if (!paid) throw stepOutOfOrder({ asked: 'reversed', next: before.next?.step ?? null })
  if (!before.isReversible) throw stepNotYours({ step: 'reversed', roles: STEP_ROLES.sp2d.join(', ') })
  const { id, on, reason: why } = ask
  if (on < paid.taken_on) throw unfit({ fault: `taken back on ${on}, paid on ${paid.taken_on}` })
  const journals: string[] = []
  for (const it of await journalsOf(ctx, { kind: 'payment', id: before.id })) {
    if (!paid.journals.includes(it.number)) continue
    journals.push((await reverseJournal(ctx, { id: reversalId(id, it.id), reverses: it.id, on, why })).number)
  }
  return keepStep(ctx, before.id, { id, step: 'reversed', number: paid.number, on, why, journals: journals.toReversed() })
}
