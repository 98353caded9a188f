import { problem } from '@semesta/kernel'

export const savingDiffers = problem<{ id: string }>(
  'savings/differs',
  409,
  (it) => `Entry ${it.id} was booked before with other content. Take that one back and book a new one.`,
)
export const savingNotFound = problem<{ id: string }>('savings/not-found', 404, (it) => `There is no entry ${it.id} in the savings ledger of this regency.`)
export const savingReversed = problem<{ id: string }>('savings/reversed', 409, (it) => `Entry ${it.id} has already been taken back. Book a new one instead.`)
