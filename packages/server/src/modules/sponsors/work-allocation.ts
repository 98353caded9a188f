import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { ChosenPerson } from '@semesta/engine'
import { AGE_BANDS, type AgeBand } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import { dataDir, workFolder } from '../../platform/data-dir.ts'
import { engineTask } from '../../platform/engine.ts'
import type { JobCtx, JobHandler } from '../../platform/jobs.ts'
import { findBuild } from '../months/index.ts'
import { listLiveTakeovers } from '../takeovers/index.ts'
import * as plans from './plan-store.ts'
import { planStale } from './problems.ts'
import { asOffice } from './reach.ts'
import type { PlannedPledge, SeatRow } from './tables.ts'

/** Where the search ends; its nodes and columns are the same on every machine. */
const STOP = { nodes: 200_000, seconds: 120, types: 60_000 }
type Work = Pick<JobCtx, 'app' | 'signal' | 'inRegency' | 'progress'>

/** Works out a plan: the engine chooses from the frozen people of its month, the people it chose go beside the plan. Run again it does the same. */
export async function workAllocation(job: Work, planId: string): Promise<Record<string, unknown> | null> {
  const begun = await job.inRegency((ctx) => begin(ctx, planId))
  if (!begun) return null
  const { row, people, asOf, taken } = begun
  const outDir = await workFolder(dataDir(job.app.config.dataDir), 'allocation')
  try {
    const pledges = row.pledges.map(({ id, heads, ring }) => ({ id, heads, ring }))
    const input = { people, asOf, pledges, taken, method: row.method, lot: row.lot, stop: STOP, outDir }
    const report = await engineTask(job.app, 'allocation', input, { onProgress: (it) => job.progress(it), signal: job.signal })
    const seats = await readSeats(join(outDir, 'chosen.json'), row.pledges)
    await job.inRegency(async (ctx) => {
      await asOffice(ctx)
      await plans.fillPlan(ctx, planId, seats)
      await plans.changePlan(ctx, planId, { state: 'done', report: JSON.stringify(report) })
    })
    return { planId, heads: seats.length }
  } finally {
    await rm(outDir, { recursive: true, force: true })
  }
}

async function begin(ctx: Ctx, planId: string) {
  await asOffice(ctx)
  const row = await plans.findPlan(ctx, planId)
  if (!row || row.state === 'committed') return null
  await plans.changePlan(ctx, planId, { state: 'running' })
  const build = await findBuild(ctx, row.build_id)
  if (!build) throw planStale({})
  const funded = await plans.listTaken(ctx, row.month)
  const takeovers = await listLiveTakeovers(ctx)
  const taken = [
    ...funded.flatMap(({ nik, card }) => [nik, card].filter((it) => it !== null).map((key) => ({ key, why: 'pledge' as const }))),
    ...takeovers.map((key) => ({ key, why: 'takeover' as const })),
  ]
  return { row, people: join(ctx.app.config.dataDir, build.folder, 'people.parquet'), asOf: build.as_of, taken }
}

async function readSeats(file: string, pledges: readonly PlannedPledge[]): Promise<Omit<SeatRow, 'plan_id' | 'step_id'>[]> {
  const seats: Omit<SeatRow, 'plan_id' | 'step_id'>[] = []
  for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) if (line) seats.push(seatOf(JSON.parse(line) as ChosenPerson, pledges))
  return seats
}

function seatOf(it: ChosenPerson, pledges: readonly PlannedPledge[]): Omit<SeatRow, 'plan_id' | 'step_id'> {
  const pledge = pledges.find((one) => one.id === it.pledge)
  if (!pledge) throw new Error('somebody was chosen for a pledge that was not asked about')
  const { row_no, person_id, nik, card, kk, name, birth_date, village_code, area_path, decile, segment, cause, need, points, household } = it
  return {
    ...{ pledge_id: pledge.id, row_no, person_id, nik, card, kk, name, birth_date, village_code, area_path, age_band: ageBandOf(it.age), decile },
    ...{ segment, cause, need, points: [...points], household, total_points: points.reduce((sum, one) => sum + one.points, 0) },
    ...{ from_month: pledge.fromMonth, until_month: pledge.untilMonth },
  }
}

function ageBandOf(age: number | null): AgeBand | '' {
  if (age === null) return ''
  return AGE_BANDS.findLast((band) => age >= Number.parseInt(band, 10)) ?? ''
}

export const allocateJob: JobHandler = {
  kind: 'sponsors.allocate',
  run: (job, payload) => workAllocation(job, String(payload.planId)),
  async ended(job, payload, state, problem) {
    const why = problem ?? { code: `jobs/${state}`, detail: '' }
    await job.inRegency(async (ctx) => {
      await asOffice(ctx)
      await plans.changePlan(ctx, String(payload.planId), { state: 'failed', problem: JSON.stringify(why) })
    })
  },
}
