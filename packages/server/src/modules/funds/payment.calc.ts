import { PAYMENT_STEPS } from '@semesta/contract'
import type { PaymentRow, Step, StepRow } from './tables.ts'

/** Who takes which step: the health office verifies, asks (SPP) and orders (SPM), the treasury pays (SP2D). */
export const STEP_ROLES: Readonly<Record<Step, readonly string[]>> = { verified: ['dinkes'], spp: ['dinkes'], spm: ['dinkes'], sp2d: ['bpkad'] }

export type State = 'opened' | Step | 'cancelled'

/** Where a bill stands by the steps taken. */
export function stateOf(steps: readonly Pick<StepRow, 'step'>[]): State {
  const taken = new Set(steps.map((it) => it.step))
  if (taken.has('cancelled')) return 'cancelled'
  return PAYMENT_STEPS.findLast((it) => taken.has(it)) ?? 'opened'
}

/** The step that comes next; null when the bill is paid or cancelled. */
export function nextStep(state: State): Step | null {
  if (state === 'cancelled') return null
  return state === 'opened' ? PAYMENT_STEPS[0] : (PAYMENT_STEPS[PAYMENT_STEPS.indexOf(state) + 1] ?? null)
}

/** Whoever verified a bill does not book it as well. */
export function isSecondPersonNeeded(step: Step, steps: readonly StepRow[], actorId: string): boolean {
  return step === 'sp2d' && steps.some((it) => it.step === 'verified' && it.taken_id === actorId)
}

/** What is to be paid of each part: as billed, after the verification as accepted. Unit: whole rupiah. */
export function payable(payment: Pick<PaymentRow, 'iuran' | 'bantuan'>, steps: readonly StepRow[]): { iuran: number; bantuan: number; total: number } {
  const verified = steps.find((it) => it.step === 'verified')
  const [iuran, bantuan] = [verified?.iuran ?? payment.iuran, verified?.bantuan ?? payment.bantuan]
  return { iuran, bantuan, total: iuran + bantuan }
}

/** The steps as one says when asked for the next: which roles, whether this person may. */
export function nextFor(steps: readonly StepRow[], who: { id: string; roles: readonly string[] | 'all' }) {
  const step = nextStep(stateOf(steps))
  if (step === null) return null
  if (who.roles === 'all') return { step, roles: [...STEP_ROLES[step]], mine: true, secondPerson: false }
  const allowed = who.roles.some((role) => STEP_ROLES[step].includes(role))
  const secondPerson = allowed && isSecondPersonNeeded(step, steps, who.id)
  return { step, roles: [...STEP_ROLES[step]], mine: allowed && !secondPerson, secondPerson }
}
