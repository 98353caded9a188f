import { addDays, firstOfNextMonth } from '@semesta/kernel'

export type Activation = 'same-day' | 'first-of-next-month' | '14-days'

/**
 * When somebody registered by the city is active: at once under UHC Prioritas, else by the rule of the day.
 *
 * Unit:  days `YYYY-MM-DD`; `firstRoster` is the month whose roster, dated on its first day, shows it.
 * Fails: Error for a rule that nobody knows.
 * Source: policy/parameters/uhc/activation-without-prioritas.yaml
 */
export function activationOf(
  day: string,
  { prioritas, otherwise }: { prioritas: boolean; otherwise: string },
): { rule: Activation; activeOn: string; firstRoster: string } {
  const rule = prioritas ? 'same-day' : otherwise
  if (rule !== 'same-day' && rule !== 'first-of-next-month' && rule !== '14-days') throw new Error(`no such activation: ${rule}`)
  const activeOn = rule === 'same-day' ? day : rule === '14-days' ? addDays(day, 14) : firstOfNextMonth(day)
  const firstRoster = (activeOn.endsWith('-01') ? activeOn : firstOfNextMonth(activeOn)).slice(0, 7)
  return { rule, activeOn, firstRoster }
}
