import { enqueue, type JobHandler } from '../../platform/jobs.ts'
import { finishArrears } from './count-arrears.ts'

/** Counts what is missing; then programmes look at what the month says of their people. */
export const jobs: JobHandler[] = [
  {
    kind: 'arrears.count',
    async run(job, payload) {
      const month = String(payload.month)
      const counted = await finishArrears(job, month)
      await job.inRegency((ctx) => enqueue(ctx, { kind: 'takeovers.follow', title: `Cek talangan pada ${month}`, payload: { month } }))
      return counted
    },
  },
]
