import type { JobHandler } from '../../platform/jobs.ts'
import { countParts } from './count-parts.ts'

export const jobs: JobHandler[] = [{ kind: 'boundaries.count', run: (job) => countParts(job) }]
