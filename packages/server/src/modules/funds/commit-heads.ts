import { loadPolicy, parameterOf } from '@semesta/engine'
import { addMonths, type Month, type Rupiah, reportingDate, rupiah } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import { derivedId } from '../../platform/ids.ts'
import { todayIn } from '../../platform/today.ts'
import { positionsOf, releaseReservation, reserve } from '../ledger/index.ts'
import { cityRate } from '../rates/index.ts'
import { isInBudget, mayPay, type Want } from './eligible.calc.ts'
import { monthsBetween } from './forecast.calc.ts'
import * as store from './heads-store.ts'
import { stateOf } from './payment.calc.ts'
import * as payments from './payment-store.ts'
import { noBudget, notEnough, notFound, quotaExceeded, unfit } from './problems.ts'
import * as budget from './store.ts'
import type { FundRow, HeadsRow, LineRow } from './tables.ts'

export interface FundLeft {
  fundId: string
  name: string
  kind: FundRow['kind']
  inBudget: boolean
  /** left on its lines; of a fund outside the budget what is planned less what is promised */
  left: Rupiah
}

/** Funds of the year of a month that may pay for somebody, in the order in which they are used. */
export async function fundsFor(ctx: Ctx, want: Want): Promise<FundLeft[]> {
  const year = Number(want.month.slice(0, 4))
  const [funds, lines, positions, heads] = [
    await budget.listFunds(ctx, year),
    await budget.listLines(ctx, year),
    await positionsOf(ctx, {}),
    await store.listHeads(ctx),
  ]
  return funds
    .filter((it) => mayPay(it, want))
    .map((fund) => {
      const onLines = lines.filter((it) => it.fund_id === fund.id).reduce((sum, it) => sum + (positions.get(it.id)?.left ?? 0), 0)
      const left = isInBudget(fund.kind) ? onLines : fund.planned - promisedBy(fund, heads)
      return { fundId: fund.id, name: fund.name, kind: fund.kind, inBudget: isInBudget(fund.kind), left: rupiah(left) }
    })
}

/** Rupiah promised from a fund, over all months that count. */
const promisedBy = (fund: FundRow, heads: readonly HeadsRow[]): number =>
  heads.filter((it) => it.fund_id === fund.id).reduce((sum, it) => sum + it.monthly * monthsOf(it).length, 0)

function monthsOf({ from_month, until_month, ended_from }: Pick<HeadsRow, 'from_month' | 'until_month' | 'ended_from'>): Month[] {
  const last = ended_from !== null && ended_from <= until_month ? addMonths(ended_from, -1) : until_month
  return Array.from({ length: Math.max(0, monthsBetween(from_month, last) + 1) }, (_, i) => addMonths(from_month, i))
}

export interface QuotaView {
  heads: number
  used: number
  left: number
  warned: boolean
  growth: number
  document: string
  fromMonth: Month
}

/** The quota of heads in force in a month and how much of it is used; null when none is recorded. */
export async function quotaOf(ctx: Ctx, month: Month): Promise<QuotaView | null> {
  const quota = (await budget.listQuotas(ctx)).find((it) => it.from_month <= month)
  if (!quota) return null
  const newest = await newestBill(ctx, month)
  const inBudget = new Set<string>()
  for (const it of await budget.listFunds(ctx, Number(month.slice(0, 4)))) if (isInBudget(it.kind)) inBudget.add(it.id)
  const waiting = (await store.listHeads(ctx)).filter(
    (it) =>
      inBudget.has(it.fund_id) && it.until_month >= month && (it.ended_from === null || it.ended_from > month) && (!newest || it.from_month > newest.month),
  )
  const used = (newest?.heads ?? 0) + waiting.reduce((sum, it) => sum + it.heads, 0)
  const warning = Number(parameterOf(loadPolicy(reportingDate(month)), 'budget/quota-warning').value)
  const { heads, growth, document, from_month: fromMonth } = quota
  return { heads, used, left: heads - used, warned: used * 100 >= heads * warning, growth, document, fromMonth }
}

async function newestBill(ctx: Ctx, month: Month) {
  const all = (await payments.listPayments(ctx, Number(month.slice(0, 4)))).filter((it) => it.month <= month)
  const steps = await payments.listSteps(
    ctx,
    all.map((it) => it.id),
  )
  return all.findLast((it) => stateOf(steps.filter((step) => step.payment_id === it.id)) !== 'cancelled')
}

export interface NewHeads {
  id: string
  fundId: string
  heads: number
  fromMonth: Month
  untilMonth: Month
  /** rupiah a month for all of these heads */
  monthlyRupiah: number
  /** day of the document that promises them; today without one */
  on?: string
  ref: { kind: string; id: string }
}

/**
 * Promises heads from a fund: they hold quota, and its money month by month until a bill of that month takes their place.
 *
 * Unit:  whole rupiah a month for all heads together.
 * Fails: `funds/id-reused`, `funds/not-found`, `funds/unfit`, `funds/quota-exceeded`, `funds/no-budget`, `funds/not-enough`, `ledger/pagu-exceeded`, `ledger/month-closed`.
 */
