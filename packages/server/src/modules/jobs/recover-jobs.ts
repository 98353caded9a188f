import type { OpenApp } from '../../platform/app.ts'
import type { JobHandler } from '../../platform/jobs.ts'
import { tellEnded } from './perform-job.ts'
import { jobLost } from './problems.ts'
import { endLost, queueForgotten, restartLost } from './store.ts'

export const SILENT_SECONDS = 10
export const ATTEMPTS = 3

/** Finds jobs whose worker died and starts them again cleanly; after three deaths a job fails and says so. */
export async function recoverJobs(app: OpenApp, handlers: readonly JobHandler[]): Promise<void> {
  const restarted = await restartLost(app.owner, SILENT_SECONDS, ATTEMPTS)
  if (restarted > 0) app.log.warn({ jobs: restarted }, 'jobs whose worker died start again')
  const { code, message } = jobLost({ attempts: ATTEMPTS })
  for (const row of await endLost(app.owner, SILENT_SECONDS, { code, detail: message }, app.clock())) await tellEnded(app, handlers, row)
  await queueForgotten(app.owner)
}
