/** A calendar month as `YYYY-MM`. */
export type Month = string

/** True for `YYYY-MM` with a month 01 to 12. */
export function isMonth(text: string): text is Month {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text)
}

/** The reporting date of a month: its first day, as JKN reports are dated. */
export function reportingDate(month: Month): string {
  return `${month}-01`
}

/** The month `count` months later (earlier when negative). Fails: RangeError if `month` is not `YYYY-MM`. */
export function addMonths(month: Month, count: number): Month {
  if (!isMonth(month)) throw new RangeError(`not a month: ${month}`)
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`
}
