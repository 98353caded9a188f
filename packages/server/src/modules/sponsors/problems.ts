import { problem } from '@semesta/kernel'

export const sponsorNotFound = problem('sponsors/not-found', 404, () => 'There is no such donor here. Look at the list of donors.')
export const pledgeNotFound = problem('sponsors/pledge-not-found', 404, () => 'There is no such pledge here. Look at the list of pledges.')
export const stepNotFound = problem('sponsors/step-not-found', 404, () => 'There is no such step on this pledge. Open the pledge again.')
export const planNotFound = problem('sponsors/plan-not-found', 404, () => 'There is no such allocation here. Look at the list of allocations.')
export const notBound = problem(
  'sponsors/not-bound',
  404,
  () => 'Your account is not tied to a donor yet. Ask the health office to tie it, with the address you sign in with.',
)
export const idReused = problem('sponsors/id-reused', 409, () => 'This record was sent before with other content. Open the form again and send it anew.')
export const employerUnknown = problem(
  'sponsors/employer-unknown',
  409,
  () => 'A company pledges only after its own workers are registered, and no employer code is recorded. Record the BPJS employer code of this donor first.',
)
export const workersUnknown = problem<{ month: string; employerCode: string }>(
  'sponsors/workers-unknown',
  409,
  (it) =>
    `No list of workers of employer ${it.employerCode} is in the month ${it.month}, so nobody can tell whether all are registered. Import the list of workers, or record an exception with its approver.`,
)
export const workersMissing = problem<{ missing: number; workers: number; month: string }>(
  'sponsors/workers-missing',
  409,
  (it) =>
    `${it.missing} of ${it.workers} own workers have no card from this company in ${it.month}. The company registers them first; then check again. An exception needs an approver, a reason and an end.`,
)
export const exceptionTooLong = problem<{ days: number; most: number }>(
  'sponsors/exception-too-long',
  422,
  (it) => `An exception lasts at most ${it.most} days, this one ${it.days}. Choose an earlier end.`,
)
export const userNotFound = problem<{ email: string }>(
  'sponsors/user-not-found',
  404,
  (it) => `Nobody signs in with ${it.email} and the role donor here. Ask the administrator to invite the person with that role first.`,
)
export const userBound = problem<{ email: string }>(
  'sponsors/user-bound',
  409,
  (it) => `${it.email} signs in for a donor already. End that first: a person speaks for one donor.`,
)
export const pledgeUnfit = problem<{ fault: string }>(
  'sponsors/pledge-unfit',
  422,
  (it) => `The pledge does not add up (${it.fault}). Give people or a sum, a rate that is known on its first month, and ages from low to high.`,
)
export const stepOutOfOrder = problem<{ kind: string; state: string }>(
  'sponsors/step-out-of-order',
  409,
  (it) => `This pledge is ${it.state}: ${it.kind} cannot follow now. Open the pledge to see what comes next.`,
)
export const stepIncomplete = problem<{ field: string }>(
  'sponsors/step-incomplete',
  422,
  (it) => `${it.field} is missing for this step. An agreement needs both numbers, a payment its sum and document.`,
)
export const moreThanPromised = problem<{ promised: number; received: number; asked: number }>(
  'sponsors/more-than-promised',
  409,
  (it) => `Rp${it.promised} were promised and Rp${it.received} received; Rp${it.asked} more would pass that. Correct the sum, or record a new pledge.`,
)
export const stepNeeded = problem<{ kind: string }>(
  'sponsors/step-needed',
  409,
  (it) => `Other steps stand on this one (${it.kind}). Take those back first; a list that was sent to BPJS cannot be taken back.`,
)
export const alreadyReversed = problem('sponsors/already-reversed', 409, () => 'This step was taken back before.')
export const nothingToAllocate = problem(
  'sponsors/nothing-to-allocate',
  409,
  () => 'None of these pledges has received money that reaches one more person. Record the payment first.',
)
export const planNotReady = problem<{ state: string }>('sponsors/plan-not-ready', 409, (it) => `This allocation is ${it.state}. Wait until it is worked out.`)
export const planStale = problem('sponsors/plan-stale', 409, () => 'The month was built again since this was worked out. Work it out anew.')
export const notEnoughMoney = problem<{ left: number; asked: number }>(
  'sponsors/not-enough-money',
  409,
  (it) => `This needs Rp${it.asked}, and Rp${it.left} received is left. Work it out anew with what is left.`,
)
export const fundedTwice = problem<{ people: number }>(
  'sponsors/funded-twice',
  409,
  (it) => `${it.people} of these people are funded by another pledge or a takeover meanwhile. Work it out anew.`,
)
export const nothingToReport = problem(
  'sponsors/nothing-to-report',
  409,
  () => 'Nothing of this pledge has gone to BPJS yet. A report and a certificate follow the first list that was sent.',
)
