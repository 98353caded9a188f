import { problem } from '@semesta/kernel'

export const notPutDown = problem<{ month: string }>(
  'obligations/not-put-down',
  409,
  (it) => `What is owed in ${it.month} has not been put down yet. Have it reckoned on the page of obligations.`,
)
export const beingComputed = problem(
  'obligations/being-computed',
  409,
  () => 'Another process is putting obligations of this regency down. Wait until it is done, then run this again.',
)
