import type { Ctx } from '../../platform/context.ts'
import { tablesOf } from '../../platform/database.ts'
import { type JobRow, type JobsTables, type JobView, presentJob } from '../../platform/jobs.ts'
import { alreadyFinished, jobNotFound, stillRunning } from './problems.ts'
import { askToStop, findJob, listJobs, runAgain } from './store.ts'

const db = (ctx: Ctx) => tablesOf<JobsTables>(ctx.trx)

export const listRegencyJobs = (ctx: Ctx, open: boolean): Promise<JobRow[]> => listJobs(db(ctx), ctx.bind.regency, open)

export async function getJob(ctx: Ctx, jobId: string): Promise<JobRow> {
  const row = await findJob(db(ctx), { regency: ctx.bind.regency, id: jobId })
  if (!row) throw jobNotFound({ jobId })
  return row
}

/** Stops a job: at once while it waits, within a second or two while it runs. */
export async function cancelJob(ctx: Ctx, jobId: string): Promise<JobRow> {
  const row = await getJob(ctx, jobId)
  const stopped = await askToStop(db(ctx), { regency: ctx.bind.regency, id: jobId }, ctx.now)
  if (!stopped) throw alreadyFinished({ jobId, state: row.state })
  return stopped
}

/** Runs a failed or cancelled job again from the start, with what it was given then. */
export async function retryJob(ctx: Ctx, jobId: string): Promise<JobRow> {
  const row = await getJob(ctx, jobId)
  const again = await runAgain(db(ctx), { regency: ctx.bind.regency, id: jobId })
  if (!again) throw stillRunning({ jobId, state: row.state })
  return again
}

/** The newest job of a kind that waits or runs, as the wire carries it. */
export async function findOpenJob(ctx: Ctx, kind: JobRow['kind']): Promise<JobView | null> {
  const row = (await listRegencyJobs(ctx, true)).find((it) => it.kind === kind)
  return row ? presentJob(row, ctx.now) : null
}
