import { type Rupiah, rupiah } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import * as calc from './journal.calc.ts'
import { getPosition, type Position } from './positions.ts'
import { accounts, book, type Posted } from './post-journals.ts'
import * as problems from './problems.ts'
import * as store from './store.ts'

type Document = NonNullable<calc.NewJournal['document']>
type Ref = NonNullable<calc.NewJournal['ref']>

export interface Appropriation {
  id: string
  lineId: string
  fundId?: string
  /** what the pagu changes by; negative when a change of the budget takes some away */
  amount: Rupiah
  on: string
  document: Document
  memo?: string
}

/** Sets or changes the pagu of a budget line. Fails: `ledger/pagu-exceeded` when less would stay than is committed and spent, else as `postJournal`. */
export async function appropriate(ctx: Ctx, ask: Appropriation): Promise<Position> {
  const lines = calc.moved('pagu-tersedia', 'apropriasi', { lineId: ask.lineId, fundId: ask.fundId ?? null, amount: ask.amount })
  const { id, on, document } = ask
  await book(ctx, [{ id, on, document, kind: 'appropriation', memo: ask.memo ?? '', asked: ['appropriate', ask], lines }])
  return getPosition(ctx, { lineId: ask.lineId })
}

export interface NewReservation {
  id: string
  lineId: string
  fundId?: string
  amount: Rupiah
  on: string
  memo: string
  ref?: Ref
}

/** Sets money of a budget line aside until it is settled or released. Fails: `ledger/pagu-exceeded` when more is asked than is left, else as `postJournal`. */
export async function reserve(ctx: Ctx, ask: NewReservation): Promise<{ left: Rupiah }> {
  if (ask.amount <= 0) throw problems.lineInvalid({ line: 1 })
  const { id, on, memo, ref } = ask
  const lines = calc.moved('komitmen', 'pagu-tersedia', { lineId: ask.lineId, fundId: ask.fundId ?? null, amount: ask.amount })
  await book(ctx, [{ id, on, memo, ...(ref ? { ref } : {}), kind: 'reservation', reservationId: id, asked: ['reserve', ask], lines }])
  return { left: (await getPosition(ctx, { lineId: ask.lineId })).left }
}

export interface Settlement {
  id: string
  reservationId: string
  amount: Rupiah
  /** the real lines: an expense on the reserved line against cash or debt */
  journal: Omit<calc.NewJournal, 'id'>
  /** what stays open of the reservation goes back to the pagu */
  isLast?: boolean
}

/**
 * Pays out of a reservation: what was set aside becomes spending.
 *
 * Fails: `ledger/reservation-not-found`, `ledger/reservation-exceeded`, `ledger/settlement-differs`, else as `postJournal`.
 */
export async function settleReservation(ctx: Ctx, ask: Settlement): Promise<Posted & { open: Rupiah }> {
  const reservation = await openReservation(ctx, ask.reservationId)
  const [booked] = await store.findJournals(ctx, [ask.id])
  if (!booked && ask.amount > reservation.open) throw problems.reservationExceeded({ id: ask.reservationId, open: reservation.open, asked: ask.amount })
  const lines = calc.linesOf(ask.journal.lines, accounts())
  const spent = calc.spentBy(lines, accounts())
  const onLine = spent.filter((it) => it.lineId === reservation.lineId).reduce((total, it) => total + it.amount, 0)
  if (onLine !== ask.amount) throw problems.settlementDiffers({ amount: ask.amount, booked: onLine })
  const { lineId, fundId } = reservation
  const elsewhere = spent.filter((it) => it.lineId !== lineId).flatMap((it) => calc.moved('realisasi', 'pagu-tersedia', it))
  const rest = ask.isLast ? reservation.open - ask.amount : 0
  const budget = [
    ...calc.moved('realisasi', 'komitmen', { lineId, fundId, amount: ask.amount }),
    ...calc.moved('pagu-tersedia', 'komitmen', { lineId, fundId, amount: rest }),
  ]
  const draft = {
    ...ask.journal,
    id: ask.id,
    reservationId: ask.reservationId,
    asked: ['settle', ask],
    lines: [...lines, ...elsewhere, ...budget],
  }
  const [posted] = await book(ctx, [draft])
  return { ...(posted as Posted), open: (await openReservation(ctx, ask.reservationId)).open }
}

/**
 * Gives what is open of a reservation back to the pagu, but for what it is to keep.
 *
 * Fails: `ledger/reservation-not-found`, `ledger/reservation-exceeded` when no more is open than it keeps.
 */
export async function releaseReservation(ctx: Ctx, ask: { id: string; reservationId: string; keep?: Rupiah; on: string; why: string }): Promise<Posted> {
  const { lineId, fundId, open } = await openReservation(ctx, ask.reservationId)
  const [booked] = await store.findJournals(ctx, [ask.id])
  const keep = ask.keep ?? 0
  if (!booked && open <= keep) throw problems.reservationExceeded({ id: ask.reservationId, open, asked: keep })
  const lines = calc.moved('pagu-tersedia', 'komitmen', { lineId, fundId, amount: open - keep })
  const { id, on, why, reservationId } = ask
  const [posted] = await book(ctx, [{ id, on, memo: why, kind: 'release', reservationId, asked: ['release', ask], lines }])
  return posted as Posted
}

export interface Reservation {
  lineId: string
  fundId: string | null
  amount: Rupiah
  settled: Rupiah
  released: Rupiah
  open: Rupiah
  ref: Ref | null
}

/** A reservation and what became of it. */
export async function findReservation(ctx: Ctx, id: string): Promise<Reservation | undefined> {
  const row = await store.findReservation(ctx, id)
  if (!row) return undefined
  const { amount, settled, open } = row
  const sums = { amount: rupiah(amount), settled: rupiah(settled), open: rupiah(open), released: rupiah(amount - settled - open) }
  return { ...sums, lineId: row.line_id, fundId: row.fund_id, ref: row.ref_kind && row.ref_id ? { kind: row.ref_kind, id: row.ref_id } : null }
}

/** With the books held: what is read here stays true until the transaction ends. */
async function openReservation(ctx: Ctx, id: string): Promise<Reservation> {
  await store.enterBooks(ctx)
  const found = await findReservation(ctx, id)
  if (!found) throw problems.reservationNotFound({ id })
  return found
}
