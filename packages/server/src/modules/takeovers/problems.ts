import { problem } from '@semesta/kernel'

export const programmeNotFound = problem('takeovers/programme-not-found', 404, () => 'There is no such programme in this regency. Open the list of programmes.')
export const decisionNotFound = problem('takeovers/decision-not-found', 404, () => 'There is no such decision in this programme. Open the programme again.')
export const idReused = problem('takeovers/id-reused', 409, () => 'This act was sent before with other content. Load the page again and send it anew.')
export const wholeRegencyOnly = problem(
  'takeovers/whole-regency-only',
  403,
  () => 'Only an office of the whole regency does this. Propose people to a programme that is open.',
)
export const programmeClosed = problem<{ on: string }>(
  'takeovers/programme-closed',
  409,
  (it) => `This programme was closed on ${it.on}. Open another one and propose the people there.`,
)
export const dayAhead = problem<{ on: string; today: string }>(
  'takeovers/day-ahead',
  422,
  (it) => `${it.on} lies ahead of today, ${it.today}. Write the day of the document.`,
)
export const noRate = problem<{ month: string }>(
  'takeovers/no-rate',
  409,
  (it) => `The law knows no premium for members paid by the city in ${it.month}. Choose a later month.`,
)
export const reasonNeeded = problem('takeovers/reason-needed', 422, () => 'Say in a few words why these people are not right; they and the next level read it.')
export const nobodyVerified = problem(
  'takeovers/nobody-verified',
  409,
  () => 'Nobody of this programme is verified and waits for a decision. Look at the earlier steps.',
)
export const headsChanged = problem<{ shown: number; now: number }>(
  'takeovers/heads-changed',
  409,
  (it) => `You saw ${it.shown} people, now there are ${it.now}. Look at the effect again before you decide.`,
)
export const numberTaken = problem<{ number: string }>('takeovers/number-taken', 409, (it) => `Decision ${it.number} is recorded already. Check the number.`)
export const alreadySent = problem<{ on: string }>(
  'takeovers/already-sent',
  409,
  (it) => `The file of this decision went out on ${it.on}. Withdraw the people one by one, or mend it with BPJS Kesehatan.`,
)
export const nobodyToSend = problem('takeovers/nobody-to-send', 409, () => 'Nobody of this list waits to be sent. Open the list again.')
export const tooManyLetters = problem<{ letters: number; limit: number }>(
  'takeovers/too-many-letters',
  422,
  (it) => `${it.letters} letters do not go into one PDF, ${it.limit} do. Take the zip with a PDF a letter, or choose fewer employers.`,
)
export const actNotFound = problem('takeovers/act-not-found', 404, () => 'There is no such act to be taken back. Open the programme again.')
export const actNotYours = problem<{ by: string }>(
  'takeovers/act-not-yours',
  403,
  (it) => `${it.by} did this; only the same person takes it back. Ask, or act anew.`,
)
export const actFinal = problem<{ kind: string }>(
  'takeovers/act-final',
  409,
  (it) => `An act of the kind ${it.kind} is not taken back here. Revoke the decision, or record what came after.`,
)
