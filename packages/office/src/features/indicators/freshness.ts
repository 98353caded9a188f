import { daysBetween } from '@semesta/ui'

/** A register counts as old when its newest snapshot is more than this many days back: one monthly delivery missed. */
export const OLD_AFTER_DAYS = 35

interface Dated {
  register: string
  newest: { asOf: string } | null
}

/** The registers whose newest snapshot is old or that have none, oldest first. */
export function staleRegisters<It extends Dated>(rows: readonly It[], today: string): { row: It; days: number | null }[] {
  return rows
    .map((row) => ({ row, days: row.newest ? daysBetween(row.newest.asOf, today) : null }))
    .filter(({ days }) => days === null || days > OLD_AFTER_DAYS)
    .sort((a, b) => (b.days ?? Number.POSITIVE_INFINITY) - (a.days ?? Number.POSITIVE_INFINITY))
}
