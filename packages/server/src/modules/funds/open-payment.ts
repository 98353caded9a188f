import type { OpenPayment } from '@semesta/contract'
import { loadPolicy } from '@semesta/engine'
import { type Month, reportingDate, rupiah } from '@semesta/kernel'
import type { Ctx, ParsedInput } from '../../platform/context.ts'
import { derivedId } from '../../platform/ids.ts'
import { todayIn } from '../../platform/today.ts'
import { positionsOf, releaseReservation, reserve } from '../ledger/index.ts'
import { monthText } from '../letters/index.ts'
import { cityRate } from '../rates/index.ts'
import { mayPay, takeFrom } from './eligible.calc.ts'
import { getPayment, type PaymentView } from './get-payments.ts'
import * as heads from './heads-store.ts'
import { payerOf } from './payers.ts'
import { stateOf } from './payment.calc.ts'
import * as payments from './payment-store.ts'
import { monthBilled, noBudget, notEnough, unfit } from './problems.ts'
import * as store from './store.ts'
import type { Part } from './tables.ts'

/** A bill to be paid. `iuran` and `bantuan` are the rupiah the local government pays, on a budget line each. */
export interface NewPayment {
  /** uuid chosen by the caller */
  id: string
  purpose: 'bill'
  ref: { kind: string; id: string }
  /** the month billed for */
  month: Month
  /** without it reckoned from the iuran and the rate of the month */
  heads?: number | undefined
  iuran: number
  bantuan: number
  /** without it the due day of the month */
  due?: string | undefined
  document?: { number: string; on: string } | undefined
  /** person-months in the ledger behind the sum */
  attribution?: string | undefined
}

/**
 * Puts a bill on its way to being paid and holds its money: ring-fenced money promised for heads of that month first, then open funds by their order.
 *
 * Unit:  whole rupiah. Call it before other calls of the ledger in the same transaction.
 * Fails: `funds/id-reused`, `funds/unfit`, `funds/no-budget`, `funds/not-enough` with what is left, `ledger/pagu-exceeded`, `ledger/month-closed`.
 */
export async function openPayment(ctx: Ctx, ask: NewPayment): Promise<PaymentView> {
  if (!(await store.claim(ctx, ask.id, 'payment', ask))) return getPayment(ctx, ask.id)
  if (ask.iuran + ask.bantuan === 0) throw unfit({ fault: `nothing is to be paid for ${ask.month}` })
  const on = ask.document?.on ?? todayIn(ctx)
  const counted = ask.heads ?? headsOf(ask)
  await payments.insertPayment(ctx, {
    ...{
      id: ask.id,
      purpose: ask.purpose,
      ref_kind: ask.ref.kind,
      ref_id: ask.ref.id,
      month: ask.month,
      heads: counted,
      iuran: ask.iuran,
      bantuan: ask.bantuan,
    },
    ...{ due_on: ask.due ?? dueDay(ask.month), document: ask.document?.number ?? null, document_on: ask.document?.on ?? null },
    ...{ attribution: ask.attribution ?? null, opened_on: on },
  })
  await hold(ctx, ask, on)
  return getPayment(ctx, ask.id)
}

/** A bill known by its head count alone, recorded by hand. Fails: `funds/month-billed` when one of that month is on its way, else as `openPayment`. */
export async function openByHeads(ctx: Ctx, ask: Omit<ParsedInput<typeof OpenPayment>, 'regency'>): Promise<PaymentView> {
  const { id, month, documentOn, document } = ask
  await store.lockBudget(ctx)
  const others = (await payments.listPayments(ctx, Number(month.slice(0, 4)))).filter((it) => it.month === month && it.id !== id)
  const steps = await payments.listSteps(
    ctx,
    others.map((it) => it.id),
  )
  if (others.some((it) => stateOf(steps.filter((step) => step.payment_id === it.id)) !== 'cancelled')) throw monthBilled({ month })
  const rate = cityRate(month)
  const amounts = { iuran: ask.iuran ?? ask.heads * rate.iuran, bantuan: ask.bantuan ?? ask.heads * rate.bantuanDaerah }
  return openPayment(ctx, {
    id,
    purpose: 'bill',
    ref: { kind: 'letter', id },
    month,
    heads: ask.heads,
    ...amounts,
    document: { number: document, on: documentOn },
  })
}

