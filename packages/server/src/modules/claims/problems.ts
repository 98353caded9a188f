import { problem } from '@semesta/kernel'

export const claimNotFound = problem('claims/not-found', 404, () => 'There is no such claim in this regency. Look at the list of claims.')
export const idReused = problem<{ id: string }>(
  'claims/id-reused',
  409,
  (it) => `${it.id} was used before for something else. Open the page anew and try again.`,
)
export const nothingToClaim = problem('claims/nothing-to-claim', 409, () => 'No held line of these bills is free to be claimed: each is in a claim already.')
export const billNotVerified = problem(
  'claims/bill-not-verified',
  409,
  () => 'Only lines of bills whose Berita Acara is signed and in force can be claimed. Verify the bill first.',
)
export const choiceChanged = problem<{ expected: number; lines: number }>(
  'claims/choice-changed',
  409,
  (it) => `${it.expected} lines were shown, now there are ${it.lines}. Look at them again before you send.`,
)
export const tooLate = problem<{ state: string }>('claims/too-late', 409, (it) => `This claim no longer takes that (${it.state}). Look at what has come since.`)
export const reasonMissing = problem('claims/reason-missing', 422, () => 'Say why these lines are refused: the health office needs it to look again.')
export const moreThanAccepted = problem<{ left: number }>(
  'claims/more-than-accepted',
  409,
  (it) => `Rp${it.left} of what was accepted is still to come. Enter at most that.`,
)
export const dayBefore = problem<{ settled: string }>('claims/day-before', 422, (it) => `It came back on ${it.settled}. Take it back on that day or later.`)
export const monthMissing = problem('claims/month-missing', 422, () => 'Say from the bill of which month it is taken off.')
