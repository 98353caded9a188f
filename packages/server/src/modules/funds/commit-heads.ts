import { loadPolicy, parameterOf } from '@semesta/engine'
import { type Month, type Rupiah, reportingDate, rupiah } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import { todayIn } from '../../platform/today.ts'
import { positionsOf } from '../ledger/index.ts'
import { isInBudget, mayPay, type Want } from './eligible.calc.ts'
import * as store from './heads-store.ts'
import { holdMonth } from './hold-month.ts'
import { stateOf } from './payment.calc.ts'
import * as payments from './payment-store.ts'
import { noBudget, notEnough, notFound, quotaExceeded, unfit } from './problems.ts'
import { monthsOf, standingIn } from './promise.calc.ts'
import * as budget from './store.ts'
import type { FundRow, HeadsRow } from './tables.ts'

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
  heads
    .filter((it) => it.fund_id === fund.id)
    .reduce((sum, it) => sum + monthsOf(it).reduce((months, month) => months + Math.round((it.monthly * standingIn(it, month)) / it.heads), 0), 0)

export interface QuotaView {
  heads: number
  used: number
  left: number
  warned: boolean
  growth: number
  document: string
  fromMonth: Month
}

/** The quota of heads in force in a month and how much of it is used, by what was dated up to a day; null when none is recorded. */
export async function quotaOf(ctx: Ctx, month: Month, until = '9999-12-31'): Promise<QuotaView | null> {
  const quota = (await budget.listQuotas(ctx)).find((it) => it.from_month <= month && it.document_on <= until)
  if (!quota) return null
  const newest = await newestBill(ctx, month, until)
  const inBudget = new Set<string>()
  for (const it of await budget.listFunds(ctx, Number(month.slice(0, 4)))) if (isInBudget(it.kind)) inBudget.add(it.id)
  const waiting = (await store.listHeads(ctx, until)).filter(
    (it) => inBudget.has(it.fund_id) && it.until_month >= month && (!newest || it.from_month > newest.month),
  )
  const used = (newest?.heads ?? 0) + waiting.reduce((sum, it) => sum + standingIn(it, it.from_month > month ? it.from_month : month), 0)
  const warning = Number(parameterOf(loadPolicy(reportingDate(month)), 'budget/quota-warning').value)
  const { heads, growth, document, from_month: fromMonth } = quota
  return { heads, used, left: heads - used, warned: used * 100 >= heads * warning, growth, document, fromMonth }
}

async function newestBill(ctx: Ctx, month: Month, until: string) {
  const all = (await payments.listPayments(ctx, Number(month.slice(0, 4)))).filter((it) => it.month <= month && it.opened_on <= until)
  const steps = await payments.listSteps(
    ctx,
    all.map((it) => it.id),
  )
  return all.findLast((it) => stateOf(steps.filter((step) => step.payment_id === it.id && step.taken_on <= until)) !== 'cancelled')
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
  const months = monthsOf({ from_month: ask.fromMonth, until_month: ask.untilMonth })
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
  const on = ask.on ?? todayIn(ctx)
  const row = {
    id,
    fund_id: fund.id,
    promised_on: on,
    heads,
    from_month: fromMonth,
    until_month: untilMonth,
    monthly: monthlyRupiah,
    ref_kind: ref.kind,
    ref_id: ref.id,
  }
  await store.insertHeads(ctx, row)
  if (isInBudget(fund.kind)) for (const month of months) await holdMonth(ctx, { ...row, ends: [] }, fund, { month, key: id, on })
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
