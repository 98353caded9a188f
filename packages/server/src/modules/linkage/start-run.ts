import { join } from 'node:path'
import type { Ctx } from '../../platform/context.ts'
import { enqueue, type JobCtx, type JobHandler, type JobView } from '../../platform/jobs.ts'
import { inLoader, whileHolding } from '../../platform/loading.ts'
import { type BatchRecord, listNewest } from '../registers/index.ts'
import { discardRun, prepareRun, pruneRuns, TARGET_ERROR_RATE } from './prepare-run.ts'
import { beingLinked, noSnapshot } from './problems.ts'
import { publishRun } from './publish-run.ts'

/** The newest snapshots. Fails: `linkage/no-snapshot` without penduduk or peserta. */
async function newestSources(ctx: Ctx): Promise<BatchRecord[]> {
  const sources = await listNewest(ctx)
  const missing = ['penduduk', 'peserta'].filter((register) => !sources.some((it) => it.register === register))
  if (missing.length > 0) throw noSnapshot({ registers: missing })
  return sources
}

/** Has the newest registers linked in the background, without building a month. Fails: `linkage/no-snapshot`. */
export async function startRun(ctx: Ctx, ask: { targetErrorRate?: number | undefined }): Promise<JobView> {
  await newestSources(ctx)
  return enqueue(ctx, { kind: 'linkage.run', title: 'Jalankan padanan', payload: { targetErrorRate: ask.targetErrorRate ?? TARGET_ERROR_RATE } })
}

/** The lock that says: a living process links the registers of this regency. */
const linkLock = (regency: string) => `linkage/run/${regency}`

export const linkageJob: JobHandler = {
  kind: 'linkage.run',
  async run(job, payload) {
    const rate = typeof payload.targetErrorRate === 'number' ? payload.targetErrorRate : TARGET_ERROR_RATE
    const held = await whileHolding(job.app, linkLock(job.regency), () => linkAlone(job, rate, typeof payload.truth === 'string' ? payload.truth : undefined))
    if (!held) throw beingLinked({})
    return held.result
  },
}

/** One run, published by itself: all of it or nothing. */
async function linkAlone(job: JobCtx, targetErrorRate: number, truth: string | undefined): Promise<{ runId: string }> {
  const { app, regency, actor } = job
  const batches = await job.inRegency(newestSources)
  const sources = batches.map((it) => ({
    ...{ register: it.register, batch: it.id, fileName: it.file_name, sha256: it.sha256, asOf: it.as_of, rows: it.rows_accepted ?? 0 },
    path: join(app.config.dataDir, it.snapshot_path ?? '', 'snapshot.parquet'),
  }))
  const run = await prepareRun(job, {
    month: null,
    sources,
    targetErrorRate,
    truth,
    onProgress: (it) => job.progress({ percent: it.percent * 0.9, step: it.step }),
  })
  try {
    job.progress({ percent: 92, step: 'publish' })
    const publishing = { month: null, actor: actor.id, actorName: actor.name, at: app.clock(), signal: job.signal }
    await inLoader(app, { regency, actor: actor.id }, (loader) => publishRun(loader, run, publishing))
  } catch (error) {
    await discardRun(run)
    throw error
  }
  await pruneRuns(app, regency, actor.id)
  return { runId: run.runId }
}

export const jobs: JobHandler[] = [linkageJob]
