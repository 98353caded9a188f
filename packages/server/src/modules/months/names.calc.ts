import { addMonths, type Month } from '@semesta/kernel'

const MONTHS_WITH_NAMES = 3

/** Whether the names behind a month are at hand without loading them first: those of the newest three months are. */
export function hasNames(month: Month, newest: Month): boolean {
  return month > addMonths(newest, -MONTHS_WITH_NAMES)
}
