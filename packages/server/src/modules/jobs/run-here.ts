import { Problem } from '@semesta/kernel'
import type { OpenApp } from '../../platform/app.ts'
import type { Actor } from '../../platform/context.ts'
import { inRegency } from '../../platform/database.ts'
import { insertJob, type JobHandler, jobCancelled, type NewJob } from '../../platform/jobs.ts'
import { systemBind } from '../../platform/system.ts'
import { type PerformOptions, performJob } from './perform-job.ts'

/**
 * Does a job in this process instead of queueing it, visible to everybody as any other: for the command line, with or without a server.
 *
 * Fails: the Problem the job ended with; `jobs/cancelled` when it was stopped.
 */
export async function runHere(app: OpenApp, handler: JobHandler, actor: Actor, ask: NewJob & { regency: string }, options: PerformOptions = {}) {
  const row = await inRegency(app, actor, systemBind(ask.regency), (ctx) => insertJob(ctx, ask))
  const ending = await performJob(app, [handler], { regency: row.regency_code, id: row.id }, options)
  if (ending?.state === 'done') return { jobId: row.id, result: ending.result }
  if (ending?.problem) throw new Problem(ending.problem.code, 409, ending.problem.detail)
  throw jobCancelled({ jobId: row.id })
}
