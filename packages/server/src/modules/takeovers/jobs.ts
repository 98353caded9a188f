import type { JobHandler } from '../../platform/jobs.ts'
import { followMonth } from './follow-month.ts'
import { followPromises } from './follow-promises.ts'

/** Holds people whose file went out against a month that has just been built, and the promises of the budget against them. */
export const jobs: JobHandler[] = [
  {
    kind: 'takeovers.follow',
    run: async (job, payload) => ({ ...(await followMonth(job, String(payload.month))), ...(await job.inRegency(followPromises)) }),
  },
  { kind: 'takeovers.promises', run: (job) => job.inRegency(followPromises) },
]
