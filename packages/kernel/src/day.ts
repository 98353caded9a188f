import { addMonths, reportingDate } from './month.ts'

/** True for a `YYYY-MM-DD` that the calendar has. */
export function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

/** The day `count` days later (earlier when negative). Unit: `YYYY-MM-DD`. Fails: RangeError for anything that is not a day. */
export function addDays(day: string, count: number): string {
  if (!isDay(day)) throw new RangeError(`not a day: ${day}`)
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}

/** The first day of the month after a day. Unit: `YYYY-MM-DD`. */
export function firstOfNextMonth(day: string): string {
  return reportingDate(addMonths(day.slice(0, 7), 1))
}

/** The same day some months later, or the last of a shorter month. Unit: `YYYY-MM-DD`. */
export function addMonthsToDay(day: string, count: number): string {
  const month = addMonths(day.slice(0, 7), count)
  const last = addDays(reportingDate(addMonths(month, 1)), -1)
  const same = `${month}-${day.slice(8)}`
  return same > last ? last : same
}
