import { type Month, type Rupiah, rupiah } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import { derivedId } from '../../platform/ids.ts'
import { todayIn } from '../../platform/today.ts'
import { positionsOf, releaseReservation } from '../ledger/index.ts'
import { cityRate } from '../rates/index.ts'
import { isInBudget } from './eligible.calc.ts'
import * as store from './heads-store.ts'
import { holdMonth } from './hold-month.ts'
import { stateOf } from './payment.calc.ts'
import * as payments from './payment-store.ts'
import { notFound } from './problems.ts'
import { type HeadsStep, monthsOf, partsFor, standingIn, stepsTo } from './promise.calc.ts'
import * as budget from './store.ts'
import type { FundRow, HeadsRow, HoldRow } from './tables.ts'

/** Takes promised heads back from a month on (all of them without one): their quota and their money are free again. Fails: `funds/not-found`, `funds/id-reused`. */
export async function releaseHeads(
  ctx: Ctx,
  ask: { id: string; commitId: string; fromMonth?: Month; why: string; on?: string },
): Promise<{ released: Rupiah }> {
  const heads = await store.findHeads(ctx, ask.commitId)
  if (!heads) throw notFound({ id: ask.commitId })
  const from = ask.fromMonth ?? heads.from_month
  if (!(await budget.claim(ctx, ask.id, 'release', ask))) return { released: rupiah(0) }
  const held = (await store.holdsOfHeads(ctx, heads.id)).filter((it) => it.month >= from)
  await letGo(ctx, held, { id: ask.id, on: ask.on ?? todayIn(ctx), why: ask.why })
  await store.insertHeadsEnd(ctx, {
    id: ask.id,
    heads_id: heads.id,
    cause: 'released',
    from_month: from,
    heads: heads.heads,
    why: ask.why,
    on: ask.on ?? todayIn(ctx),
  })
  return { released: sumOf(held) }
}

/** Heads of a promise, by its id, who are the city's no more from a month on. */
export type GoneHeads = HeadsStep & { commitId: string }

/**
 * Lets the promises of one kind hold heads and money only for whom the city still pays, as the newest roster says.
 *
 * Shape: `gone` is the whole standing state; said twice it changes nothing. Months that a bill took over keep their bill. Who comes back is promised again as
 *        far as the lines still have the money, and otherwise is paid like everybody else by the bill. Unit: whole rupiah, below zero when more is held.
 * Fails: `ledger/month-closed`.
 */
export async function followRoster(ctx: Ctx, ask: { kind: string; gone: readonly GoneHeads[]; why: string }): Promise<{ released: Rupiah }> {
  await budget.lockBudget(ctx)
  let released = 0
  for (const promise of (await store.listHeads(ctx)).filter((it) => it.ref_kind === ask.kind)) {
    const gone = ask.gone.filter((it) => it.commitId === promise.id)
    released += await restate(ctx, promise, gone, ask.why)
  }
  return { released: rupiah(released) }
}

async function restate(ctx: Ctx, promise: HeadsRow, gone: readonly HeadsStep[], why: string): Promise<number> {
  const fund = await budget.findFund(ctx, promise.fund_id)
  const asked = stepsTo(promise, gone)
  if (!fund || asked.length === 0) return 0
  const held = await store.holdsOfHeads(ctx, promise.id)
  const after = (steps: readonly HeadsStep[]): HeadsRow => ({
    ...promise,
    ends: [...promise.ends, ...steps.map((it) => ({ ...it, cause: 'roster' as const, why, by: ctx.actor.name, on: todayIn(ctx) }))],
  })
  const monthsTo = async (next: HeadsRow): Promise<Month[]> => (isInBudget(fund.kind) ? openMonths(ctx, promise, next, held) : [])
  const whole = after(asked)
  const isWhole = await isCovered(ctx, fund, promise, whole, await monthsTo(whole))
  const steps = isWhole ? asked : stepsTo(promise, gone, false)
  if (steps.length === 0) return 0
  const next = after(steps)
  const months = await monthsTo(next)
  const id = derivedId(promise.id, 'roster', String(promise.ends.length))
  const old = held.filter((it) => months.includes(it.month))
  await letGo(ctx, old, { id, on: todayIn(ctx), why })
  for (const it of steps)
    await store.insertHeadsEnd(ctx, {
      id: derivedId(id, it.fromMonth),
      heads_id: promise.id,
      cause: 'roster',
      from_month: it.fromMonth,
      heads: it.heads,
      why,
      on: todayIn(ctx),
    })
  for (const month of months) await holdMonth(ctx, next, fund, { month, key: id, on: todayIn(ctx) })
  const now = (await store.holdsOfHeads(ctx, promise.id)).filter((it) => months.includes(it.month))
  return sumOf(old) - sumOf(now)
}

/** Months in which other heads stand than before and whose money no bill has taken over. */
async function openMonths(ctx: Ctx, before: HeadsRow, next: HeadsRow, held: readonly HoldRow[]): Promise<Month[]> {
  const changed = monthsOf(before).filter((month) => standingIn(before, month) !== standingIn(next, month))
  const all = await payments.listPayments(ctx, Number(before.until_month.slice(0, 4)), Number(before.from_month.slice(0, 4)))
  const steps = await payments.listSteps(
    ctx,
    all.map((it) => it.id),
  )
  const billed = new Set(all.filter((it) => stateOf(steps.filter((step) => step.payment_id === it.id)) !== 'cancelled').map((it) => it.month))
  return changed.filter((month) => held.some((it) => it.month === month) || !billed.has(month))
}

/** Whether the lines have what more heads would hold; fewer always fit. */
async function isCovered(ctx: Ctx, fund: FundRow, before: HeadsRow, next: HeadsRow, months: readonly Month[]): Promise<boolean> {
  const lines = (await budget.listLines(ctx, fund.year)).filter((it) => it.fund_id === fund.id)
  const positions = await positionsOf(ctx, {})
  return lines.every(({ id, part }) => {
    const more = months.map((month) => {
      const of = (it: HeadsRow) => partsFor(it, standingIn(it, month), cityRate(month))[part]
      return of(next) - of(before)
    })
    return more.reduce((sum, it) => sum + it, 0) <= (positions.get(id)?.left ?? 0)
  })
}

/** Promises again what a bill that is cancelled had taken the place of, for the heads that stand by now. */
export async function promiseAgain(ctx: Ctx, { paymentId, id, on }: { paymentId: string; id: string; on: string }): Promise<void> {
  const taken = await store.letGoBy(ctx, paymentId)
  const months = new Map(taken.map((it) => [`${it.heads_id} ${it.month}`, it]))
  for (const { heads_id: headsId, month } of months.values()) {
    const promise = await store.findHeads(ctx, headsId)
    const fund = promise && (await budget.findFund(ctx, promise.fund_id))
    if (fund) await holdMonth(ctx, promise, fund, { month, key: derivedId(id, headsId), on })
  }
}

async function letGo(ctx: Ctx, held: readonly HoldRow[], { id, on, why }: { id: string; on: string; why: string }): Promise<void> {
  for (const it of held) {
    await releaseReservation(ctx, { id: derivedId(id, it.reservation_id), reservationId: it.reservation_id, on, why })
    await store.insertLetGo(ctx, { reservation_id: it.reservation_id, why, payment_id: null })
  }
}

const sumOf = (held: readonly HoldRow[]): Rupiah => rupiah(held.reduce((sum, it) => sum + it.amount, 0))
