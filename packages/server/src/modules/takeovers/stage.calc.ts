import { addDays } from '@semesta/kernel'
import type { Days, Level, State } from './tables.ts'

const LEVELS: readonly Level[] = ['rt', 'lurah', 'dinsos']
/** Whom a person waits for, and where a yes of that level leads. */
const STEPS: Readonly<Partial<Record<State, { waitsFor: Level; next: State }>>> = {
  proposed: { waitsFor: 'rt', next: 'rt' },
  rt: { waitsFor: 'lurah', next: 'lurah' },
  lurah: { waitsFor: 'dinsos', next: 'verified' },
}
/** States in which somebody is in one live programme. */
export const LIVE: readonly State[] = ['proposed', 'rt', 'lurah', 'verified', 'decided', 'sent', 'confirmed', 'overdue', 'relapsed']
/** Nobody outside the regency has heard of them yet. */
export const UNSENT: readonly State[] = ['proposed', 'rt', 'lurah', 'verified', 'decided']
/** On the way, not active yet. */
export const IN_PROGRESS: readonly State[] = ['proposed', 'rt', 'lurah', 'verified', 'decided', 'sent', 'overdue']
/** After the file went out: what the roster says decides. */
export const FOLLOWED: readonly State[] = ['sent', 'overdue', 'confirmed', 'relapsed']
/** Out of these somebody may still be taken by hand; after them only the watch ends. */
export const WITHDRAWABLE: readonly State[] = ['proposed', 'rt', 'lurah', 'verified', 'overdue', 'relapsed']

export const waitsFor = (state: State): Level | null => STEPS[state]?.waitsFor ?? null

/** The day by which a state should be left, by the days of the level it waits for; null where nobody is waited for. Unit: `YYYY-MM-DD`. */
export function dueOn(state: State, today: string, days: Days): string | null {
  const level = waitsFor(state)
  return level ? addDays(today, days[level]) : null
}

/**
 * Whether one of some levels may check a person now: the level that is waited for, and a higher one once the deadline has passed.
 *
 * Shape: nobody checks for a level above the own one.
 */
export function mayCheck(state: State, due: string | null, today: string, own: readonly Level[]): boolean {
  const level = waitsFor(state)
  if (!level) return false
  if (own.includes(level)) return true
  return due !== null && due < today && own.some((it) => LEVELS.indexOf(it) > LEVELS.indexOf(level))
}

/**
 * Where a yes leads: one step on, or as far as the own level reaches when the levels below let their deadline pass.
 *
 * Shape: a social office that checks somebody whom nobody below has looked at makes him verified at once.
 */
export function afterYes(state: State, own: readonly Level[]): State {
  let at = state
  const highest = Math.max(...own.map((it) => LEVELS.indexOf(it)))
  for (;;) {
    const step = STEPS[at]
    if (!step || LEVELS.indexOf(step.waitsFor) > highest) return at
    at = step.next
  }
}

/** What a new month says of somebody whose file went out. `there`: the roster shows the effect; `late`: it should by now. */
export function followed(state: State, { there, late }: { there: boolean; late: boolean }): State {
  if (there) return 'confirmed'
  if (state === 'confirmed' || state === 'relapsed') return 'relapsed'
  return late ? 'overdue' : 'sent'
}
