import type { Ctx } from '../../platform/context.ts'
import { mirrored } from './journal.calc.ts'
import { book, type Posted } from './post-journals.ts'
import * as problems from './problems.ts'
import { findReservation } from './reserve-pagu.ts'
import * as store from './store.ts'

/**
 * Takes a journal back by its mirror image, booked on a day of an open month; the first stays as it is. Spending goes back to where it came from.
 *
 * Fails: `ledger/journal-not-found`, `ledger/already-reversed` (also for a reversal), `ledger/reservation-exceeded` when part of a reservation
 *        was settled already, `ledger/month-closed`, `ledger/pagu-exceeded`, `ledger/id-reused`.
 */
export async function reverseJournal(ctx: Ctx, ask: { id: string; reverses: string; on: string; why: string }): Promise<Posted> {
  await store.enterBooks(ctx)
  const [original] = await store.findJournals(ctx, [ask.reverses])
  if (!original) throw problems.journalNotFound({})
  const reversal = await store.findReversalOf(ctx, original.id)
  if (original.reverses !== null || (reversal && reversal.id !== ask.id)) throw problems.alreadyReversed({ id: original.id })
  const reservation = original.reservation_id ? await findReservation(ctx, original.reservation_id) : undefined
  const lines = mirrored((await store.listLines(ctx, [original.id])).map(({ journal_id: _, line_no: __, ...line }) => line))
  const taken = lines.filter((it) => it.account === 'komitmen').reduce((total, it) => total + it.credit - it.debit, 0)
  if (!reversal && reservation && taken > reservation.open) {
    throw problems.reservationExceeded({ id: original.reservation_id ?? '', open: reservation.open, asked: taken })
  }
  const { id, on, why } = ask
  const ref = original.ref_kind && original.ref_id ? { ref: { kind: original.ref_kind, id: original.ref_id } } : {}
  const corrects = original.month === on.slice(0, 7) ? {} : { corrects: original.month }
  const chained = original.reservation_id ? { reservationId: original.reservation_id } : {}
  const draft = {
    id,
    on,
    memo: why,
    kind: 'reversal' as const,
    ...ref,
    ...corrects,
    ...chained,
    reverses: original.id,
    asked: ['reverse', ask],
    lines,
  }
  const [posted] = await book(ctx, [draft])
  return posted as Posted
}
