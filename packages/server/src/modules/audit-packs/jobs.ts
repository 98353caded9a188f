import type { JobHandler } from '../../platform/jobs.ts'
import { makePack } from './make-pack.ts'
import * as store from './store.ts'

export const packJob: JobHandler = {
  kind: 'audit-packs.create',
  run: (job, payload) => makePack(job, String(payload.packId)),
  async ended(job, payload, state, problem) {
    await job.inRegency((ctx) => store.setFailed(ctx, String(payload.packId), problem ?? { code: `jobs/${state}`, detail: '' }))
  },
}

export const jobs: JobHandler[] = [packJob]
