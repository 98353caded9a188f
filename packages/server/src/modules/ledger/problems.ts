import { problem } from '@semesta/kernel'

export const idReused = problem<{ id: string }>(
  'ledger/id-reused',
  409,
  (it) => `Something else was already booked under ${it.id}. Reload the page and look at the journal before booking again.`,
)
export const unbalanced = problem<{ debit: number; credit: number }>(
  'ledger/unbalanced',
  422,
  (it) => `Debits (${it.debit}) and credits (${it.credit}) of a journal must be equal in each group of accounts. Correct the amounts.`,
)
export const lineInvalid = problem<{ line: number }>(
  'ledger/line-invalid',
  422,
  (it) => `Line ${it.line} needs one amount above zero, either debit or credit, in whole rupiah.`,
)
export const monthClosed = problem<{ month: string; closedThrough: string }>(
  'ledger/month-closed',
  409,
  (it) => `The books are closed through ${it.closedThrough}. Book in an open month and name ${it.month} as the month it corrects.`,
)
export const accountUnknown = problem<{ account: string }>(
  'ledger/account-unknown',
  422,
  (it) => `There is no account ${it.account} that may be booked directly. Choose one of the chart of accounts.`,
)
export const lineMissing = problem<{ account: string }>(
  'ledger/line-missing',
  422,
  (it) => `Spending on ${it.account} needs its budget line. Choose the line it is paid from.`,
)
export const paguExceeded = problem<{ lineId: string; left: number; asked: number }>(
  'ledger/pagu-exceeded',
  409,
  (it) => `Only Rp${it.left} of this budget line are left, Rp${it.asked} were asked for. Ask for less, release a reservation or change the budget.`,
)
export const reservationNotFound = problem<{ id: string }>('ledger/reservation-not-found', 404, () => 'There is no such reservation in the books.')
export const reservationExceeded = problem<{ id: string; open: number; asked: number }>(
  'ledger/reservation-exceeded',
  409,
  (it) => `Only Rp${it.open} of this reservation are open, Rp${it.asked} were asked for. Settle less, or reserve the rest first.`,
)
export const settlementDiffers = problem<{ amount: number; booked: number }>(
  'ledger/settlement-differs',
  422,
  (it) => `The journal spends Rp${it.booked} on the reserved line, the settlement says Rp${it.amount}. Both must be the same.`,
)
export const alreadyReversed = problem<{ id: string }>(
  'ledger/already-reversed',
  409,
  () => 'This journal has been reversed, or is itself a reversal. Book a new journal instead.',
)
export const journalNotFound = problem('ledger/journal-not-found', 404, () => 'There is no such journal in the books of this regency.')
export const attributionNotFound = problem<{ id: string }>(
  'ledger/attribution-not-found',
  404,
  () => 'The person-months behind this amount are not there. Load them first.',
)
export const attributionDiffers = problem<{ id: string; sum: number; amount: number }>(
  'ledger/attribution-differs',
  422,
  (it) => `The person-months behind this amount sum to Rp${it.sum}, the line says Rp${it.amount}. Both must be the same.`,
)
export const closingOutOfTurn = problem<{ month: string; closedThrough: string | null }>(
  'ledger/closing-out-of-turn',
  409,
  (it) => `${it.month} cannot be closed: it is already closed (through ${it.closedThrough}) or not over yet. Choose the oldest open month.`,
)
export const ownedElsewhere = problem<{ kind: string }>(
  'ledger/owned-elsewhere',
  409,
  (it) => `A journal of this kind (${it.kind}) is taken back where it was recorded: budget, claims, donors. Do it there, the books follow.`,
)
