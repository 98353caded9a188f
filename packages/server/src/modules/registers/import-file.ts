import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { IntakeReport } from '@semesta/engine'
import { Problem, type RegisterId } from '@semesta/kernel'
import type { OpenApp } from '../../platform/app.ts'
import type { Actor, App, UploadedFile } from '../../platform/context.ts'
import { copyHashed, dataDir, workFolder } from '../../platform/data-dir.ts'
import { inRegency } from '../../platform/database.ts'
import { engineTask } from '../../platform/engine.ts'
import { whileHolding } from '../../platform/loading.ts'
import { systemActor, systemBind } from '../../platform/system.ts'
import { runHere } from '../jobs/index.ts'
import { officeMappings } from '../mappings/index.ts'
import { checkLock } from './check-batch.ts'
import { importJob } from './jobs.ts'
import { importTitle, rowsOf } from './present.ts'
import { beingChecked, fileMissing } from './problems.ts'
import { getBatch } from './read-batches.ts'
import { type FileAsk, receiveFile } from './receive-file.ts'
import * as store from './store.ts'
import type { BatchRecord } from './tables.ts'

export interface ImportAsk {
  register: RegisterId
  file: string
  regency: string
  asOf: string
}
export interface ImportOutcome {
  batch: string | null
  register: RegisterId
  regency: string
  asOf: string
  sha256: string
  duplicateOf: string | null
  rows: { read: number; accepted: number; rejected: number; skipped: number }
  /** the first 100 */
  rejects: { row: number; column: string; reason: string; raw: string | null }[]
}

export interface Watch {
  onProgress: (it: { percent: number; step: string }) => void
  /** aborted to stop */
  signal: AbortSignal
}

/**
 * Imports one file from this machine and waits for the end of its check.
 *
 * Shape: the same bytes twice change nothing and say which file brought them; a try that died in the middle is taken up again.
 * Fails: as `receiveFile` and `checkBatch`.
 */
export async function importFile(app: OpenApp, actor: Actor, ask: ImportAsk, watch: Watch): Promise<ImportOutcome> {
  const { batch, isMine } = await bringIn(app, actor, { ...ask, staged: false }, watch)
  return inRegency(app, actor, systemBind(ask.regency), async (ctx) => {
    const done = await getBatch(ctx, batch.id)
    const { rows } = await store.listRejects(ctx, batch.id, { severity: 'refused' }, { limit: 100, offset: 0 })
    const rejects = rows.map((it) => ({ row: it.row_no, column: it.column_name, reason: it.reason, raw: it.raw }))
    const counts = rowsOf(done) ?? { read: 0, accepted: 0, rejected: 0, skipped: 0 }
    return { ...outcomeOf(ask, batch.sha256), batch: batch.id, duplicateOf: isMine ? null : batch.id, rows: counts, rejects }
  })
}

/** Takes a file of this machine in and waits for the end of its check; `isMine` when this call did the check. */
export async function bringIn(app: OpenApp, actor: Actor, ask: FileAsk & ImportAsk, watch: Watch): Promise<{ batch: BatchRecord; isMine: boolean }> {
  const file = await copied(app, ask.file)
  const { batch, duplicateOf } = await inRegency(app, actor, systemBind(ask.regency), async (ctx) => {
    const received = await receiveFile(ctx, file, ask)
    const { register, as_of, sha256 } = received.batch
    if (!received.duplicateOf) await ctx.audit({ action: 'registers.received', subject: received.batch.id, detail: { register, asOf: as_of, sha256 } })
    return received
  })
  await rm(file.path, { force: true })
  return { batch, isMine: await checkOrWait(app, actor, batch, { ...watch, isKnown: duplicateOf !== null }) }
}

/** Checks a received file unless somebody else does or did; then waits for that end. True when the check was ours. */
async function checkOrWait(app: OpenApp, actor: Actor, batch: BatchRecord, watch: Watch & { isKnown: boolean }): Promise<boolean> {
  const job = { kind: 'registers.import' as const, title: importTitle(batch), payload: { batchId: batch.id }, regency: batch.regency_code }
  for (let isKnown = watch.isKnown; ; isKnown = true) {
    if (isKnown && (await isDoneElsewhere(app, actor, batch))) return false
    try {
      const { result } = await runHere(app, importJob, actor, job, { onProgress: watch.onProgress, stop: watch.signal })
      return result?.checked === true
    } catch (error) {
      // Two that arrive at the same moment may both find nobody at it; whoever comes second to the lock waits after all.
      if (!(error instanceof Problem && error.code === beingChecked.code)) throw error
    }
  }
}

/** Whether a file that came in before is checked, now or as soon as whoever is at it comes to an end; false when nobody is, or it ended badly. */
async function isDoneElsewhere(app: App, actor: Actor, batch: BatchRecord): Promise<boolean> {
  const open = ['uploaded', 'checking', 'failed', 'cancelled']
  const isDone = () => inRegency(app, actor, systemBind(batch.regency_code), async (ctx) => !open.includes((await getBatch(ctx, batch.id)).state))
  while (!(await isDone())) {
    const free = await whileHolding(app, checkLock(batch.id), async () => true)
    if (free) return isDone()
    await sleep(WAIT_MILLISECONDS)
  }
  return true
}

const WAIT_MILLISECONDS = 250

/** The check alone: nothing is kept. Fails: whatever the intake refuses. */
export async function tryFile(app: App, ask: ImportAsk, watch: Watch): Promise<ImportOutcome> {
  const { file, register, regency, asOf } = ask
  const outDir = await workFolder(dataDir(app.config.dataDir), 'dry-run')
  try {
    const office = await inRegency(app, systemActor('dry-run'), systemBind(regency), (ctx) => officeMappings(ctx, register))
    const report: IntakeReport = await engineTask(app, 'intake', { file, fileName: basename(file), register, regency, asOf, office, outDir }, watch)
    return { ...outcomeOf(ask, await sha256Of(file)), batch: null, duplicateOf: null, rows: report.rows, rejects: report.rejects.slice(0, 100) }
  } finally {
    await rm(outDir, { recursive: true, force: true })
  }
}

const outcomeOf = ({ register, regency, asOf }: ImportAsk, sha256: string) => ({ register, regency, asOf, sha256 })

/** Before any work begins. Fails: `registers/file-missing`. */
export async function mustBeFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) throw fileMissing({ file: path })
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/** A copy in the data directory, hashed while it is made: the original may change or vanish while it is read. */
async function copied(app: App, path: string): Promise<UploadedFile> {
  const folder = dataDir(app.config.dataDir).tmp
  const target = join(folder, `in-${app.newId()}`)
  const sha256 = await copyHashed(path, target)
  const { size } = await stat(target)
  return { path: target, fileName: basename(path), bytes: size, sha256 }
}
