import { problem } from '@semesta/kernel'

export const monthNotFound = problem<{ month: string | null }>('indicators/month-not-found', 404, (it) =>
  it.month ? `The month ${it.month} has not been built. Build it from its registers first.` : 'No month has been built yet. Send the registers and build one.',
)
/** Also the answer for figures below the village, which are counted from the people themselves. */
export const namesFrozen = problem<{ month: string }>(
  'people/names-frozen',
  409,
  (it) => `The names of ${it.month} are kept frozen. Load them first; the numbers stay as they are.`,
)
