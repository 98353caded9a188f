import { createHash } from 'node:crypto'
import type { Ctx } from '../../platform/context.ts'
import { todayIn } from '../../platform/today.ts'
import { liveTakeovers } from '../takeovers/index.ts'
import { attributeSeats, bookStep } from './booking.ts'
import { followNow } from './follow-active.ts'
import * as plans from './plan-store.ts'
import { moneyOf } from './pledge.calc.ts'
import * as pledges from './pledge-store.ts'
import { fundedTwice, notEnoughMoney, planNotFound, planNotReady, planStale } from './problems.ts'
import { getPledge } from './record-pledge.ts'
import { isStale } from './start-allocation.ts'
import * as store from './store.ts'
import { promiseOf } from './summary.ts'
import type { PlannedPledge, PlanRow } from './tables.ts'

/**
 * Makes a plan count: one allocation a pledge, its people as seats, its booking in the memorandum accounts.
 *
 * Shape: all or nothing; a plan that counts already answers the same again.
 * Fails: `sponsors/plan-not-found`, `sponsors/plan-not-ready`, `sponsors/plan-stale`, `sponsors/not-enough-money`, `sponsors/funded-twice`, and as
 *        the ledger does.
 */
export async function commitAllocation(ctx: Ctx, { allocationId }: { allocationId: string }): Promise<PlanRow> {
  await store.lock(ctx)
  const plan = await plans.lockPlan(ctx, allocationId)
  if (!plan) throw planNotFound({})
  if (plan.state === 'committed') return plan
  if (plan.state !== 'done') throw planNotReady({ state: plan.state })
  if (await isStale(ctx, plan)) throw planStale({})
  for (const planned of plan.pledges) await commitPledge(ctx, plan, planned)
  await plans.changePlan(ctx, plan.id, { state: 'committed' })
  await followNow(ctx)
  return (await plans.findPlan(ctx, plan.id)) as PlanRow
}

async function commitPledge(ctx: Ctx, plan: PlanRow, planned: PlannedPledge): Promise<void> {
  const seats = await plans.allSeats(ctx, plan.id, planned.id)
  if (seats.length === 0) return
  const pledge = await getPledge(ctx, planned.id)
  const asked = seats.length * pledge.months * pledge.rate_rupiah
  const { left } = moneyOf(promiseOf(pledge), await pledges.listSteps(ctx, pledge.id))
  if (asked > left) throw notEnoughMoney({ left, asked })
  const numbers = seats.flatMap((it) => [it.nik, it.card].filter((one) => one !== null))
  const taken = await plans.takenOf(ctx, numbers, plan.month)
  const takeovers = await liveTakeovers(
    ctx,
    seats.map((it) => it.person_id),
  )
  if (taken.length + takeovers.size > 0) throw fundedTwice({ people: taken.length + takeovers.size })
  const step = {
    ...{ id: idOf(plan.id, pledge.id), pledge_id: pledge.id, sponsor_id: pledge.sponsor_id, kind: 'allocated' as const, happened_on: todayIn(ctx) },
    ...{ our_number: null, their_number: null, amount_rupiah: asked, heads: seats.length, from_month: planned.fromMonth, until_month: planned.untilMonth },
    ...{ refers_to: null, note: '' },
  }
  await attributeSeats(ctx, { id: step.id, pledge, seats })
  await bookStep(ctx, step, step.id)
  await pledges.insertStep(ctx, step)
  await plans.seatPlan(ctx, { planId: plan.id, pledgeId: pledge.id, stepId: step.id, sponsorId: pledge.sponsor_id })
}

/** The id of an allocation follows from its plan and pledge, so that the same commit again books nothing twice. */
function idOf(planId: string, pledgeId: string): string {
  const hex = createHash('sha256').update(`${planId}/${pledgeId}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
