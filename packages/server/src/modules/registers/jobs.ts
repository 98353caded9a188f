import type { JobCtx, JobHandler, JobProgress } from '../../platform/jobs.ts'
import { checkBatch } from './check-batch.ts'
import { commitBatch, undoBatch } from './commit-batch.ts'
import { compareBatch } from './compare-batch.ts'
import { getBatch } from './read-batches.ts'
import { acceptByPolicy, openStops, requestStale } from './review-batch.ts'
import * as store from './store.ts'
import type { BatchRecord } from './tables.ts'

const batchOf = (payload: Record<string, unknown>) => String(payload.batchId)
const read = (job: Pick<JobCtx, 'inRegency'>, payload: Record<string, unknown>) => job.inRegency((ctx) => getBatch(ctx, batchOf(payload)))

/** What the work of a job needs; a report that is on its way while the job stops is dropped: nobody waits for it. */
function optionsOf(job: JobCtx) {
  const onProgress = (it: JobProgress) => job.signal.aborted || job.progress(it)
  return { actor: job.actor.id, jobId: job.jobId, onProgress, signal: job.signal }
}

/** Writes down why a file was not checked, or not compared, to the end. */
const endUnchecked: NonNullable<JobHandler['ended']> = async (job, payload, state, problem) => {
  await job.inRegency(async (ctx) => {
    const batch = await store.endCheck(ctx, batchOf(payload), job.jobId, { state, problem })
    if (batch)
      await ctx.audit({ action: 'registers.not-checked', subject: batch.id, detail: { register: batch.register, state, problem: problem?.code ?? null } })
  })
}

/** Checks a received file in the background; a staged one is compared with what is in force, and accepted where the policy needs nobody. */
export const importJob: JobHandler = {
  kind: 'registers.import',
  async run(job, payload) {
    const batch = await read(job, payload)
    const checked = (await checkBatch(job.app, batch, optionsOf(job))) !== null
    if (checked && payload.byPolicy === true) await acceptWhereNobodyIsAsked(job, batch)
    const done = await read(job, payload)
    if (checked && done.state === 'done') await job.inRegency((ctx) => requestStale(ctx, done.register))
    return { batchId: batch.id, checked, read: done.rows_read, accepted: done.rows_accepted, rejected: done.rows_rejected, skipped: done.rows_skipped }
  },
  ended: endUnchecked,
}

/** A file that changes nothing a person must look at comes into force by the policy itself. */
async function acceptWhereNobodyIsAsked(job: JobCtx, { id }: BatchRecord): Promise<void> {
  await job.inRegency(async (ctx) => {
    const batch = await getBatch(ctx, id)
    if (batch.state !== 'in-review' || batch.diff?.approval.needs !== 'itself' || openStops(batch).length > 0) return
    await acceptByPolicy(ctx, batch)
    await ctx.audit({ action: 'registers.accepted-by-policy', subject: id, detail: { register: batch.register, asOf: batch.as_of } })
  })
}

/** Compares a waiting file anew: another came into force, or it is a part and not the whole list. */
export const diffJob: JobHandler = {
  kind: 'registers.diff',
  async run(job, payload) {
    const batch = await read(job, payload)
    const { rows, approval } = await compareBatch(job.app, batch, optionsOf(job))
    return { batchId: batch.id, ...rows, needs: approval.needs }
  },
  ended: endUnchecked,
}

/** Brings an approved file into force. */
export const commitJob: JobHandler = {
  kind: 'registers.commit',
  async run(job, payload) {
    const batch = await read(job, payload)
    job.progress({ percent: 5, step: 'memberlakukan', rowsTotal: batch.diff?.rows.after })
    try {
      await commitBatch(job.app, batch, job.actor.id)
    } finally {
      await job.inRegency((ctx) => requestStale(ctx, batch.register))
    }
    return { batchId: batch.id }
  },
  async ended(job, payload) {
    // Nothing of it counts; somebody may look again and agree again.
    await job.inRegency(async (ctx) => {
      const batch = await getBatch(ctx, batchOf(payload))
      if (batch.state === 'approved' || batch.state === 'committing') await store.changeBatch(ctx, batch.id, { state: 'in-review', approved: null })
    })
  },
}

/** Takes a file in force back. */
export const undoJob: JobHandler = {
  kind: 'registers.undo',
  async run(job, payload) {
    const batch = await read(job, payload)
    job.progress({ percent: 5, step: 'menarik kembali' })
    const { by, id, reason } = payload as { by: string; id: string; reason: string | null }
    await undoBatch(job.app, batch, job.actor.id, { by, id, reason })
    await job.inRegency((ctx) => requestStale(ctx, batch.register))
    return { batchId: batch.id }
  },
}

export const jobs: JobHandler[] = [importJob, diffJob, commitJob, undoJob]
