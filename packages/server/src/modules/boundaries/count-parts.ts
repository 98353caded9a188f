import { join } from 'node:path'
import type { Ctx } from '../../platform/context.ts'
import { engineTask } from '../../platform/engine.ts'
import { enqueue, type JobCtx } from '../../platform/jobs.ts'
import { listMonths } from '../months/index.ts'
import { finePaths } from './boundary.calc.ts'
import * as store from './store.ts'

/** Has the parts of villages that decrees speak of counted in every month, in the background. */
export async function requestCount(ctx: Ctx): Promise<void> {
  await enqueue(ctx, { kind: 'boundaries.count', title: 'Hitung bagian kelurahan', payload: {} })
}

/** After a build: only where a decree in force speaks of parts of villages. */
export async function requestCountIfNeeded(ctx: Ctx): Promise<void> {
  const rows = (await store.listBoundaries(ctx)).filter((it) => !it.withdrawn_at)
  if (rows.some((it) => finePaths(it.parts).length > 0)) await requestCount(ctx)
}

/**
 * Counts, month by month, the parts of villages that are not counted yet, from the frozen people.
 *
 * Shape: each month in a transaction of its own; run again, only what is missing is counted.
 */
export async function countParts(job: JobCtx): Promise<{ months: number }> {
  const { app } = job
  const plan = await job.inRegency(async (ctx) => {
    const boundaries = (await store.listBoundaries(ctx)).filter((it) => !it.withdrawn_at)
    const paths = [...new Set(boundaries.flatMap((it) => finePaths(it.parts)))]
    const months = await listMonths(ctx)
    const ids = months.map((it) => it.build_id)
    const known = new Set((await store.listCounts(ctx, ids, paths)).map((it) => `${it.build_id} ${it.path}`))
    return months.map((it) => ({ buildId: it.build_id, folder: it.folder, paths: paths.filter((path) => !known.has(`${it.build_id} ${path}`)) }))
  })
  const open = plan.filter((it) => it.paths.length > 0)
  for (const [index, { buildId, folder, paths }] of open.entries()) {
    job.progress({ percent: (100 * index) / open.length, step: 'heads' })
    const people = join(app.config.dataDir, folder, 'people.parquet')
    const { counts } = await engineTask(app, 'heads', { people, paths }, { signal: job.signal })
    await job.inRegency((ctx) => store.keepCounts(ctx, buildId, counts))
  }
  return { months: open.length }
}
