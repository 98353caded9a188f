import { addDays } from '@semesta/kernel'
import { lastDayOf } from './forecast.calc.ts'

const DAY = 86_400_000
/** Days from one day to another, below zero when the other lies before. Unit: `YYYY-MM-DD`. */
export const daysBetween = (from: string, until: string): number => Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY)

/** A bill as the watch sees it. `paidOn` null: not paid. */
export interface Owed {
  paymentId: string
  month: string
  total: number
  dueOn: string
  paidOn: string | null
}

/** Days before the due day on which the watch begins to warn. */
const SOON = 5

/** Unpaid bills, the oldest first: due, overdue, or arrears once the month of the due day is over. */
export function unpaidOn(bills: readonly Owed[], day: string) {
  return bills
    .filter((it) => it.paidOn === null)
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
    .map(({ paymentId, month, total, dueOn }) => {
      const [daysToDue, daysToMonthEnd] = [daysBetween(day, dueOn), daysBetween(day, lastDayOf(dueOn.slice(0, 7)))]
      return { paymentId, month, total, dueOn, state: owedState(daysToDue, daysToMonthEnd), daysToDue, daysToMonthEnd }
    })
}

function owedState(daysToDue: number, daysToMonthEnd: number): 'open' | 'due-soon' | 'overdue' | 'arrears' {
  if (daysToMonthEnd < 0) return 'arrears'
  if (daysToDue < 0) return 'overdue'
  return daysToDue <= SOON ? 'due-soon' : 'open'
}

/** A span of days on which the same sum was owed past its due day. */
export interface ArrearsSpan {
  from: string
  until: string | null
  rupiah: number
  months: string[]
}

/** What was owed past its due day, as spans without overlap, the oldest first; a bill counts from the day after it is due to the day before it is paid. */
export function arrearsSpans(bills: readonly Owed[], today: string): ArrearsSpan[] {
  const late = bills
    .map((it) => ({ ...it, from: addDays(it.dueOn, 1), until: it.paidOn === null ? null : addDays(it.paidOn, -1) }))
    .filter((it) => it.from <= today && (it.until === null || it.until >= it.from))
  const edges = [...new Set(late.flatMap((it) => [it.from, ...(it.until === null ? [] : [addDays(it.until, 1)])]))].toSorted()
  return edges.flatMap((from, index) => {
    const owed = late.filter((it) => it.from <= from && (it.until === null || it.until >= from))
    const next = edges[index + 1]
    if (owed.length === 0 || from > today) return []
    const months = owed.map((it) => it.month).toSorted()
    return [{ from, until: next === undefined ? null : addDays(next, -1), rupiah: owed.reduce((sum, it) => sum + it.total, 0), months }]
  })
}
