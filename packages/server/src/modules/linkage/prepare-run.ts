import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { App, Ctx } from '../../platform/context.ts'
import { rowsOf } from '../../platform/cursor.ts'
import { dataDir, placeFolder, workFolder } from '../../platform/data-dir.ts'
import { engineTask } from '../../platform/engine.ts'
import type { JobCtx } from '../../platform/jobs.ts'
import { inLoader } from '../../platform/loading.ts'
import type { PreparedRun } from './publish-run.ts'
import * as runs from './run-store.ts'
import * as store from './store.ts'
import type { RunSource } from './tables.ts'

export interface RunAsk {
  month: string | null
  /** the snapshots to link; `path` is absolute */
  sources: (RunSource & { path: string })[]
  targetErrorRate: number
  /** who is who, where it is known: truth-human.csv of an invented city */
  truth?: string | undefined
  onProgress: (it: { percent: number; step: string }) => void
}

/** Share of wrong links that a run may make by itself, unless somebody asks for another. */
export const TARGET_ERROR_RATE = 0.001

/**
 * Links the registers of a regency: everything is complete on disk before anybody knows of it.
 *
 * Shape: what people decided goes in with it, so a run never overturns them; the run in force goes in too, so that what is known stays known.
 *        `publishRun` makes it count, `discardRun` throws it away.
 * Fails: whatever the engine refuses; nothing stays then.
 */
export async function prepareRun(job: JobCtx, ask: RunAsk): Promise<PreparedRun> {
  const { app, regency } = job
  const dir = dataDir(app.config.dataDir)
  const work = await workFolder(dir, 'linkage')
  const decisions = `${work}.decisions.csv`
  const begunAt = app.clock()
  try {
    const previous = await job.inRegency((ctx) => writeDecisions(ctx, decisions))
    const { month, targetErrorRate, truth } = ask
    const sources = ask.sources.map(({ register, batch, sha256, asOf, rows, path }) => ({ register, batch, sha256, asOf, rows, path }))
    const input = { regency, ...(month && { month }), ...(truth && { truth }), sources, decisions, previous, outDir: work, targetErrorRate }
    await engineTask(app, 'linkage', input, { onProgress: (it) => job.signal.aborted || ask.onProgress(it), signal: job.signal })
    return { ...(await place(app, regency, work, ask)), begunAt }
  } catch (error) {
    await rm(work, { recursive: true, force: true })
    throw error
  } finally {
    await rm(decisions, { force: true })
  }
}

/** Writes the verdicts that stand, and answers with the folder of the run in force. */
async function writeDecisions(ctx: Ctx, file: string): Promise<string | null> {
  const lines = async function* () {
    yield 'left_id,right_id,verdict,decided_by,decided_at\n'
    for await (const it of rowsOf(ctx.trx, store.listStanding(ctx))) {
      yield `${[it.left_id, it.right_id, it.verdict, it.decided_by, it.decided_at].map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(file, { mode: 0o600 }))
  const inForce = await runs.findInForce(ctx)
  return inForce ? join(ctx.app.config.dataDir, inForce.folder) : null
}

async function place(app: App, regency: string, work: string, ask: RunAsk): Promise<Omit<PreparedRun, 'begunAt'>> {
  const runId = app.newId()
  const folder = join('linkage', regency, runId)
  const path = join(app.config.dataDir, folder)
  const modelHash = createHash('sha256')
    .update(await readFile(join(work, 'model.json')))
    .digest('hex')
  await placeFolder(work, path)
  const sources = ask.sources.map(({ register, batch, fileName, sha256, asOf, rows }): RunSource => ({ register, batch, fileName, sha256, asOf, rows }))
  return { runId, regency, folder, path, linkFile: join(path, 'link.parquet'), sources, modelHash }
}

/** Throws a run away that was never published. */
export async function discardRun(run: PreparedRun): Promise<void> {
  await rm(run.path, { recursive: true, force: true })
}

/** Takes the files of runs away that were replaced; what they said of themselves stays. */
export async function pruneRuns(app: App, regency: string, actor: string): Promise<void> {
  const spent = await inLoader(app, { regency, actor }, (loader) => runs.listSpent(loader))
  for (const { folder } of spent) await rm(join(app.config.dataDir, folder), { recursive: true, force: true })
}
