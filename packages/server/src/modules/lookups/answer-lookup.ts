import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Ctx } from '../../platform/context.ts'
import { dataDir, placeFile, workFolder } from '../../platform/data-dir.ts'
import { engineTask } from '../../platform/engine.ts'
import type { JobCtx } from '../../platform/jobs.ts'
import { findBuild, findMonth } from '../months/index.ts'
import { answerFile, folderOf, listFile, removeFiles } from './files.ts'
import { lookupNotFound } from './problems.ts'
import * as store from './store.ts'
import type { LookupRow } from './tables.ts'

const MOST_ROWS = 200_000

/**
 * Answers a list from the frozen people of its month.
 *
 * Shape: the answer is complete on disk before its numbers count; a list that was deleted meanwhile leaves nothing.
 * Fails: whatever the engine refuses.
 */
export async function answerLookup(job: JobCtx, lookupId: string): Promise<Record<string, unknown> | null> {
  const { app, regency } = job
  const begun = await job.inRegency((ctx) => begin(ctx, lookupId))
  if (!begun) return null
  const { lookup, people, asOf } = begun
  const folder = folderOf(app, regency, lookup.id)
  const work = await workFolder(dataDir(app.config.dataDir), 'lookup')
  try {
    const input = { file: listFile(folder), fileName: lookup.file_name, people, regency, asOf, areas: lookup.areas, maxRows: MOST_ROWS, outDir: work }
    const onProgress = (it: { percent: number; step: string }) => job.signal.aborted || job.progress(it)
    const report = await engineTask(app, 'lookup', input, { onProgress, signal: job.signal })
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await placeFile(answerFile(work), answerFile(folder))
    const { rows, titles, counts, doubtful } = report
    const done = await job.inRegency(async (ctx) => {
      const row = await store.change(ctx, lookup.id, { state: 'done', rows, titles: JSON.stringify(titles), counts: JSON.stringify(counts), doubtful })
      if (row) await ctx.audit({ action: 'lookups.answered', subject: lookup.id, reason: lookup.note, detail: { purpose: lookup.purpose, rows, ...counts } })
      return row
    })
    if (!done) await removeFiles(app, regency, lookup.id)
    return { lookupId: lookup.id, rows }
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function begin(ctx: Ctx, lookupId: string): Promise<{ lookup: LookupRow; people: string; asOf: string } | null> {
  const lookup = await store.change(ctx, lookupId, { state: 'running', problem: null })
  if (!lookup) return null
  // An open month may have been built again since: then the new build answers.
  const build = (await findBuild(ctx, lookup.build_id)) ?? (await findMonth(ctx, lookup.month))
  if (!build) throw lookupNotFound({})
  return { lookup, people: join(ctx.app.config.dataDir, build.folder, 'people.parquet'), asOf: build.as_of }
}
