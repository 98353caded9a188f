import type { JobHandler } from '../../platform/jobs.ts'
import { countArrears } from './count-arrears.ts'

export const jobs: JobHandler[] = [{ kind: 'arrears.count', run: (job) => countArrears(job) }]