export async function commitHeads(ctx: Ctx, ask: NewHeads): Promise<{ reserved: Rupiah; quota: QuotaView | null }> {
  const months = monthsOf({ from_month: ask.fromMonth, until_month: ask.untilMonth, ended_from: null })
  const fund = await budget.findFund(ctx, ask.fundId)
  if (!fund) throw notFound({ id: ask.fundId })
  if (months.length === 0 || ask.fromMonth < fund.from_month || ask.untilMonth > fund.until_month)
    throw unfit({ fault: `${fund.name} pays from ${fund.from_month} to ${fund.until_month}` })
  const reserved = rupiah(isInBudget(fund.kind) ? ask.monthlyRupiah * months.length : 0)
  if (!(await budget.claim(ctx, ask.id, 'heads', ask))) return { reserved, quota: await quotaOf(ctx, ask.fromMonth) }
  const quota = isInBudget(fund.kind) ? await quotaOf(ctx, ask.fromMonth) : null
  if (quota && ask.heads > quota.left) throw quotaExceeded({ heads: quota.heads, used: quota.used, asked: ask.heads })
  await mustCover(ctx, fund, ask, months)
  const { id, heads, fromMonth, untilMonth, monthlyRupiah, ref } = ask
  const row = { id, fund_id: fund.id, heads, from_month: fromMonth, until_month: untilMonth, monthly: monthlyRupiah, ref_kind: ref.kind, ref_id: ref.id }
  await store.insertHeads(ctx, row)
  if (isInBudget(fund.kind)) for (const month of months) await holdMonth(ctx, ask, fund, month)
  return { reserved, quota: quota && (await quotaOf(ctx, ask.fromMonth)) }
}

async function mustCover(ctx: Ctx, fund: FundRow, { monthlyRupiah }: NewHeads, months: readonly Month[]): Promise<void> {
  const asked = monthlyRupiah * months.length
  const own = (await budget.listLines(ctx, fund.year)).filter((it) => it.fund_id === fund.id)
  const positions = await positionsOf(ctx, {})
  const onLines = own.reduce((sum, it) => sum + (positions.get(it.id)?.left ?? 0), 0)
  const left = isInBudget(fund.kind) ? onLines : fund.planned - promisedBy(fund, await store.listHeads(ctx))
  if (isInBudget(fund.kind) && own.length === 0) throw noBudget({ year: fund.year })
  if (asked > left) throw notEnough({ left, asked })
}

async function holdMonth(ctx: Ctx, { id, monthlyRupiah, on = todayIn(ctx) }: NewHeads, fund: FundRow, month: Month): Promise<void> {
  const rate = cityRate(month)
  const bantuan = Math.round((monthlyRupiah * rate.bantuanDaerah) / (rate.iuran + rate.bantuanDaerah))
  const lines = await budget.listLines(ctx, fund.year)
  for (const [part, amount] of Object.entries({ iuran: monthlyRupiah - bantuan, bantuan })) {
    const line = lines.find((it) => it.fund_id === fund.id && it.part === part)
    if (!line) throw noBudget({ year: fund.year })
    if (amount > 0) await holdOn(ctx, { headsId: id, line, month, amount, on })
  }
}

interface Hold {
  headsId: string
  line: LineRow
  month: Month
  amount: number
  on: string
}

async function holdOn(ctx: Ctx, { headsId, line, month, amount, on }: Hold): Promise<void> {
  const reservationId = derivedId(headsId, month, line.id)
  const ref = { kind: 'heads', id: headsId }
  await reserve(ctx, { id: reservationId, lineId: line.id, fundId: line.fund_id, amount: rupiah(amount), on, memo: `Peserta yang dijanjikan, ${month}`, ref })
  await store.insertHold(ctx, { reservation_id: reservationId, heads_id: headsId, line_id: line.id, month, amount })
}

/** Takes promised heads back from a month on (all of them without one): their quota and their money are free again. Fails: `funds/not-found`, `funds/id-reused`. */
export async function releaseHeads(
  ctx: Ctx,
  ask: { id: string; commitId: string; fromMonth?: Month; why: string; on?: string },
): Promise<{ released: Rupiah }> {
  const heads = await store.findHeads(ctx, ask.commitId)
  if (!heads) throw notFound({ id: ask.commitId })
  const from = ask.fromMonth ?? heads.from_month
  const held = (await store.holdsOfHeads(ctx, heads.id)).filter((it) => it.month >= from)
  if (!(await budget.claim(ctx, ask.id, 'release', ask))) return { released: rupiah(0) }
  for (const it of held) {
    await releaseReservation(ctx, { id: derivedId(ask.id, it.reservation_id), reservationId: it.reservation_id, on: ask.on ?? todayIn(ctx), why: ask.why })
    await store.insertLetGo(ctx, { reservation_id: it.reservation_id, why: ask.why, payment_id: null })
  }
  await store.insertHeadsEnd(ctx, { id: ask.id, heads_id: heads.id, from_month: from, why: ask.why })
  return { released: rupiah(held.reduce((sum, it) => sum + it.amount, 0)) }
}
