import { problem } from '@semesta/kernel'

export const jobNotFound = problem<{ jobId: string }>('jobs/not-found', 404, (it) => `There is no job ${it.jobId} in this regency. Look at the list of jobs.`)
export const alreadyFinished = problem<{ jobId: string; state: string }>(
  'jobs/already-finished',
  409,
  (it) => `Job ${it.jobId} is ${it.state} already; there is nothing to stop.`,
)
export const stillRunning = problem<{ jobId: string; state: string }>(
  'jobs/still-running',
  409,
  (it) => `Job ${it.jobId} is ${it.state}. Only a failed or cancelled job can be run again.`,
)
export const jobLost = problem<{ attempts: number }>(
  'jobs/lost',
  500,
  (it) => `The work stopped without a word ${it.attempts} times (a crash or a power cut). Nothing half done stays; it can be run again.`,
)
export const jobBroken = problem<{ incident: string }>(
  'jobs/broken',
  500,
  (it) => `The work failed by a fault of the program (incident ${it.incident}). Nothing half done stays; report the incident or run it again.`,
)
export const jobOutOfSpace = problem(
  'jobs/no-space',
  507,
  () => 'The disk of the server is full. Nothing half done stays: have room made and run the work again.',
)
export const unknownKind = problem<{ kind: string }>('jobs/unknown-kind', 500, (it) => `This Semesta does not know how to do ${it.kind}.`)
