import { CLAIM_LINE_STATES } from '@semesta/contract'
import type { ClaimState, LineState } from './tables.ts'

export interface LineSum {
  state: LineState
  lines: number
  iuran: number
  bantuan: number
}
export interface Part {
  iuran: number
  bantuan: number
}

/** A part that came back; `reversed_on` says the day it was taken back. */
export type Settled = Part & { reversed_on: string | null }
const standing = (settlements: readonly Settled[]) => settlements.filter((it) => it.reversed_on === null)

/**
 * Where the money of a claim stands: claimed = waiting + accepted + refused, and accepted = settled + open, each on both budget lines.
 *
 * Unit:  whole rupiah.
 * Shape: what was taken back did not come back.
 * Fails: RangeError when more came back than was accepted.
 */
export function amountsOf(sums: readonly LineSum[], settlements: readonly Settled[]) {
  const of = (state?: LineState) => {
    const own = sums.filter((it) => state === undefined || it.state === state)
    const add = (key: 'lines' | 'iuran' | 'bantuan') => own.reduce((total, it) => total + it[key], 0)
    return { lines: add('lines'), iuran: add('iuran'), bantuan: add('bantuan'), rupiah: add('iuran') + add('bantuan') }
  }
  const byState = Object.fromEntries(CLAIM_LINE_STATES.map((state) => [state, of(state)])) as Record<LineState, ReturnType<typeof of>>
  const settled = standing(settlements).reduce((total, it) => ({ iuran: total.iuran + it.iuran, bantuan: total.bantuan + it.bantuan }), {
    iuran: 0,
    bantuan: 0,
  })
  const open = { iuran: byState.accepted.iuran - settled.iuran, bantuan: byState.accepted.bantuan - settled.bantuan }
  if (open.iuran < 0 || open.bantuan < 0) throw new RangeError(`more came back than was accepted: ${JSON.stringify({ settled, accepted: byState.accepted })}`)
  return { claimed: of(), ...byState, settled, open }
}
export type Amounts = ReturnType<typeof amountsOf>

/** The state that amounts lead to: answered when no line waits, settled when nothing of what was accepted is outstanding. */
export function stateOf({ waiting, open }: Amounts): Exclude<ClaimState, 'withdrawn'> {
  if (waiting.lines > 0) return 'sent'
  return open.iuran + open.bantuan > 0 ? 'answered' : 'settled'
}

/**
 * What came back of a claim, by the month of the bill it was asked for: the oldest accepted month first, on each budget line.
 *
 * Unit:  whole rupiah; person-months go with the money, rounded down.
 * Shape: no month gets more than was accepted of it; months that got nothing are left out.
 */
export function returnedByMonth(accepted: readonly (Part & { month: string; months: number })[], settlements: readonly Settled[]) {
  const sum = (part: keyof Part) => standing(settlements).reduce((total, it) => total + it[part], 0)
  const left = { iuran: sum('iuran'), bantuan: sum('bantuan') }
  const rows = accepted
    .toSorted((a, b) => a.month.localeCompare(b.month))
    .map((it) => {
      const part = { iuran: Math.min(it.iuran, left.iuran), bantuan: Math.min(it.bantuan, left.bantuan) }
      left.iuran -= part.iuran
      left.bantuan -= part.bantuan
      const rupiah = part.iuran + part.bantuan
      return { month: it.month, rupiah, personMonths: rupiah && Math.floor((it.months * rupiah) / (it.iuran + it.bantuan)) }
    })
  return rows.filter((it) => it.rupiah > 0)
}

const DAY = 86_400_000
/** Whole days from one plain date to another, below zero when it lies before. */
export const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY)
