import { type Rupiah, rupiah } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import { attribute, type NewJournal, type PersonMonth, postJournal, reverseJournal } from '../ledger/index.ts'
import { rateOptions } from './law.ts'
import { monthsOf } from './pledge.calc.ts'
import type { PledgeRow, SeatRow, StepRow } from './tables.ts'

// The money goes from the donor to BPJS and never through the budget: memorandum accounts alone, no fund, no line, no invented family or village.
type Side = readonly [account: string, side: 'debit' | 'credit']
const SIDES: Partial<Record<StepRow['kind'], { kind: NewJournal['kind']; sides: readonly [Side, Side]; words: string }>> = {
  agreed: {
    kind: 'pledge',
    sides: [
      ['donatur-komitmen', 'debit'],
      ['donatur-lawan', 'credit'],
    ],
    words: 'Janji donatur disepakati',
  },
  received: {
    kind: 'receipt',
    sides: [
      ['donatur-diterima', 'debit'],
      ['donatur-komitmen', 'credit'],
    ],
    words: 'Pembayaran donatur ke BPJS Kesehatan',
  },
  allocated: {
    kind: 'payment',
    sides: [
      ['donatur-dialokasikan', 'debit'],
      ['donatur-diterima', 'credit'],
    ],
    words: 'Donasi dialokasikan ke peserta',
  },
}

/** Whether a step of this kind stands in the books. */
export const isBooked = (kind: StepRow['kind']): boolean => SIDES[kind] !== undefined

/**
 * Books a step under its own id, so that the same step again is harmless.
 *
 * Shape: an allocation names the person-months behind it. Fails: `ledger/month-closed`, `ledger/id-reused`.
 */
export async function bookStep(ctx: Ctx, step: Omit<StepRow, 'seq' | 'recorded_by' | 'recorded_role' | 'recorded_at'>, attribution?: string): Promise<void> {
  const booked = SIDES[step.kind]
  if (!booked || !step.amount_rupiah) return
  const amount = rupiah(step.amount_rupiah)
  const lines = booked.sides.map(([account, side], index) => ({ account, [side]: amount, ...(attribution && index === 0 ? { attribution } : {}) }))
  const number = step.our_number ?? step.their_number
  const document = number ? { document: { kind: step.kind, number, on: step.happened_on } } : {}
  const ref = { kind: 'sponsor-pledge', id: step.pledge_id }
  await postJournal(ctx, { id: step.id, on: step.happened_on, kind: booked.kind, memo: booked.words, ref, ...document, lines })
}

/** Takes the booking of a step back. Fails: `ledger/month-closed`, `ledger/already-reversed`, `ledger/id-reused`. */
export async function unbookStep(ctx: Ctx, ask: { id: string; step: StepRow; on: string; why: string }): Promise<void> {
  if (isBooked(ask.step.kind)) await reverseJournal(ctx, { id: ask.id, reverses: ask.step.id, on: ask.on, why: ask.why })
}

/** Keeps the person-months behind an allocation: every seat in every month it is paid for. */
export async function attributeSeats(ctx: Ctx, ask: { id: string; pledge: PledgeRow; seats: readonly SeatRow[] }): Promise<void> {
  await attribute(ctx, { id: ask.id, rows: personMonths(ask.pledge, ask.seats) })
}

function* personMonths(pledge: PledgeRow, seats: readonly SeatRow[]): Generator<PersonMonth> {
  // The participant's part of the law of the first month; what a donor pays beyond it is the assistance.
  const iuran = rupiah(Math.min(pledge.rate_rupiah, rateOptions(pledge.first_month).find((it) => it.basis === 'iuran')?.rupiah ?? pledge.rate_rupiah))
  const bantuan: Rupiah = rupiah(pledge.rate_rupiah - iuran)
  for (const it of seats) {
    for (const month of monthsOf(it.from_month, it.until_month)) {
      yield { card: it.card, personId: it.person_id, month, iuran, bantuan, areaPath: it.area_path }
    }
  }
}
