import type { JobHandler } from '../../platform/jobs.ts'
import { challengeBill } from './challenge-bill.ts'
import * as store from './store.ts'

export const challengeJob: JobHandler = {
  kind: 'bills.challenge',
  run: (job, payload) => challengeBill(job, String(payload.billId)),
  async ended(job, payload, state, problem) {
    const why = problem ?? { code: `jobs/${state}`, detail: '' }
    await job.inRegency(async (ctx) => {
      const bill = await store.findBill(ctx, String(payload.billId))
      if (bill?.state === 'challenging' && bill.job_id === job.jobId) await store.changeBill(ctx, bill.id, { state: 'failed', problem: why })
    })
  },
}

export const jobs: JobHandler[] = [challengeJob]
