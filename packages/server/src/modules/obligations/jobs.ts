import type { Ctx } from '../../platform/context.ts'
import { enqueue, type JobHandler, type JobView } from '../../platform/jobs.ts'
import { getMonth } from '../months/index.ts'
import { computeObligations } from './compute-obligations.ts'
import * as store from './store.ts'

/** What the job is called: `Kewajiban 2025-11`. */
const titleOf = (month: string) => `Kewajiban ${month}`

export const obligationsJob: JobHandler = {
  kind: 'obligations.compute',
  async run(job, payload) {
    const month = String(payload.month)
    const done = await computeObligations(job, month)
    return { month, heads: done?.report.rows ?? 0, adjustments: done?.report.adjustments ?? 0, changed: done !== null }
  },
}

export const jobs: JobHandler[] = [obligationsJob]

/** Has a month put down in the background, or its difference. Fails: `indicators/month-not-found`. */
export async function requestObligations(ctx: Ctx, month: string): Promise<JobView> {
  await getMonth(ctx, month)
  return enqueue(ctx, { kind: 'obligations.compute', title: titleOf(month), payload: { month } })
}

/** The same after a build: for a month whose names are at hand, and for one that was put down before. */
export async function requestObligationsIfNeeded(ctx: Ctx, month: string, withNames: boolean): Promise<void> {
  if (withNames || (await store.findFirst(ctx, month))) await requestObligations(ctx, month)
}
