import type { JobHandler } from '../../platform/jobs.ts'
import { followJob } from './follow-active.ts'
import { allocateJob } from './work-allocation.ts'

export const jobs: JobHandler[] = [allocateJob, followJob]
