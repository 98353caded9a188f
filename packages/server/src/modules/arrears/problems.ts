import { problem } from '@semesta/kernel'

export const notCounted = problem<{ month: string }>(
  'arrears/not-counted',
  409,
  (it) => `Arrears of ${it.month} are still being counted. Look again in a minute; the job stands under Jobs.`,
)
export const personNotFound = problem('arrears/person-not-found', 404, () => 'Nobody with this address owes anything in this month and your area.')
export const idReused = problem('arrears/id-reused', 409, () => 'This act was sent before with other content. Load the page again and send it anew.')
