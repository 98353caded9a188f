import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { CHANGE_COLUMNS, type DiffReport, type OnProgress, type SnapshotRef } from '@semesta/engine'
import type { App, Ctx } from '../../platform/context.ts'
import { dataDir, placeFolder, workFolder } from '../../platform/data-dir.ts'
import { inRegency } from '../../platform/database.ts'
import { engineTask } from '../../platform/engine.ts'
import { auditBy, copyFile, inLoader, type Loader, whileHolding } from '../../platform/loading.ts'
import { systemActor, systemBind } from '../../platform/system.ts'
import * as loading from './loader-store.ts'
import { beingChecked, noDiff } from './problems.ts'
import { getBatch } from './read-batches.ts'
import * as store from './store.ts'
import type { BatchRecord } from './tables.ts'

export interface CompareOptions {
  actor: string
  onProgress: OnProgress
  signal: AbortSignal
}

/** The lock that says: this file is being compared by a living process. */
export const compareLock = (batchId: string) => `registers/compare/${batchId}`

interface Plan {
  batch: BatchRecord
  base: BatchRecord | null
  others: SnapshotRef[]
  /** the file whose rows are taken over, null when none are */
  mended: BatchRecord | null
  scope: BatchRecord['scope']
}

/**
 * Works out what a checked file would do to the one in force, and keeps it to be looked at.
 *
 * Shape: the comparison is complete on disk before one transaction makes it the file's. A second run replaces the first, and with it whatever was
 *        acknowledged or approved.
 * Fails: `registers/no-diff` when the file is not checked, or over; `registers/being-checked` when another process is at it.
 */
export async function compareBatch(app: App, batch: Pick<BatchRecord, 'id' | 'regency_code'>, options: CompareOptions): Promise<DiffReport> {
  const held = await whileHolding(app, compareLock(batch.id), async () => {
    const plan = await inRegency(app, systemActor(options.actor), systemBind(batch.regency_code), (ctx) => planComparison(ctx, batch.id))
    return compare(app, plan, options)
  })
  if (!held) throw beingChecked({ batchId: batch.id })
  return held.result
}

/** States in which a file may be compared; a comparison under way when somebody decides is thrown away. */
const OPEN = ['checking', 'needs-fixing', 'in-review', 'failed']

async function planComparison(ctx: Ctx, batchId: string): Promise<Plan> {
  const batch = await getBatch(ctx, batchId)
  if (!OPEN.includes(batch.state) || !batch.check_path) throw noDiff({ batchId, state: batch.state })
  const base = (await store.findBase(ctx, batch)) ?? null
  const newest = await store.listNewest(ctx, batch.as_of)
  const { root } = dataDir(ctx.app.config.dataDir)
  const others = newest
    .filter((it) => it.register !== batch.register)
    .map(({ register, id, sha256, as_of, rows_accepted, snapshot_path }) => ({
      ...{ register, batch: id, sha256, asOf: as_of, rows: rows_accepted ?? 0, path: join(root, snapshot_path ?? '', 'snapshot.parquet') },
    }))
  const mended = batch.mends && !batch.report?.replaces ? await getBatch(ctx, batch.mends) : null
  // Rows mended after their file came into force are a part of what is in force now.
  if (mended?.state === 'done') return { batch, base, others, mended: null, scope: base ? 'part' : 'whole' }
  return { batch, base, others, mended, scope: base ? (mended ?? batch).scope : 'whole' }
}

async function compare(app: App, plan: Plan, options: CompareOptions): Promise<DiffReport> {
  const { batch, base, mended, scope } = plan
  const dir = dataDir(app.config.dataDir)
  const work = await workFolder(dir, 'diff')
  try {
    const at = (folder: string | null) => join(dir.root, folder ?? '', 'snapshot.parquet')
    const report = await engineTask(
      app,
      'diff',
      {
        ...{ register: batch.register, regency: batch.regency_code, asOf: batch.as_of, scope, fileName: batch.file_name, others: plan.others, outDir: work },
        ...{
          file: at(batch.check_path),
          before: base ? at(base.snapshot_path) : null,
          taken: mended ? join(dir.root, fileRows(mended)) : null,
          checked: checkedOf(batch),
        },
      },
      { onProgress: (it) => options.onProgress({ ...it, percent: it.percent * 0.7 }), signal: options.signal },
    )
    const diffPath = join('diffs', batch.regency_code, batch.id, app.newId())
    await placeFolder(work, join(dir.root, diffPath))
    const compared = { report, diffPath, snapshotPath: scope === 'part' || mended ? diffPath : (batch.check_path ?? ''), base: base?.id ?? null }
    await inLoader(app, { regency: batch.regency_code, actor: options.actor }, (loader) => keep(app, loader, batch, compared, options))
    await rm(join(dir.root, diffPath, 'change.csv'), { force: true })
    if (batch.diff_path) await rm(join(dir.root, batch.diff_path), { recursive: true, force: true })
    return report
  } catch (error) {
    await rm(work, { recursive: true, force: true })
    throw error
  }
}

/** All rows that a file brings, with those it took over from another. */
const fileRows = (it: BatchRecord) =>
  it.mends && it.diff?.rows.taken ? join(it.diff_path ?? '', 'file.parquet') : join(it.check_path ?? '', 'snapshot.parquet')

/** What the engine wants to know of the check, told by column. */
function checkedOf(batch: BatchRecord) {
  const groups = batch.report?.rejectGroups ?? []
  const of = (column: string) => groups.filter((it) => it.column === column).reduce((sum, it) => sum + it.rows, 0)
  return { read: batch.rows_read ?? 0, rejected: batch.rows_rejected ?? 0, shifted: of('(baris)'), elsewhere: of('kode_wilayah') }
}

async function keep(
  app: App,
  loader: Loader,
  before: BatchRecord,
  it: Omit<loading.Compared, 'state'>,
  { actor, onProgress, signal }: CompareOptions,
): Promise<void> {
  const batch = await loading.lockBatch(loader, before.id)
  if (!batch || !OPEN.includes(batch.state)) throw noDiff({ batchId: before.id, state: batch?.state ?? 'gone' })
  await loading.dropDiff(loader, batch.id)
  const file = join(dataDir(app.config.dataDir).root, it.diffPath, 'change.csv')
  await loader.query(`select set_config('app.batch', $1, true)`, [batch.id])
  const { size: bytes } = await stat(file)
  const onShare = (share: number) => onProgress({ percent: 70 + 28 * share, step: 'menyimpan perbandingan' })
  await copyFile(loader, { table: 'registers_diff', columns: CHANGE_COLUMNS, file, bytes, onShare, signal })
  await loading.setCompared(loader, batch.id, { ...it, state: stateAfter(batch, it.report) })
  const { rows, approval, stops } = it.report
  const detail = { register: batch.register, asOf: batch.as_of, base: it.base, ...rows, needs: approval.needs, stops: stops.map((stop) => stop.code) }
  await auditBy(loader, { regency: batch.regency_code, at: app.clock(), actor, action: 'registers.compared', subject: batch.id, detail })
}

/** Refused rows, or an oddity that only another file mends, come first; who has gone on without them stays where they are. */
function stateAfter(batch: BatchRecord, report: DiffReport): 'needs-fixing' | 'in-review' {
  if (batch.state === 'in-review') return 'in-review'
  return (batch.rows_rejected ?? 0) > 0 || report.stops.some((it) => it.needsFile) ? 'needs-fixing' : 'in-review'
}
