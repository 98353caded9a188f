import type { FUNDED_STATES } from '@semesta/contract'

/** What the newest month shows of a person's rows. */
export interface Shown {
  is_active: boolean
  segment: string | null
  died_on: string | null
  cause: string | null
  moved_direction: string | null
}
export type FundedState = (typeof FUNDED_STATES)[number]

/** The segments in which a person registered with a donor's money stands. */
const OURS = ['PBPU', 'PBPU_PEMDA', 'BP']

/** Where somebody funded stands now: active as meant, still waiting for the roster, or no longer in need of this money. */
export function fundedState(rows: readonly Shown[]): FundedState {
  if (rows.length === 0) return 'gone'
  if (rows.some((it) => it.died_on !== null || it.cause === 'deceased')) return 'deceased'
  if (rows.some((it) => it.moved_direction === 'keluar')) return 'moved'
  const active = rows.find((it) => it.is_active)
  if (!active) return 'waiting'
  return OURS.includes(active.segment ?? '') ? 'active' : 'other-payer'
}
