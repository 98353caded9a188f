import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ADJUSTMENT_COLUMNS, DUE_COLUMNS, DUE_TOTAL_COLUMNS, OBLIGATION_PARTS, type ObligationReport } from '@semesta/engine'
import type { JobCtx } from '../../platform/jobs.ts'
import { auditBy, copyFile, fillRoom, inLoader, type Loader } from '../../platform/loading.ts'
import { dayIn } from '../../platform/today.ts'
import type { Plan } from './plan-run.ts'

export interface Publication {
  plan: Plan
  report: ObligationReport
  runId: string
  folder: string
  /** what the engine wrote, with the CSV twins */
  work: string
  withNames: boolean
  /** puts the frozen files in their place */
  place: () => Promise<void>
}

/** Makes a run count: its own row, sums, names of a month whose names are at hand, and differences, in one transaction. */
export async function publishRun(job: JobCtx, it: Publication): Promise<void> {
  const { app, regency, actor } = job
  await inLoader(app, { regency, buildId: it.runId, actor: actor.id }, async (loader) => {
    await insertRun(loader, job, it)
    if (it.report.rows !== null) await loadMonth(loader, job, it)
    await loadAdjustments(loader, job, it)
    for (const name of it.report.rows === null ? ['adjustment'] : ['due', 'total', 'adjustment']) await rm(join(it.work, `${name}.csv`))
    await it.place()
    const { month, revision } = it.plan.month
    const detail = { month, revision, heads: it.report.rows, adjustments: it.report.adjustments, rupiah: it.report.rupiah }
    await auditBy(loader, { regency, at: app.clock(), actor: actor.id, action: 'obligations.put-down', subject: it.runId, detail })
  })
}

async function insertRun(loader: Loader, { app, regency, actor }: JobCtx, { plan, report, runId, folder, withNames }: Publication): Promise<void> {
  const at = app.clock()
  const { month, build_id, revision } = plan.month
  const values = [
    ...[regency, runId, (plan.runs.at(-1)?.run_no ?? 0) + 1, month, build_id, revision, plan.newest.build_id, plan.newest.month],
    ...[report.rows !== null, folder, report.rows ?? 0, report.adjustments],
    ...[plan.minimumWage, plan.pbiProvince, withNames, dayIn(regency, at), at, actor.name],
  ]
  await loader.query(
    `insert into obligations_run (regency_code, id, run_no, month, build_id, revision, newest_build, newest_month, is_first, folder, heads, adjustments,
       minimum_wage, pbi_province, names_online, computed_on, computed_at, computed_by) values (${values.map((_, i) => `$${i + 1}`).join(', ')})`,
    values,
  )
}

async function loadMonth(loader: Loader, job: JobCtx, { work, withNames }: Publication): Promise<void> {
  const keys = ['village_code', 'segment', 'class', 'basis']
  await copyFile(loader, { table: 'obligations_total', columns: DUE_TOTAL_COLUMNS, notNull: keys, file: join(work, 'total.csv'), signal: job.signal })
  if (!withNames) return
  const file = join(work, 'due.csv')
  await loadDue(loader, {
    file,
    bytes: (await stat(file)).size,
    signal: job.signal,
    onShare: (it) => job.signal.aborted || job.progress({ percent: 60 + it * 35, step: 'publish' }),
  })
}

/** Loads what each card owes of the run that the loader is bound to. */
export function loadDue(loader: Loader, from: { file: string; bytes: number; signal: AbortSignal; onShare?: (share: number) => void }): Promise<void> {
  return fillRoom(loader, 'obligations_due', (table) =>
    copyFile(loader, { ...from, table, columns: DUE_COLUMNS, notNull: ['village_code', 'area_path', 'class'], freeze: true }),
  )
}

async function loadAdjustments(loader: Loader, { signal }: JobCtx, { work, report }: Publication): Promise<void> {
  if (report.adjustments === 0) return
  const file = join(work, 'adjustment.csv')
  await copyFile(loader, { table: 'obligations_adjustment', columns: ADJUSTMENT_COLUMNS, notNull: ['village_code', 'area_path', 'class'], file, signal })
  const parts = OBLIGATION_PARTS.join(', ')
  const sums = OBLIGATION_PARTS.map((part) => `sum(${part})`).join(', ')
  await loader.query(
    `insert into obligations_adjustment_total (village_code, for_month, is_late, cause, segment, class, heads, ${parts})
     select village_code, for_month, is_late, cause, segment, class, count(*), ${sums} from obligations_adjustment
     where regency_code = app_regency() and run_id = app_build() group by 1, 2, 3, 4, 5, 6`,
  )
}
