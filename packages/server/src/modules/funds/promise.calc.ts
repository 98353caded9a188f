import { addMonths, type Month } from '@semesta/kernel'
import { monthsBetween, type Rate } from './forecast.calc.ts'
import type { HeadsEnd, HeadsRow, Part } from './tables.ts'

type Promised = Pick<HeadsRow, 'heads' | 'from_month' | 'until_month'> & { ends: readonly Pick<HeadsEnd, 'fromMonth' | 'heads' | 'cause'>[] }

/** Months of a promise, the first one first. */
export const monthsOf = ({ from_month, until_month }: Pick<HeadsRow, 'from_month' | 'until_month'>): Month[] =>
  Array.from({ length: Math.max(0, monthsBetween(from_month, until_month) + 1) }, (_, i) => addMonths(from_month, i))

const upTo = (all: readonly { fromMonth: Month; heads: number }[], month: Month) =>
  all.filter((it) => it.fromMonth <= month).reduce((sum, it) => sum + it.heads, 0)

/** Heads of a promise that count in a month: those promised less those who were let go, never below none. */
export function standingIn(promise: Promised, month: Month): number {
  if (month < promise.from_month || month > promise.until_month) return 0
  return Math.max(0, promise.heads - upTo(promise.ends, month))
}

/** Rupiah of each part in one month for so many heads of a promise. */
export function partsFor(
  { heads, monthly }: Pick<HeadsRow, 'heads' | 'monthly'>,
  standing: number,
  rate: Pick<Rate, 'iuran' | 'bantuanDaerah'>,
): Record<Part, number> {
  const all = Math.round((monthly * standing) / heads)
  const bantuan = Math.round((all * rate.bantuanDaerah) / (rate.iuran + rate.bantuanDaerah))
  return { iuran: all - bantuan, bantuan }
}

/** Heads let go from a month on; below zero when they count again. */
export interface HeadsStep {
  fromMonth: Month
  heads: number
}

/**
 * What has to be recorded so that a promise stands as the roster says.
 *
 * Shape: `gone` is the whole standing state (heads who are the city's no more, by the month from which), not what is new in it: the same state twice asks for
 *        nothing. A month before the promise counts from its first. Only what an earlier state of the roster let go is taken back; `mayReturn` false: not even that.
 */
export function stepsTo(promise: Promised, gone: readonly HeadsStep[], mayReturn = true): HeadsStep[] {
  const before = promise.ends.filter((it) => it.cause === 'roster')
  let carried = 0
  return monthsOf(promise).flatMap((month) => {
    const asked = Math.min(promise.heads, upTo(gone, month)) - upTo(before, month)
    const differs = mayReturn ? asked : Math.max(0, asked)
    const heads = differs - carried
    carried = differs
    return heads === 0 ? [] : [{ fromMonth: month, heads }]
  })
}
