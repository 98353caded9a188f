import { rupiah } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import { derivedId } from '../../platform/ids.ts'
import { carve, findAttribution, findReservation, type NewLine, releaseReservation, settleReservation } from '../ledger/index.ts'
import { monthText } from '../letters/index.ts'
import type { PaymentView } from './get-payments.ts'
import { givenBy, type PartPaid, type Sums } from './payment.calc.ts'
import * as store from './payment-store.ts'
import { unfit } from './problems.ts'
import type { PaymentRow } from './tables.ts'

const PARTS = ['iuran', 'bantuan'] as const
const ACCOUNTS = { iuran: 'belanja-iuran', bantuan: 'belanja-bantuan-iuran' } as const

/** Gives back to the pagu what a payment holds beyond `sums`. Shape: a line that holds no more books nothing. */
export async function giveBack(ctx: Ctx, it: { id: string; paymentId: string; sums: Sums; on: string; why: string }): Promise<void> {
  for (const { line_id, reservation_id: reservationId, given } of givenBy(await store.listParts(ctx, [it.paymentId]), it.sums)) {
    const held = await findReservation(ctx, reservationId)
    if (!held || held.open <= given) continue
    await releaseReservation(ctx, { id: derivedId(it.id, line_id), reservationId, keep: rupiah(given), on: it.on, why: it.why })
  }
}

/** What earlier claims take off a bill, as person-months in the ledger. */
export async function takenOff(ctx: Ctx, offsets: readonly string[]): Promise<(Sums & { id: string })[]> {
  return Promise.all(
    offsets.map(async (id) => {
      const found = await findAttribution(ctx, id)
      if (!found) throw unfit({ fault: `the person-months of claim settlement ${id} are not in the ledger` })
      return { id, iuran: found.iuran, bantuan: found.bantuan }
    }),
  )
}

/**
 * Books a payment, line by line: spending for every person-month of the bill, less the person-months of claims that are taken off, against the treasury.
 *
 * Shape: the numbers of the journals. A bill whose lines do not come to its letter, or that names nobody, cites no person-months.
 */
export async function pay(ctx: Ctx, before: PaymentView, it: { id: string; on: string; number: string }): Promise<string[]> {
  const { attribution, iuran, bantuan } = (await store.findPayment(ctx, before.id)) as PaymentRow
  const billed = { iuran, bantuan }
  const people = attribution === null ? undefined : await findAttribution(ctx, attribution)
  const verified = (await store.listSteps(ctx, [before.id])).find((step) => step.step === 'verified')
  const off = await takenOff(ctx, verified?.offsets ?? [])
  const journals: string[] = []
  const lines = givenBy(await store.listParts(ctx, [before.id]), before)
  for (const part of PARTS) {
    const own = lines.filter((line) => line.part === part)
    const less = off.filter((one) => one[part] > 0)
    const isNamed = people !== undefined && people[part] === billed[part] && billed[part] === before[part] + less.reduce((sum, one) => sum + one[part], 0)
    const lessOf = (line: PartPaid) => (isNamed && line === own[0] ? less : [])
    const gross = own.map((line) => ({ line, off: lessOf(line), amount: line.given + lessOf(line).reduce((sum, one) => sum + one[part], 0) }))
    const paying = gross.filter((each) => each.amount > 0)
    let skip = 0
    for (const each of paying) {
      const bookId = derivedId(it.id, each.line.line_id)
      // Several funds: each names the stretch of person-months that is its own.
      const isWhole = paying.length === 1
      const behind = isNamed ? { attribution: isWhole ? people.id : derivedId(bookId, 'people'), part } : {}
      if (isNamed && !isWhole) {
        const stretch = (amount: number) => ({ iuran: 0, bantuan: 0, [part]: amount })
        await carve(ctx, { id: derivedId(bookId, 'people'), from: [people.id], skip: stretch(skip), take: stretch(each.amount) })
      }
      skip += each.amount
      journals.push(await settle(ctx, before, { ...it, bookId }, { ...each, behind }))
    }
  }
  return journals
}

interface Paying {
  line: PartPaid
  off: readonly (Sums & { id: string })[]
  amount: number
  behind: Pick<NewLine, 'attribution' | 'part'>
}

async function settle(ctx: Ctx, { id: paymentId, month }: PaymentView, it: { bookId: string; on: string; number: string }, paying: Paying): Promise<string> {
  const { fund_id: fundId, line_id: lineId, part, reservation_id: reservationId, given } = paying.line
  const spending = { account: ACCOUNTS[part], fundId, lineId }
  const lines: NewLine[] = [
    { ...spending, debit: rupiah(paying.amount), ...paying.behind },
    ...paying.off.map((one) => ({ ...spending, credit: rupiah(one[part]), attribution: one.id, part })),
    ...(given > 0 ? [{ account: 'kas-daerah', credit: rupiah(given), fundId }] : []),
  ]
  const { number } = await settleReservation(ctx, {
    ...{ id: it.bookId, reservationId, amount: rupiah(given), isLast: true },
    journal: {
      ...{ on: it.on, kind: 'payment', memo: `SP2D ${it.number}: tagihan ${monthText(month)}`, document: { kind: 'SP2D', number: it.number, on: it.on } },
      ...{ ref: { kind: 'payment', id: paymentId }, lines },
    },
  })
  return number
}
