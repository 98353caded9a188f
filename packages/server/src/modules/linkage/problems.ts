import { problem } from '@semesta/kernel'

export const noSnapshot = problem<{ registers: string[] }>(
  'linkage/no-snapshot',
  409,
  (it) => `There is nothing to link yet: ${it.registers.join(' and ')} missing. Import at least penduduk and peserta first.`,
)
export const beingLinked = problem('linkage/being-linked', 409, () => 'These registers are being linked at this moment. Wait until that run is done.')
export const runNotFound = problem<{ runId: string }>('linkage/run-not-found', 404, (it) => `There is no linkage run ${it.runId}. See the list of runs.`)
export const noRun = problem('linkage/no-run', 409, () => 'No linkage has been run yet. Run it first.')
export const pairNotFound = problem('linkage/pair-not-found', 404, () => 'There is no such pair in your area in the newest run. Go back to the queue.')
export const decidedMeanwhile = problem<{ state: string; by: string }>(
  'linkage/decided-meanwhile',
  409,
  (it) => `${it.by} has decided on this pair meanwhile; it now stands at ${it.state}. Look again before you decide.`,
)
export const secondPersonNeeded = problem('linkage/second-person-needed', 409, () => 'You were the first to say so. Somebody else must confirm this merge.')
export const sampleNotFound = problem('linkage/sample-not-found', 404, () => 'There is no such sample. See the list of samples.')
export const nothingToSample = problem<{ kind: string }>('linkage/nothing-to-sample', 409, () => 'The newest run has no pairs of this kind to draw from.')
