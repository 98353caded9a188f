import { setTimeout as sleep } from 'node:timers/promises'
import { getJob } from '../modules/jobs/follow-jobs.ts'
import type { App } from '../platform/context.ts'
import type { JobRow } from '../platform/jobs.ts'
import { ctxFor } from './actors.ts'

/** Reads a job again and again until it is as wanted. */
export async function jobUntil(app: App, regency: string, id: string, isWanted: (row: JobRow) => boolean): Promise<JobRow> {
  for (;;) {
    const row = await ctxFor(app, 'dinkes', regency, (ctx) => getJob(ctx, id))
    if (isWanted(row)) return row
    await sleep(50)
  }
}
