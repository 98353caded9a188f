import { addMonths, type Month } from './month.ts'
import { type LocalRate, localPremium } from './premium.ts'
import { type Rupiah, rupiah } from './rupiah.ts'

export interface MonthHeads {
  month: Month
  heads: number
}

/**
 * Heads of each month when as many join every month.
 *
 * Unit:  heads; `heads` is the opening, before the first month's joiners, so the first month has `heads + monthly`.
 * Shape: oldest first. `monthly` may be below 0; a path never falls below 0.
 * Fails: RangeError when a number is not whole, the opening is below 0, or no month is asked for.
 */
export function headPath({ heads, monthly, from, months }: { heads: number; monthly: number; from: Month; months: number }): MonthHeads[] {
  if (![heads, monthly, months].every(Number.isSafeInteger) || heads < 0 || months < 1) {
    throw new RangeError(`heads, monthly and months must be whole, heads not below 0, months at least 1: ${heads}, ${monthly}, ${months}`)
  }
  return Array.from({ length: months }, (_, at) => ({ month: addMonths(from, at), heads: Math.max(0, heads + monthly * (at + 1)) }))
}

/** What a path of heads costs, by budget line and payer, whole rupiah. */
export interface HeadsCost {
  headMonths: number
  /** budget line 5.1.02.02.02.0003 */
  iuran: Rupiah
  /** budget line 5.1.02.02.02.0004 */
  bantuanDaerah: Rupiah
  /** both lines: what the local government pays */
  local: Rupiah
  central: Rupiah
  all: Rupiah
}

/** The cost of heads over months, each at the rate of its own month. Fails: RangeError when a sum is too large to be exact. */
export function costOfHeads(months: readonly { heads: number; rate: LocalRate }[]): HeadsCost {
  const sum = (of: (it: { heads: number; rate: LocalRate }) => number) => rupiah(months.reduce((total, it) => total + of(it), 0))
  const local = sum(({ heads, rate }) => heads * localPremium(rate).local)
  const central = sum(({ heads, rate }) => heads * localPremium(rate).central)
  return {
    headMonths: sum((it) => it.heads),
    iuran: sum(({ heads, rate }) => heads * rate.iuran),
    bantuanDaerah: sum(({ heads, rate }) => heads * rate.bantuanDaerah),
    local,
    central,
    all: rupiah(local + central),
  }
}

/** Heads that a sum of money pays for all of some months at one rate. Unit: whole rupiah. Fails: RangeError for a rate or number of months of 0. */
export function headsCovered(money: number, monthly: Rupiah, months: number): number {
  const each = rupiah(monthly * months)
  if (each <= 0) throw new RangeError('the rate and the months must be above 0')
  return Math.floor(rupiah(money) / each)
}
