import type { JobHandler } from '../../platform/jobs.ts'
import { checkBatch } from './check-batch.ts'
import { getBatch } from './read-batches.ts'
import * as store from './store.ts'

const batchOf = (payload: Record<string, unknown>) => String(payload.batchId)

/** Checks a received file in the background. */
export const importJob: JobHandler = {
  kind: 'registers.import',
  async run(job, payload) {
    const batch = await job.inRegency((ctx) => getBatch(ctx, batchOf(payload)))
    const report = await checkBatch(job.app, batch, {
      actor: job.actor.id,
      jobId: job.jobId,
      // A report that is on its way while the job stops is dropped: nobody waits for it.
      onProgress: (it) => job.signal.aborted || job.progress(it),
      signal: job.signal,
    })
    const done = await job.inRegency((ctx) => getBatch(ctx, batch.id))
    const checked = report !== null
    return { batchId: batch.id, checked, read: done.rows_read, accepted: done.rows_accepted, rejected: done.rows_rejected, skipped: done.rows_skipped }
  },
  async ended(job, payload, state, problem) {
    await job.inRegency(async (ctx) => {
      const batch = await store.endCheck(ctx, batchOf(payload), job.jobId, { state, problem })
      if (batch)
        await ctx.audit({ action: 'registers.not-checked', subject: batch.id, detail: { register: batch.register, state, problem: problem?.code ?? null } })
    })
  },
}

export const jobs: JobHandler[] = [importJob]
