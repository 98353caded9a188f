import type { JobHandler } from '../../platform/jobs.ts'
import { followMonth } from './follow-month.ts'

/** Holds people whose file went out against a month that has just been built. */
export const jobs: JobHandler[] = [{ kind: 'takeovers.follow', run: (job, payload) => followMonth(job, String(payload.month)) }]
