import type { CancelPayment, TakeStep } from '@semesta/contract'
import { rupiah } from '@semesta/kernel'
import type { Ctx, ParsedInput } from '../../platform/context.ts'
import { derivedId } from '../../platform/ids.ts'
import { findAttribution, releaseReservation, reserve, settleReservation } from '../ledger/index.ts'
import { takeFrom } from './eligible.calc.ts'
import { getPayment, type PaymentView } from './get-payments.ts'
import * as heads from './heads-store.ts'
import * as store from './payment-store.ts'
import { alreadyPaid, secondPersonNeeded, stepNotYours, stepOutOfOrder, unfit } from './problems.ts'
import { claim } from './store.ts'
import type { PaymentRow } from './tables.ts'

/** A step; a verification may go without a number of its own. */
export type StepAsk = Omit<ParsedInput<typeof TakeStep>, 'regency' | 'number'> & { number?: string | undefined }

/**
 * Takes the next step of a bill: verified, SPP, SPM, SP2D. The verification may accept less than was billed; SP2D books what was accepted and gives the
 * rest of the held money back.
 *
 * Fails: `funds/step-out-of-order` with what comes next, `funds/step-not-yours`, `funds/second-person-needed`, `funds/unfit`, `funds/id-reused`,
 *        `funds/not-found`, `ledger/month-closed`, `ledger/attribution-differs`.
 */
export async function takeStep(ctx: Ctx, ask: StepAsk): Promise<PaymentView> {
  const isNew = await claim(ctx, ask.id, 'step', ask)
  const before = await getPayment(ctx, ask.paymentId)
  if (!isNew) return before
  const { step } = ask
  if (before.next?.step !== step) throw stepOutOfOrder({ asked: step, next: before.next?.step ?? null })
  if (before.next.secondPerson) throw secondPersonNeeded({ step })
  if (!before.next.mine) throw stepNotYours({ step, roles: before.next.roles.join(', ') })
  mustFit(before, ask)
  const accepted = step === 'verified' ? { iuran: ask.iuran ?? before.iuran, bantuan: ask.bantuan ?? before.bantuan } : { iuran: null, bantuan: null }
  const journals = step === 'sp2d' ? await pay(ctx, before, ask) : []
  await store.insertStep(ctx, { id: ask.id, payment_id: before.id, step, number: ask.number ?? '', taken_on: ask.on, ...accepted, why: null, journals })
  return getPayment(ctx, before.id)
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

const ACCOUNTS = { iuran: 'belanja-iuran', bantuan: 'belanja-bantuan-iuran' } as const

/** Books what was accepted, line by line, and gives back what was held beyond it. Shape: the numbers of the journals. */
async function pay(ctx: Ctx, before: PaymentView, { id, on, number = '' }: StepAsk): Promise<string[]> {
  const journals: string[] = []
  const parts = await store.listParts(ctx, [before.id])
  const { attribution } = (await store.findPayment(ctx, before.id)) as PaymentRow
  const people = attribution === null ? undefined : await findAttribution(ctx, attribution)
  for (const part of ['iuran', 'bantuan'] as const) {
    const lines = parts.filter((it) => it.part === part)
    const { taken } = takeFrom(
      lines.map((it) => ({ lineId: it.line_id, left: it.amount })),
      before[part],
    )
    for (const line of lines) {
      const given = taken.find((it) => it.lineId === line.line_id)?.amount ?? 0
      const bookId = derivedId(id, line.line_id)
      const { reservation_id: reservationId, fund_id: fundId, line_id: lineId } = line
      if (given === 0) {
        await releaseReservation(ctx, { id: bookId, reservationId, on, why: `Tagihan ${before.month} diterima sebagian` })
        continue
      }
      // Person-months stand behind a part as a whole: the lines that pay it share them.
      const behind = people && people[part] >= before[part] ? { attribution: people.id, part, shares: true as const } : {}
      const amount = rupiah(given)
      const posted = await settleReservation(ctx, {
        ...{ id: bookId, reservationId, amount, isLast: true },
        journal: {
          ...{
            on,
            kind: 'payment',
            memo: `SP2D ${number}: tagihan ${before.month}`,
            document: { kind: 'SP2D', number, on },
            ref: { kind: 'payment', id: before.id },
          },
          lines: [
            { account: ACCOUNTS[part], debit: amount, fundId, lineId, ...behind },
            { account: 'kas-daerah', credit: amount, fundId },
          ],
        },
      })
      journals.push(posted.number)
    }
  }
  return journals
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
  const { id, on, reason } = ask
  for (const it of await store.listParts(ctx, [before.id])) {
    await releaseReservation(ctx, { id: derivedId(id, it.line_id), reservationId: it.reservation_id, on, why: reason })
  }
  for (const it of await heads.letGoBy(ctx, before.id)) {
    const reservationId = derivedId(id, it.reservation_id)
    const ref = { kind: 'heads', id: it.heads_id }
    await reserve(ctx, { id: reservationId, lineId: it.line_id, amount: rupiah(it.amount), on, memo: `Peserta yang dijanjikan, ${it.month}`, ref })
    await heads.insertHold(ctx, { ...it, reservation_id: reservationId })
  }
  await store.insertStep(ctx, { id, payment_id: before.id, step: 'cancelled', number: '', taken_on: on, iuran: null, bantuan: null, why: reason, journals: [] })
  return getPayment(ctx, before.id)
}