/** Heads that a sum of iuran stands for. */
function headsOf({ month, iuran }: NewPayment): number {
  const { iuran: each } = cityRate(month)
  return each === 0 ? 0 : Math.round(iuran / each)
}

/** The day by which a month is to be paid. Fails: `funds/unfit` before the law names one. */
function dueDay(month: Month): string {
  const day = loadPolicy(reportingDate(month)).parameters.get('premiums/due-day')?.value
  if (day === undefined) throw unfit({ fault: `no due day is known for ${month}` })
  return `${month}-${String(day).padStart(2, '0')}`
}

async function hold(ctx: Ctx, ask: NewPayment, on: string): Promise<void> {
  const memo = `Tagihan ${monthText(ask.month)}`
  const promised = await heads.holdsOfMonth(ctx, ask.month)
  for (const it of promised) {
    const why = `Masuk tagihan ${monthText(ask.month)}`
    await releaseReservation(ctx, { id: derivedId(ask.id, it.reservation_id), reservationId: it.reservation_id, on, why })
    await heads.insertLetGo(ctx, { reservation_id: it.reservation_id, why, payment_id: ask.id })
  }
  for (const part of ['iuran', 'bantuan'] as const) {
    const amount = ask[part]
    if (amount === 0) continue
    for (const it of await spread(ctx, ask.month, part, amount, promised)) {
      const reservationId = derivedId(ask.id, 'hold', it.lineId)
      const { fund_id: fundId } = it
      await reserve(ctx, { id: reservationId, lineId: it.lineId, fundId, amount: rupiah(it.amount), on, memo, ref: { kind: 'payment', id: ask.id } })
      await payments.insertPart(ctx, { payment_id: ask.id, line_id: it.lineId, reservation_id: reservationId, amount: it.amount })
    }
  }
}

/** Which lines give how much of a part: what was promised for heads of the month, then open funds in their order. */
async function spread(ctx: Ctx, month: Month, part: Part, amount: number, promised: readonly { line_id: string; amount: number }[]) {
  const year = Number(month.slice(0, 4))
  const { account } = await payerOf(ctx, 'PBPU_PEMDA', part, month)
  const all = (await store.listLines(ctx, year)).filter((it) => it.part === part && it.account === account)
  const funds = await store.listFunds(ctx, year)
  const open = new Set(funds.filter((it) => mayPay(it, { segment: 'PBPU_PEMDA', month })).map((it) => it.id))
  const positions = await positionsOf(ctx, {})
  const leftOf = (lineId: string) => positions.get(lineId)?.left ?? 0
  const first = all.map((line) => {
    const kept = promised.filter((it) => it.line_id === line.id).reduce((sum, it) => sum + it.amount, 0)
    return { lineId: line.id, left: Math.min(kept, leftOf(line.id)) }
  })
  const usable = all.filter((it) => open.has(it.fund_id))
  const fromPromised = takeFrom(first, amount)
  const usedOf = (lineId: string) => fromPromised.taken.find((it) => it.lineId === lineId)?.amount ?? 0
  const rest = takeFrom(
    usable.map((it) => ({ lineId: it.id, left: leftOf(it.id) - usedOf(it.id) })),
    fromPromised.missing,
  )
  if (all.length === 0) throw noBudget({ year })
  if (rest.missing > 0) throw notEnough({ left: amount - rest.missing, asked: amount })
  return all.flatMap((line) => {
    const given = [...fromPromised.taken, ...rest.taken].filter((it) => it.lineId === line.id).reduce((sum, it) => sum + it.amount, 0)
    return given > 0 ? [{ lineId: line.id, fund_id: line.fund_id, amount: given }] : []
  })
}
