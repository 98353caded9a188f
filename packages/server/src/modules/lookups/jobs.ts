import type { JobHandler } from '../../platform/jobs.ts'
import { answerLookup } from './answer-lookup.ts'
import * as store from './store.ts'

const answerJob: JobHandler = {
  kind: 'lookups.answer',
  run: (job, payload) => answerLookup(job, String(payload.lookupId)),
  async ended(job, payload, state, problem) {
    const why = problem ?? { code: `jobs/${state}`, detail: '' }
    await job.inRegency((ctx) => store.change(ctx, String(payload.lookupId), { state: 'failed', problem: JSON.stringify(why) }))
  },
}

export const jobs: JobHandler[] = [answerJob]
