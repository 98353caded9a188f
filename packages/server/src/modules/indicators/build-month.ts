import { copyFile, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ARTEFACTS, type MonthReport } from '@semesta/engine'
import { addMonths, isMonthRegister, reportingDate } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import { dataDir, placeFolder, workFolder } from '../../platform/data-dir.ts'
import { engineTask } from '../../platform/engine.ts'
import type { JobCtx } from '../../platform/jobs.ts'
import { whileHolding } from '../../platform/loading.ts'
import { discardRun, type PreparedRun, prepareRun, pruneRuns, publishRun, TARGET_ERROR_RATE } from '../linkage/index.ts'
import { findMonth, hasNames, listMonths, type MonthRow } from '../months/index.ts'
import { type BatchRecord, listNewest } from '../registers/index.ts'
import { beingBuilt, closedNeedsReason, noSnapshot } from './problems.ts'
import { pruneMonths } from './prune-months.ts'
import { publishMonth } from './publish-month.ts'

export interface BuildAsk {
  month: string
  /** why a closed month is built again */
  reason: string | null
  /** leave the people behind the numbers frozen, to be loaded when somebody asks for them */
  namesLater?: boolean
}
export interface Built {
  buildId: string
  revision: number
  restates: number | null
  /** whether the people behind the numbers were loaded too */
  withNames: boolean
  report: MonthReport
}

/** What a month would be built from. Fails: `indicators/no-snapshot`, `indicators/closed-needs-reason`. */
export async function planBuild(ctx: Ctx, { month, reason, namesLater }: BuildAsk) {
  const asOf = reportingDate(month)
  const sources = (await listNewest(ctx, asOf)).filter((it) => isMonthRegister(it.register))
  const missing = ['penduduk', 'peserta'].filter((register) => !sources.some((it) => it.register === register))
  if (missing.length > 0) throw noSnapshot({ registers: missing, asOf })
  const inForce = await findMonth(ctx, month)
  if (inForce?.closed_at && !reason) throw closedNeedsReason({ month })
  const [newest] = await listMonths(ctx)
  const previous = await findMonth(ctx, addMonths(month, -1))
  return { asOf, sources, previous, withNames: !namesLater && hasNames(month, newest?.month ?? month) }
}
type Plan = Awaited<ReturnType<typeof planBuild>>

/**
 * Builds a month from the newest snapshots at its reporting date and publishes it: all of it or nothing.
 *
 * Shape: the frozen files are complete on disk before one transaction makes them count. The closed revisions of a month stay beside a new one.
 * Fails: as `planBuild`; `indicators/being-built` when another process is at this month; whatever the engine refuses.
 */
export async function buildMonth(job: JobCtx, ask: BuildAsk): Promise<Built> {
  const held = await whileHolding(job.app, buildLock(job.regency, ask.month), async () => {
    const plan = await job.inRegency((ctx) => planBuild(ctx, ask))
    return build(job, ask, plan)
  })
  if (!held) throw beingBuilt({ month: ask.month })
  return held.result
}

/** The lock that says: a living process is building this month. */
export const buildLock = (regency: string, month: string) => `indicators/build/${regency}/${month}`

async function build(job: JobCtx, ask: BuildAsk, plan: Plan): Promise<Built> {
  const { app, regency } = job
  const buildId = app.newId()
  const dir = dataDir(app.config.dataDir)
  const folder = join('months', regency, ask.month, buildId)
  const work = await workFolder(dir, 'month')
  const twins = `${work}.csv`
  const run = await link(job, ask.month, plan)
  try {
    await copyFile(run.linkFile, join(work, 'link.parquet'))
    const report = await runEngine(job, ask.month, plan, work)
    await setTwinsApart(work, twins)
    await placeFolder(work, join(dir.root, folder))
    const place = await publish(job, ask, { plan, report, buildId, folder, twins, run })
    await pruneMonths(app, regency, job.actor.id)
    await pruneRuns(app, regency, job.actor.id)
    return { buildId, ...place, withNames: plan.withNames, report }
  } catch (error) {
    await rm(work, { recursive: true, force: true })
    // Not yet known to anyone: a commit that failed leaves no row that names the folder.
    if (!(await job.inRegency((ctx) => isKnown(ctx, ask.month, buildId)))) {
      await rm(join(dir.root, folder), { recursive: true, force: true })
      await discardRun(run)
    }
    throw error
  } finally {
    await rm(twins, { recursive: true, force: true })
  }
}

