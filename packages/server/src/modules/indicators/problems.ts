import { problem } from '@semesta/kernel'

export const noSnapshot = problem<{ registers: string[]; asOf: string }>(
  'indicators/no-snapshot',
  409,
  (it) => `A month needs penduduk and peserta. Send ${it.registers.join(' and ')} dated ${it.asOf} or earlier first.`,
)
export const closedNeedsReason = problem<{ month: string }>(
  'indicators/closed-needs-reason',
  409,
  (it) => `${it.month} is closed. Say why it is built again: the new numbers are kept as a dated restatement beside the old ones.`,
)
export const alreadyClosed = problem<{ month: string }>('indicators/already-closed', 409, (it) => `${it.month} is closed already.`)
export const beingBuilt = problem<{ month: string }>('indicators/being-built', 409, (it) => `${it.month} is being built right now. Wait for its end.`)
export const factNotFound = problem<{ kind: string }>(
  'indicators/fact-not-found',
  404,
  (it) => `There is no recorded fact of kind ${it.kind} with this id to be corrected. Load the list again.`,
)
export const factOverlaps = problem<{ kind: string; from: string; until: string | null }>(
  'indicators/fact-overlaps',
  409,
  (it) => `Another value is recorded from ${it.from} to ${it.until ?? 'further notice'}. Choose dates that do not overlap.`,
)
