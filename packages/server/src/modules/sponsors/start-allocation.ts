import type { StartAllocation } from '@semesta/contract'
import type { Ctx, ParsedInput } from '../../platform/context.ts'
import { enqueue } from '../../platform/jobs.ts'
import { findMonth, getMonthWithNames, getNewestMonth } from '../months/index.ts'
import * as plans from './plan-store.ts'
import { moneyOf, nextOf, spanOf } from './pledge.calc.ts'
import * as pledges from './pledge-store.ts'
import { presentPlan } from './present.ts'
import { nothingToAllocate, planNotFound } from './problems.ts'
import { getPledge } from './record-pledge.ts'
import { sameAs } from './same-as.ts'
import * as store from './store.ts'
import { promiseOf } from './summary.ts'
import type { PlannedPledge, PlanRow } from './tables.ts'

export const ALLOCATE_TITLE = 'Pembagian donasi'

/** Has it worked out in the background who would be funded by some pledges. Fails: as `planAllocation`. */
export async function startAllocation(ctx: Ctx, ask: ParsedInput<typeof StartAllocation>): Promise<PlanRow> {
  const isNew = !(await plans.findPlan(ctx, ask.id))
  const plan = await planAllocation(ctx, ask)
  if (isNew) await enqueue(ctx, { kind: 'sponsors.allocate', title: ALLOCATE_TITLE, payload: { planId: plan.id } })
  return plan
}

/**
 * Says what is to be worked out: which pledges, with what money, from the newest month.
 *
 * Shape: what the money of each pledge reaches is fixed here; pledges without money for one person are left out. Paid months begin with the pledge's
 *        first one, or with the newest month where that has gone by.
 * Fails: `sponsors/pledge-not-found`, `sponsors/nothing-to-allocate`, `sponsors/id-reused`, `indicators/month-not-found`, `people/names-frozen`.
 */
export async function planAllocation(ctx: Ctx, ask: Omit<ParsedInput<typeof StartAllocation>, 'regency'>): Promise<PlanRow> {
  const before = sameAs(await plans.findPlan(ctx, ask.id), { id: ask.id, method: ask.method, lot: ask.lot })
  if (before) return before
  const month = await getMonthWithNames(ctx, (await getNewestMonth(ctx)).month)
  const planned: PlannedPledge[] = []
  for (const id of [...new Set(ask.pledgeIds)]) planned.push(await plan(ctx, id, month.month))
  const funded = planned.filter((it) => it.heads > 0)
  if (funded.length === 0) throw nothingToAllocate({})
  await plans.insertPlan(ctx, { id: ask.id, pledges: funded, method: ask.method, lot: ask.lot, month: month.month, build_id: month.build_id })
  return getPlan(ctx, ask.id)
}

async function plan(ctx: Ctx, pledgeId: string, month: string): Promise<PlannedPledge> {
  const pledge = await getPledge(ctx, pledgeId)
  const steps = await pledges.listSteps(ctx, pledge.id)
  const sponsor = (await store.findSponsor(ctx, pledge.sponsor_id))?.name ?? ''
  const heads = nextOf(promiseOf(pledge), steps).includes('allocated') ? moneyOf(promiseOf(pledge), steps).headsLeft : 0
  const span = spanOf(month > pledge.first_month ? month : pledge.first_month, pledge.months)
  return { id: pledge.id, sponsorId: pledge.sponsor_id, sponsor, ring: pledge.ring, heads, months: pledge.months, rateRupiah: pledge.rate_rupiah, ...span }
}

/** Fails: `sponsors/plan-not-found`. */
export async function getPlan(ctx: Ctx, planId: string): Promise<PlanRow> {
  const row = await plans.findPlan(ctx, planId)
  if (!row) throw planNotFound({})
  return row
}

/** A plan that another build of its month has overtaken would choose by what is no longer believed. */
export async function isStale(ctx: Ctx, it: PlanRow): Promise<boolean> {
  return it.state !== 'committed' && (await findMonth(ctx, it.month))?.build_id !== it.build_id
}

export async function showPlan(ctx: Ctx, it: PlanRow) {
  return presentPlan(it, { stale: await isStale(ctx, it), villages: await plans.countByVillage(ctx, it.id) })
}

export async function listAllocations(ctx: Ctx) {
  const rows: Awaited<ReturnType<typeof showPlan>>[] = []
  for (const it of await plans.listPlans(ctx)) rows.push(await showPlan(ctx, it))
  return { rows }
}
