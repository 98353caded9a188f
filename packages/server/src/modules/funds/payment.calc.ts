import { PAYMENT_STEPS } from '@semesta/contract'
import { takeFrom } from './eligible.calc.ts'
import type { PartOfPayment, PaymentRow, Step, StepRow } from './tables.ts'

/** Who takes which step: the health office verifies, asks (SPP) and orders (SPM), the treasury pays (SP2D). */
export const STEP_ROLES: Readonly<Record<Step, readonly string[]>> = { verified: ['dinkes'], spp: ['dinkes'], spm: ['dinkes'], sp2d: ['bpkad'] }

export type State = 'opened' | Step | 'cancelled'

/** Steps that stand: not the payments that were taken back, nor the taking back. */
export function standing<Of extends Pick<StepRow, 'step' | 'attempt'>>(steps: readonly Of[]): Of[] {
  const undone = steps.filter((it) => it.step === 'reversed').length
  return steps.filter((it) => it.step !== 'reversed' && !(it.step === 'sp2d' && it.attempt <= undone))
}

/** Which attempt at paying a bill its next row belongs to. */
export const attemptOf = (steps: readonly Pick<StepRow, 'step'>[]): number => 1 + steps.filter((it) => it.step === 'reversed').length

/** Where a bill stands by the steps taken. */
export function stateOf(steps: readonly Pick<StepRow, 'step' | 'attempt'>[]): State {
  const taken = new Set(standing(steps).map((it) => it.step))
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

/** Whoever may pay a bill may take the payment back. */
export const mayReverse = (roles: readonly string[] | 'all'): boolean => roles === 'all' || roles.some((it) => STEP_ROLES.sp2d.includes(it))

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

/** Rupiah of both parts. */
export type Sums = Record<PartOfPayment['part'], number>
/** What a line of the budget gives to a payment. */
export type PartPaid = PartOfPayment & { given: number }

/** The lines of a payment with what each gives of the sums that are to be paid, in the order in which they are used. */
export function givenBy(lines: readonly PartOfPayment[], sums: Sums): PartPaid[] {
  return (['iuran', 'bantuan'] as const).flatMap((part) => {
    const own = lines.filter((it) => it.part === part)
    const purses = own.map((it) => ({ lineId: it.line_id, left: it.amount }))
    const { taken } = takeFrom(purses, sums[part])
    return own.map((it) => ({ ...it, given: taken.find((one) => one.lineId === it.line_id)?.amount ?? 0 }))
  })
}
