import { addDays, addMonths, headPath, type Month, type Rupiah, reportingDate, rupiah } from '@semesta/kernel'

/** What one head costs in one month, by who pays it. */
export interface Rate {
  iuran: number
  bantuanDaerah: number
  bantuanPusat: number
}
/** One month ahead. `split` is null where the rate asked for is not the one the law divides. */
export interface MonthCost {
  month: Month
  heads: number
  rupiah: Rupiah
  split: { iuran: Rupiah; bantuanDaerah: Rupiah; bantuanPusat: Rupiah; all: Rupiah } | null
}
export interface Forecast {
  path: MonthCost[]
  closing: number
  headMonths: number
  total: Rupiah
  split: MonthCost['split']
}
export interface Ask {
  /** heads before the first month */
  heads: number
  /** heads more (fewer when negative) each month */
  monthly: number
  from: Month
  months: number
  /** rupiah a head and month that the local government pays */
  perHead: (month: Month) => number
  /** how the law divides the rate of a month, null when unknown */
  rate: (month: Month) => Rate | null
}

/** Heads and rupiah of the months ahead, each at its own rate. Unit: whole rupiah. Fails: RangeError as `headPath`. */
export function forecast({ perHead, rate, ...ask }: Ask): Forecast {
  const path = headPath(ask).map((it) => costOf(it.month, it.heads, perHead, rate))
  const splits = path.map((it) => it.split)
  return {
    path,
    closing: path.at(-1)?.heads ?? ask.heads,
    headMonths: path.reduce((sum, it) => sum + it.heads, 0),
    total: rupiah(path.reduce((sum, it) => sum + it.rupiah, 0)),
    split: splits.includes(null) ? null : splits.reduce((sum, it) => (sum && it ? addSplits(sum, it) : it)),
  }
}

function costOf(month: Month, heads: number, perHead: Ask['perHead'], rateOf: Ask['rate']): MonthCost {
  const [each, rate] = [perHead(month), rateOf(month)]
  const isSplit = rate !== null && rate.iuran + rate.bantuanDaerah === each
  const [iuran, bantuanDaerah, bantuanPusat] = isSplit ? [rate.iuran * heads, rate.bantuanDaerah * heads, rate.bantuanPusat * heads] : [0, 0, 0]
  const split = {
    iuran: rupiah(iuran),
    bantuanDaerah: rupiah(bantuanDaerah),
    bantuanPusat: rupiah(bantuanPusat),
    all: rupiah(iuran + bantuanDaerah + bantuanPusat),
  }
  return { month, heads, rupiah: rupiah(heads * each), split: isSplit ? split : null }
}

type Split = NonNullable<MonthCost['split']>
const addSplits = (a: Split, b: Split): Split => ({
  iuran: rupiah(a.iuran + b.iuran),
  bantuanDaerah: rupiah(a.bantuanDaerah + b.bantuanDaerah),
  bantuanPusat: rupiah(a.bantuanPusat + b.bantuanPusat),
  all: rupiah(a.all + b.all),
})

/** The last day of a month, `YYYY-MM-DD`. */
export const lastDayOf = (month: Month): string => addDays(reportingDate(addMonths(month, 1)), -1)

/** Days of a month. */
export const daysIn = (month: Month): number => Number(lastDayOf(month).slice(8))

/** How long an amount lasts. */
export interface Lasting {
  /** last day wholly paid for, `YYYY-MM-DD`; the last day before the first month when the money pays for not one day */
  until: string
  /** whether it lasts to the end of the last month asked about */
  isEnough: boolean
  /** missing to the end of the last month, 0 when it is enough */
  short: Rupiah
  /** not used at the end of the last month, 0 when it is not enough */
  over: Rupiah
}

/**
 * The day an amount of money ends: each month's cost is spread evenly over its days, and whole days are paid for one after the other.
 *
 * Unit: whole rupiah; needs in the order of their months, at least one. A day counts when it is paid for to the last rupiah.
 */
export function lastsUntil(left: number, needs: readonly { month: Month; rupiah: number }[]): Lasting {
  const [first] = needs
  if (!first) throw new RangeError('no month to pay for')
  const total = needs.reduce((sum, it) => sum + it.rupiah, 0)
  let [rest, until] = [left, lastDayOf(addMonths(first.month, -1))]
  for (const { month, rupiah: need } of needs) {
    if (rest >= need) {
      rest -= need
      until = lastDayOf(month)
      continue
    }
    const days = Math.floor((Math.max(0, rest) * daysIn(month)) / need)
    if (days > 0) until = `${month}-${String(days).padStart(2, '0')}`
    break
  }
  return { until, isEnough: left >= total, short: rupiah(Math.max(0, total - left)), over: rupiah(Math.max(0, left - total)) }
}

/** A month that was billed. */
export interface Billed {
  month: Month
  heads: number
  rupiah: number
}
export interface Pace {
  /** heads more each month, to the nearest head */
  monthly: number
  /** heads of the newest bill */
  heads: number
  newest: Month
  /** rupiah a month, on the average of the bills */
  runRate: Rupiah
  bills: number
}

/** The pace of the bills so far: what came each month between the first bill and the newest. Null without a bill. One bill shows no growth. */
export function paceOf(bills: readonly Billed[]): Pace | null {
  const sorted = bills.toSorted((a, b) => a.month.localeCompare(b.month))
  const [first, newest] = [sorted[0], sorted.at(-1)]
  if (!first || !newest) return null
  const between = monthsBetween(first.month, newest.month)
  const monthly = between === 0 ? 0 : Math.round((newest.heads - first.heads) / between)
  const runRate = rupiah(Math.round(sorted.reduce((sum, it) => sum + it.rupiah, 0) / sorted.length))
  return { monthly, heads: newest.heads, newest: newest.month, runRate, bills: sorted.length }
}

/** Months from one to the other, negative when the other comes first. */
export function monthsBetween(from: Month, until: Month): number {
  const index = (month: Month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5))
  return index(until) - index(from)
}
