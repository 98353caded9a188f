import type { PLEDGE_STATES, RECORDED_STEPS, STEP_KINDS } from '@semesta/contract'
import { addMonths } from '@semesta/kernel'

/** A dated step as arithmetic sees it. */
export interface Step {
  id: string
  kind: (typeof STEP_KINDS)[number]
  amount_rupiah: number | null
  heads: number | null
  refers_to: string | null
}
export interface Pledged {
  amount_rupiah: number
  rate_rupiah: number
  months: number
}
export interface Money {
  promised: number
  received: number
  allocated: number
  left: number
  headsLeft: number
}
export type PledgeState = (typeof PLEDGE_STATES)[number]
export type NextStep = (typeof RECORDED_STEPS)[number] | 'allocated'

/** The steps that stand: neither a reversal nor taken back by one. */
export function standing<S extends Step>(steps: readonly S[]): S[] {
  const taken = new Set(steps.filter((it) => it.kind === 'reversed').map((it) => it.refers_to))
  return steps.filter((it) => it.kind !== 'reversed' && !taken.has(it.id))
}

const sum = (steps: readonly Step[], kind: Step['kind'], of: 'amount_rupiah' | 'heads') =>
  steps.reduce((total, it) => total + (it.kind === kind ? (it[of] ?? 0) : 0), 0)

/** What was promised, came, and was given out, in whole rupiah; and the heads that the rest still reaches for all months. */
export function moneyOf(promise: Pledged, steps: readonly Step[]): Money {
  const stand = standing(steps)
  const [received, allocated] = [sum(stand, 'received', 'amount_rupiah'), sum(stand, 'allocated', 'amount_rupiah')]
  const left = received - allocated
  return { promised: promise.amount_rupiah, received, allocated, left, headsLeft: Math.floor(left / (promise.rate_rupiah * promise.months)) }
}

export const headsOf = (steps: readonly Step[]): number => sum(standing(steps), 'allocated', 'heads')

/** Allocations that stand and whose list went to BPJS. */
export function sentOf<S extends Step>(steps: readonly S[]): S[] {
  const stand = standing(steps)
  const sent = new Set(stand.filter((it) => it.kind === 'sent').map((it) => it.refers_to))
  return stand.filter((it) => it.kind === 'allocated' && sent.has(it.id))
}

/** How far a pledge is: its furthest step that stands. */
export function stateOf(steps: readonly Step[]): PledgeState {
  const kinds = new Set(standing(steps).map((it) => it.kind))
  if (kinds.has('withdrawn')) return 'withdrawn'
  const furthest = (['reported', 'sent', 'allocated', 'received', 'agreed'] as const).find((it) => kinds.has(it))
  return furthest ?? 'pledged'
}

/** What may follow now. */
export function nextOf(promise: Pledged, steps: readonly Step[]): NextStep[] {
  const stand = standing(steps)
  const has = (kind: Step['kind']) => stand.some((it) => it.kind === kind)
  if (has('withdrawn')) return []
  if (!has('agreed')) return ['agreed', 'withdrawn']
  const money = moneyOf(promise, steps)
  const sent = sentOf(steps)
  const next: [NextStep, boolean][] = [
    ['received', money.received < money.promised],
    ['allocated', money.headsLeft > 0],
    ['sent', stand.filter((it) => it.kind === 'allocated').length > sent.length],
    ['reported', sent.length > 0],
    ['withdrawn', money.received === 0],
  ]
  return next.filter(([, may]) => may).map(([kind]) => kind)
}

/** Whether a step may be taken back: nothing that stands needs it, and no list has left the house. */
export function mayReverse(step: Step, promise: Pledged, steps: readonly Step[]): boolean {
  const stand = standing(steps)
  if (!stand.some((it) => it.id === step.id)) return false
  switch (step.kind) {
    case 'agreed':
      return !stand.some((it) => it.kind === 'received')
    case 'received':
      return moneyOf(promise, steps).left >= (step.amount_rupiah ?? 0)
    case 'allocated':
      return !stand.some((it) => it.kind === 'sent' && it.refers_to === step.id)
    case 'sent':
      return false
    default:
      return true
  }
}

/** The months a seat is paid for. */
export function spanOf(fromMonth: string, months: number): { fromMonth: string; untilMonth: string } {
  return { fromMonth, untilMonth: addMonths(fromMonth, months - 1) }
}

/** Months from one to another, negative when it lies before. */
export function monthsBetween(from: string, to: string): number {
  const index = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5))
  return index(to) - index(from)
}

/** How many of the months `from` to `until` have begun by `month`. */
export function begunMonths(from: string, until: string, month: string): number {
  const last = month < until ? month : until
  return Math.max(0, monthsBetween(from, last) + 1)
}

/** Every month from one to another. */
export function monthsOf(from: string, until: string): string[] {
  return Array.from({ length: Math.max(0, monthsBetween(from, until) + 1) }, (_, ahead) => addMonths(from, ahead))
}
