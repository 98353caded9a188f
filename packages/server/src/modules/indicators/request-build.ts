import type { Ctx } from '../../platform/context.ts'
import { enqueue, type JobView } from '../../platform/jobs.ts'
import { getMonth } from '../months/index.ts'
import { planBuild } from './build-month.ts'

/** What the job of a month is called: `Bangun bulan 2025-11`. */
export const buildTitle = (month: string) => `Bangun bulan ${month}`

/** Has a month built in the background. Fails: at once for what can be known at once, as `planBuild`. */
export async function requestBuild(ctx: Ctx, ask: { month: string; reason?: string | undefined }): Promise<JobView> {
  const reason = ask.reason?.trim() || null
  await planBuild(ctx, { month: ask.month, reason })
  return enqueue(ctx, { kind: 'indicators.build', title: buildTitle(ask.month), payload: { month: ask.month, reason } })
}

/** Has the names of a month loaded; null when they are at hand. Fails: `indicators/month-not-found`. */
export async function requestNames(ctx: Ctx, month: string): Promise<JobView | null> {
  const row = await getMonth(ctx, month)
  return row.people_online ? null : enqueue(ctx, { kind: 'people.load', title: `Buka nama ${month}`, payload: { month } })
}
