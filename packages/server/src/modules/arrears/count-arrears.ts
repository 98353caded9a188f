import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Actor, App, Ctx } from '../../platform/context.ts'
import { dataDir, workFolder } from '../../platform/data-dir.ts'
import { engineTask } from '../../platform/engine.ts'
import { enqueue } from '../../platform/jobs.ts'
import { inLoader, whileHolding } from '../../platform/loading.ts'
import { getMonth, listMonths, type MonthRow } from '../months/index.ts'
import { loadCandidates } from './load-candidates.ts'
import { notCounted } from './problems.ts'
import * as store from './store.ts'

/** Has the arrears of every month counted that is not counted yet, in the background: a build does not wait for it. */
export async function requestArrears(ctx: Ctx, month: string): Promise<void> {
  await enqueue(ctx, { kind: 'arrears.count', title: `Hitung tunggakan ${month}`, payload: { month } })
}

interface Work {
  app: App
  regency: string
  actor: Actor
  signal: AbortSignal
  inRegency<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>
  progress?(it: { percent: number; step: string }): void
}

const WAIT_MILLISECONDS = 200

/**
 * Counts arrears and candidates of the months that lack them, from their frozen people.
 *
 * Shape: each month in a transaction of its own, the newest first; run again, only what is missing is counted. Names come with the months whose people
 *        are at hand. Two processes at once: the second does nothing.
 */
export async function countArrears(work: Work): Promise<{ months: number }> {
  const done = await whileHolding(work.app, `arrears/count/${work.regency}`, async () => {
    const plan = await work.inRegency(missing)
    for (const [index, month] of plan.entries()) {
      work.progress?.({ percent: (100 * index) / plan.length, step: 'candidates' })
      await countMonth(work, month)
    }
    return { months: plan.length }
  })
  return done?.result ?? { months: 0 }
}

/** The same, and back only when a month is counted: where somebody else is at it already, that is waited for. Fails: `indicators/month-not-found`. */
export async function finishArrears(work: Work, month: string): Promise<{ months: number }> {
  const isCounted = async (ctx: Ctx) => {
    const { build_id } = await getMonth(ctx, month)
    return (await store.listCounted(ctx)).some((it) => it.build_id === build_id)
  }
  for (let months = 0; ; ) {
    months += (await countArrears(work)).months
    if (await work.inRegency(isCounted)) return { months }
    await setTimeout(WAIT_MILLISECONDS, undefined, { signal: work.signal })
  }
}

async function missing(ctx: Ctx): Promise<MonthRow[]> {
  const known = new Map((await store.listCounted(ctx)).map((it) => [it.build_id, it.named]))
  return (await listMonths(ctx)).filter((it) => !known.has(it.build_id) || (it.people_online && !known.get(it.build_id)))
}

async function countMonth({ app, regency, actor, signal }: Work, month: MonthRow): Promise<void> {
  const folder = await workFolder(dataDir(app.config.dataDir), 'arrears')
  const file = (name: string) => join(app.config.dataDir, month.folder, `${name}.parquet`)
  try {
    await mkdir(folder, { recursive: true })
    await engineTask(app, 'candidates', { regency, month: month.month, people: file('people'), findings: file('finding'), outDir: folder }, { signal })
    await inLoader(app, { regency, buildId: month.build_id, actor: actor.id }, (loader) =>
      loadCandidates(loader, month.build_id, { month: month.month, folder, named: month.people_online, at: app.clock(), signal }),
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A month whose arrears are counted. Fails: `indicators/month-not-found`, `arrears/not-counted`. */
export async function getCounted(ctx: Ctx, month: string): Promise<MonthRow & { named: boolean }> {
  const row = await getMonth(ctx, month)
  const counted = (await store.listCounted(ctx)).find((it) => it.build_id === row.build_id)
  if (!counted) throw notCounted({ month })
  return { ...row, named: counted.named }
}
