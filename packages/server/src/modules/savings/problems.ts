import { problem } from '@semesta/kernel'

export const savingDiffers = problem<{ id: string }>(
  'savings/differs',
  409,
  (it) => `Entry ${it.id} was booked before with other content. Take that one back and book a new one.`,
)
export const savingNotFound = problem<{ id: string }>('savings/not-found', 404, (it) => `There is no entry ${it.id} in the savings ledger of this regency.`)
export const moreThanLeft = problem<{ left: number }>(
  'savings/more-than-left',
  409,
  (it) => `Only ${it.left} person-months of this entry still stand. Take back at most those.`,
)
