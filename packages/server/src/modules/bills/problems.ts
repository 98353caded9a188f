import { problem } from '@semesta/kernel'

export const billNotFound = problem('bills/not-found', 404, () => 'There is no such bill in this regency. Look at the list of bills.')
export const lineNotFound = problem(
  'bills/line-not-found',
  404,
  () => 'This line of the bill is not in dispute, or lies outside your area. Go back to the list.',
)
export const idReused = problem<{ id: string }>(
  'bills/id-reused',
  409,
  (it) => `${it.id} was used before for something else. Open the page anew and try again.`,
)
export const reasonMissing = problem<{ month: string }>(
  'bills/reason-missing',
  409,
  (it) => `A bill of ${it.month} is recorded already. Say why this one replaces it; the first one stays on record.`,
)
export const fileUnfit = problem<{ why: 'not-found' | 'not-a-bill' | 'other-month' | 'not-in-force' }>(
  'bills/file-unfit',
  422,
  (it) => `The file chosen cannot be this bill (${it.why}). Choose a file of the register tagihan of the same month that has been approved.`,
)
export const monthNotBuilt = problem<{ month: string }>(
  'bills/month-not-built',
  409,
  (it) => `The month ${it.month} has not been built, so there is no roster to hold the bill against. Build it first.`,
)
export const beingChallenged = problem(
  'bills/being-challenged',
  409,
  () => 'This bill is being held against the roster just now. Wait for the end of that work.',
)
export const notChallenged = problem<{ state: string }>(
  'bills/not-challenged',
  409,
  (it) => `This bill has not been held against the roster (${it.state}). Do that first.`,
)
export const tooLate = problem<{ state: string }>(
  'bills/too-late',
  409,
  (it) => `This bill can no longer be changed (${it.state}). A corrected bill becomes a new revision.`,
)
export const superseded = problem<{ month: string }>('bills/superseded', 409, (it) => `A newer bill of ${it.month} is in force. Open that one.`)
export const choiceChanged = problem<{ expected: number; lines: number }>(
  'bills/choice-changed',
  409,
  (it) => `${it.expected} lines were shown, now the choice holds ${it.lines}. Look at it again before you decide.`,
)
export const decisionNotFound = problem('bills/decision-not-found', 404, () => 'There is no such decision about this bill, or it has been taken back.')
export const decidedSince = problem<{ lines: number }>(
  'bills/decided-since',
  409,
  (it) => `${it.lines} of its lines have been decided anew since. Take the newer decision back first.`,
)
export const stillOpen = problem<{ lines: number }>(
  'bills/still-open',
  409,
  (it) => `${it.lines} disputed lines wait for a decision. Hold or drop each of them, or all of a test at once, before signing.`,
)
export const offsetTooLarge = problem<{ left: number }>(
  'bills/offset-too-large',
  409,
  (it) => `Only Rp${it.left} of that bill is left to be set off. Enter less, or take the rest off the next bill.`,
)
export const spokenFor = problem<{ lines: number }>(
  'bills/spoken-for',
  409,
  (it) => `${it.lines} held lines count months that another signed bill holds already. Hold this bill against the roster again; decisions stay.`,
)
