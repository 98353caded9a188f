import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ObligationReport } from '@semesta/engine'
import { dataDir, placeFolder, workFolder } from '../../platform/data-dir.ts'
import { engineTask } from '../../platform/engine.ts'
import type { JobCtx } from '../../platform/jobs.ts'
import { whileHolding } from '../../platform/loading.ts'
import { hasNames, type MonthRow } from '../months/index.ts'
import { putAwayNames } from './names.ts'
import { type Plan, planRun } from './plan-run.ts'
import { beingComputed } from './problems.ts'
import { publishRun } from './publish-run.ts'
import * as store from './store.ts'

/**
 * Puts down what each card owes in a built month, or, where that was done before, the difference alone: all of it or nothing.
 *
 * Shape: null when this build was looked at before and no newer month has come since. The files are complete on disk before one transaction makes them count.
 * Fails: `indicators/month-not-found`; `obligations/being-computed` while another process is at this regency.
 */
export async function computeObligations(job: JobCtx, month: string): Promise<{ runId: string; report: ObligationReport } | null> {
  const held = await whileHolding(job.app, runLock(job.regency), async () => {
    const plan = await job.inRegency((ctx) => planRun(ctx, month))
    return plan.isDone ? null : run(job, plan)
  })
  if (!held) throw beingComputed({})
  return held.result
}

/** The lock that says: a living process is at the obligations of this regency. */
export const runLock = (regency: string) => `obligations/${regency}`

async function run(job: JobCtx, plan: Plan) {
  const { app, regency, signal } = job
  const dir = dataDir(app.config.dataDir)
  const runId = app.newId()
  const folder = join('obligations', regency, plan.month.month, runId)
  const work = await workFolder(dir, 'obligations')
  try {
    const report = await engineTask(app, 'obligation', inputOf(job, plan, work), {
      onProgress: (it) => signal.aborted || job.progress({ percent: it.percent * 0.6, step: it.step }),
      signal,
    })
    const withNames = report.rows !== null && hasNames(plan.month.month, plan.newest.month)
    await publishRun(job, { plan, report, runId, folder, work, withNames, place: () => placeFolder(work, join(dir.root, folder)) })
    await putAwayNames(app, regency, job.actor.id, plan)
    return { runId, report }
  } catch (error) {
    await rm(work, { recursive: true, force: true })
    const runs = await job.inRegency(store.listRuns)
    if (!runs.some((it) => it.id === runId)) await rm(join(dir.root, folder), { recursive: true, force: true })
    throw error
  }
}

function inputOf({ app, regency }: JobCtx, plan: Plan, outDir: string) {
  const people = (it: MonthRow) => join(app.config.dataDir, it.folder, 'people.parquet')
  const { month, newest, before, peserta, pekerja } = plan
  return {
    ...{ regency, month: month.month, people: people(month), newest: people(newest), before, peserta, pekerja, outDir },
    ...{ minimumWageRupiah: plan.minimumWage, pbiProvinceRupiah: plan.pbiProvince },
  }
}
