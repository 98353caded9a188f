import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type IntakeReport, type OnProgress, REJECT_COLUMNS } from '@semesta/engine'
import type { App } from '../../platform/context.ts'
import { dataDir, placeFolder, workFolder } from '../../platform/data-dir.ts'
import { engineTask } from '../../platform/engine.ts'
import { auditBy, copyFile, inLoader, type Loader, whileHolding } from '../../platform/loading.ts'
import { compareBatch } from './compare-batch.ts'
import { intakeInput } from './intake-input.ts'
import * as loading from './loader-store.ts'
import { beingChecked, sentAgain } from './problems.ts'
import type { BatchRecord, CheckReport } from './tables.ts'

export interface CheckOptions {
  actor: string
  jobId: string
  onProgress: OnProgress
  signal: AbortSignal
}

/** The lock that says: this file is being checked by a living process. */
export const checkLock = (batchId: string) => `registers/check/${batchId}`

/**
 * Checks a received file and freezes its accepted rows as a snapshot; a staged one is compared with the one in force at once.
 *
 * Shape: the snapshot is complete on disk before one transaction makes it count; a crash at any point leaves all or nothing, and a second
 *        run starts clean. A file whose check is done stays as it is, and the answer is null.
 * Fails: `registers/being-checked` when another process is at it, `registers/sent-again` when the same bytes came in meanwhile; whatever the
 *        intake refuses.
 */
export async function checkBatch(app: App, batch: BatchRecord, options: CheckOptions): Promise<IntakeReport | null> {
  const held = await whileHolding(app, checkLock(batch.id), async () => {
    const staged = part(options, batch.staged ? 0.6 : 1)
    const report = await check(app, batch, staged)
    if (report && batch.staged)
      await compareBatch(app, batch, { ...options, onProgress: (it) => options.onProgress({ ...it, percent: 60 + it.percent * 0.4 }) })
    return report
  })
  if (!held) throw beingChecked({ batchId: batch.id })
  return held.result
}

/** The same work as a share of the whole. */
const part = (options: CheckOptions, share: number): CheckOptions => ({
  ...options,
  onProgress: (it) => options.onProgress({ ...it, percent: it.percent * share }),
})

async function check(app: App, batch: BatchRecord, options: CheckOptions): Promise<IntakeReport | null> {
  const begun = await inLoader(app, { regency: batch.regency_code, actor: options.actor }, (loader) =>
    loading.beginCheck(loader, batch.id, options.jobId),
  ).catch((error: { code?: string }) => {
    throw error.code === UNIQUE_VIOLATION ? sentAgain({ batchId: batch.id }) : error
  })
  if (!begun) return null
  const work = await workFolder(dataDir(app.config.dataDir), 'intake')
  try {
    return await freeze(app, batch, work, options)
  } catch (error) {
    await rm(work, { recursive: true, force: true })
    throw error
  }
}

const UNIQUE_VIOLATION = '23505'

async function freeze(app: App, batch: BatchRecord, work: string, options: CheckOptions): Promise<IntakeReport> {
  const dir = dataDir(app.config.dataDir)
  const snapshot = join('snapshots', batch.regency_code, batch.register, batch.as_of, batch.id)
  const report = await takeIn(app, batch, work, options)
  const rejects = join(dir.root, snapshot, 'rejects.csv')
  // A crash between the rename and the commit may have left the folder there: nothing refers to it.
  await rm(join(dir.root, snapshot), { recursive: true, force: true })
  await placeFolder(work, join(dir.root, snapshot))
  const bind = { regency: batch.regency_code, actor: options.actor }
  await inLoader(app, bind, (loader) => finish(app, loader, batch, { report, rejects, snapshot, actor: options.actor }))
  await rm(rejects, { force: true })
  return report
}

async function takeIn(app: App, batch: BatchRecord, outDir: string, { actor, onProgress, signal }: CheckOptions): Promise<IntakeReport> {
  const input = await intakeInput(app, batch, actor)
  return engineTask(app, 'intake', { ...input, outDir }, { onProgress: (it) => onProgress({ ...it, percent: it.percent * 0.9 }), signal })
}

interface Outcome {
  report: IntakeReport
  /** CSV without a header line */
  rejects: string
  snapshot: string
  actor: string
}

async function finish(app: App, loader: Loader, batch: BatchRecord, { report, rejects, snapshot, actor }: Outcome): Promise<void> {
  await loading.dropRejects(loader, batch.id)
  const { size } = await stat(rejects)
  await loader.query(`select set_config('app.batch', $1, true)`, [batch.id])
  await copyFile(loader, { table: 'registers_reject', columns: REJECT_COLUMNS, file: rejects, bytes: size })
  await loading.setChecked(loader, batch.id, { rows: report.rows, report: checkReportOf(report), snapshotPath: snapshot, at: app.clock() })
  // A staged file waits for its comparison and for somebody who agrees.
  if (!batch.staged) {
    await loading.lockRegister(loader, batch.register)
    await loading.setDone(loader, batch.id)
  }
  const detail = { register: batch.register, asOf: batch.as_of, sha256: batch.sha256, ...report.rows }
  await auditBy(loader, { regency: batch.regency_code, at: app.clock(), actor, action: 'registers.checked', subject: batch.id, detail })
}

function checkReportOf({ columns, unknownColumns, rejectGroups, warningGroups, skipGroups, notes, replaces }: IntakeReport): CheckReport {
  return { columns, unknownColumns, rejectGroups, warningGroups, skipGroups, notes, replaces }
}
