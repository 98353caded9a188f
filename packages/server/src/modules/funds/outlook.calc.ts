import { addMonths, type Month, type Rupiah, rupiah } from '@semesta/kernel'
import { type Billed, forecast, type Lasting, lastsUntil, type MonthCost, monthsBetween, type Pace, paceOf, type Rate } from './forecast.calc.ts'
import type { Part } from './tables.ts'

export interface OutlookAsk {
  year: number
  /** first month the money is meant for */
  from: Month
  /** left of each part on lines that may pay whole bills: pagu less what is held and what is spent */
  left: Readonly<Record<Part, number>>
  /** bills of the year that were not cancelled, paid or not: their money is no longer in `left` */
  bills: readonly Billed[]
  /** heads more each month by the plan; null without one */
  growth: number | null
  /** heads to begin with while nothing was billed */
  heads: number | null
  rate: (month: Month) => Rate
  perHead?: number
}
export interface AheadRow {
  month: Month
  heads: number
  rupiah: Rupiah
  left: Rupiah
}
export interface PaceAhead {
  monthly: number
  path: AheadRow[]
  /** null when the year has no month ahead */
  lasts: Lasting | null
  costs: MonthCost[]
}
export interface Outlook {
  pace: Pace | null
  main: 'bills' | 'planned'
  bills: PaceAhead | null
  planned: PaceAhead | null
  parts: { part: Part; left: Rupiah; lasts: Lasting | null }[]
  /** left at the end of each billed month, with the pagu in force now */
  burnt: AheadRow[]
  /** months before the newest bill without one */
  unbilled: Month[]
}

/**
 * How long the money of a year lasts, at the pace of the bills so far and at the planned growth.
 *
 * Method: heads of the newest bill, then so many more each month to December, each month at its own rate; a month's cost is spread evenly over its days.
 *         The bills' pace needs two bills; before that the plan speaks. A month before the newest bill that has none still has to be paid: it costs what the
 *         newest bill costs. Unit: whole rupiah.
 */
export function outlookOf(ask: OutlookAsk): Outlook {
  const pace = paceOf(ask.bills)
  const heads = pace?.heads ?? ask.heads
  const bills = pace && pace.bills > 1 ? aheadAt(ask, pace.heads, pace.monthly) : null
  const planned = heads === null || (ask.growth === null && bills !== null) ? null : aheadAt(ask, heads, ask.growth ?? 0)
  const main = bills ? 'bills' : 'planned'
  return {
    pace,
    main,
    bills,
    planned,
    parts: partsOf(ask, (bills ?? planned)?.costs ?? []),
    burnt: burntOf(ask),
    unbilled: unbilled(ask).map((it) => it.month),
  }
}

/** Months before the newest bill that have none: their money is not spent yet, reckoned with the heads of the newest bill. */
function unbilled({ from, bills, rate, perHead }: OutlookAsk): MonthCost[] {
  const newest = paceOf(bills)
  if (!newest) return []
  const months = Array.from({ length: Math.max(0, monthsBetween(from, newest.newest)) }, (_, i) => addMonths(from, i))
  const each = (month: Month) => perHead ?? payableOf(rate(month))
  return months
    .filter((month) => !bills.some((it) => it.month === month))
    .flatMap((month) => forecast({ heads: newest.heads, monthly: 0, from: month, months: 1, perHead: each, rate }).path)
}

/** The months after the newest bill to December at a growth of one’s own. Null while the heads to begin with are unknown. */
export function whatIf(ask: OutlookAsk, monthly: number): PaceAhead | null {
  const heads = paceOf(ask.bills)?.heads ?? ask.heads
  return heads === null ? null : aheadAt(ask, heads, monthly)
}

function aheadAt(ask: OutlookAsk, heads: number, monthly: number): PaceAhead {
  const newest = paceOf(ask.bills)?.newest
  const from = newest ? addMonths(newest, 1) : `${ask.year}-01`
  const months = monthsBetween(from, `${ask.year}-12`) + 1
  if (months < 1) return { monthly, path: [], lasts: null, costs: [] }
  const perHead = (month: Month) => ask.perHead ?? payableOf(ask.rate(month))
  const { path: ahead } = forecast({ heads, monthly, from, months, perHead, rate: ask.rate })
  const late = unbilled(ask)
  const costs = [...late, ...ahead]
  const all = ask.left.iuran + ask.left.bantuan
  const lasts = lastsUntil(all, costs)
  let left = all - late.reduce((sum, it) => sum + it.rupiah, 0)
  const path = ahead.map((it) => {
    left -= it.rupiah
    return { month: it.month, heads: it.heads, rupiah: it.rupiah, left: rupiah(left) }
  })
  return { monthly, path, lasts, costs }
}

const payableOf = (rate: Rate) => rate.iuran + rate.bantuanDaerah

function partsOf({ left }: OutlookAsk, costs: readonly MonthCost[]): Outlook['parts'] {
  const needs: Record<Part, { month: Month; rupiah: number }[]> = {
    iuran: costs.flatMap(({ month, split }) => (split ? [{ month, rupiah: split.iuran }] : [])),
    bantuan: costs.flatMap(({ month, split }) => (split ? [{ month, rupiah: split.bantuanDaerah }] : [])),
  }
  return (['iuran', 'bantuan'] as const).map((part) => ({
    part,
    left: rupiah(left[part]),
    lasts: needs[part].length > 0 ? lastsUntil(left[part], needs[part]) : null,
  }))
}

function burntOf({ bills, left }: OutlookAsk): AheadRow[] {
  const sorted = bills.toSorted((a, b) => a.month.localeCompare(b.month))
  let rest = left.iuran + left.bantuan + sorted.reduce((sum, it) => sum + it.rupiah, 0)
  return sorted.map((it) => {
    rest -= it.rupiah
    return { month: it.month, heads: it.heads, rupiah: rupiah(it.rupiah), left: rupiah(rest) }
  })
}
