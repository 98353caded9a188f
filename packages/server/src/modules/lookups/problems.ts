import { problem } from '@semesta/kernel'

export const lookupNotFound = problem('lookups/not-found', 404, () => 'You have sent no such list. Look at the lists you have sent.')
export const lookupNotReady = problem<{ state: string }>(
  'lookups/not-ready',
  409,
  (it) => `This list has no answer to show (${it.state}). Wait until it is done, or send the list again.`,
)
export const tooMany = problem<{ limit: number }>(
  'lookups/too-many',
  429,
  (it) => `At most ${it.limit} lists a day. Put your lists together, or go on tomorrow.`,
)
export const tooLarge = problem<{ maxBytes: number }>(
  'lookups/too-large',
  413,
  (it) => `The list is larger than ${Math.floor(it.maxBytes / 1_000_000)} MB. Leave out other columns, or send it in parts.`,
)