const isKnown = async (ctx: Ctx, month: string, buildId: string) => (await findMonth(ctx, month))?.build_id === buildId

/** Whose row is whose in the snapshots of this month, before anything is counted: people's decisions stand, the rest is compared. */
function link(job: JobCtx, month: string, plan: Plan): Promise<PreparedRun> {
  const sources = sourcesOf(job, plan).map((it, at) => ({ ...it, fileName: plan.sources[at]?.file_name ?? '' }))
  const onProgress = (it: { percent: number }) => job.signal.aborted || job.progress({ percent: it.percent * 0.2, step: 'linkage' })
  return prepareRun(job, { month, sources, targetErrorRate: TARGET_ERROR_RATE, onProgress })
}

const sourcesOf = (job: JobCtx, plan: Plan) =>
  plan.sources.map((it) => ({ ...refOf(it), path: join(job.app.config.dataDir, it.snapshot_path ?? '', 'snapshot.parquet') }))

function runEngine(job: JobCtx, month: string, plan: Plan, outDir: string): Promise<MonthReport> {
  const root = job.app.config.dataDir
  const sources = sourcesOf(job, plan)
  const links = join(outDir, 'link.parquet')
  const previousPeople = plan.previous ? join(root, plan.previous.folder, 'people.parquet') : null
  const onProgress = (it: { percent: number; step: string }) => job.signal.aborted || job.progress({ percent: 20 + it.percent * 0.3, step: it.step })
  return engineTask(job.app, 'month', { regency: job.regency, month, sources, previousPeople, links, outDir }, { onProgress, signal: job.signal })
}

const refOf = (it: BatchRecord) => ({ register: it.register, batch: it.id, sha256: it.sha256, asOf: it.as_of, rows: it.rows_accepted ?? 0 })

/** The CSV twins are read once: they need not be kept, nor flushed to disk with the rest. */
async function setTwinsApart(work: string, twins: string): Promise<void> {
  await mkdir(twins, { mode: 0o700 })
  for (const name of ARTEFACTS) await rename(join(work, `${name}.csv`), join(twins, `${name}.csv`))
}

interface Made {
  plan: Plan
  report: MonthReport
  buildId: string
  folder: string
  twins: string
  run: PreparedRun
}

function publish(job: JobCtx, { month, reason }: BuildAsk, { plan, report, buildId, folder, twins, run }: Made) {
  const sources: MonthRow['sources'] = plan.sources.map((it) => ({ ...refOf(it), fileName: it.file_name }))
  const { counts, rules, parameters, findings } = report
  const before = { before_build: plan.previous?.build_id ?? null, before_revision: plan.previous?.revision ?? null }
  return publishMonth(job.app, {
    ...{ regency: job.regency, month, buildId, actor: job.actor.id, reason, twins, report, withNames: plan.withNames, signal: job.signal },
    build: { as_of: plan.asOf, built_by: job.actor.name, folder, ...before, ...counts, sources, rules, parameters, findings },
    withIt: (loader) => publishRun(loader, run, { month, actor: job.actor.id, actorName: job.actor.name, at: job.app.clock(), signal: job.signal }),
    onShare: (share) =>
      job.signal.aborted ||
      job.progress({ percent: 50 + share * 45, step: 'publish', rowsDone: Math.round(share * report.peopleRows), rowsTotal: report.peopleRows }),
  })
}
