import type { ExplainAllocation, ListAllocationPeople, OutputOf } from '@semesta/contract'
import { barOf, type Facts, loadNeed, misfitsOf, needOf, pointsOf } from '@semesta/engine'
import { masked } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import { findBuild, namesFrozen } from '../months/index.ts'
import { listByNumbers, listHousehold, type PersonRecord, personNotFound } from '../people/index.ts'
import { liveTakeovers } from '../takeovers/index.ts'
import * as plans from './plan-store.ts'
import { planNotReady } from './problems.ts'
import { getPlan } from './start-allocation.ts'
import type { PlanRow } from './tables.ts'
import { type Offer, whyOf } from './why.calc.ts'

type ListAsk = { allocationId: string; pledgeId?: string | undefined; page: number; pageSize: number }

/** The people of a plan with their reasons, the neediest household first. Fails: `sponsors/plan-not-found`. */
export async function listPlanPeople(ctx: Ctx, ask: ListAsk): Promise<OutputOf<typeof ListAllocationPeople>> {
  const plan = await getPlan(ctx, ask.allocationId)
  const seats = await plans.listSeats(ctx, plan.id, { pledgeId: ask.pledgeId, limit: ask.pageSize, offset: (ask.page - 1) * ask.pageSize })
  return {
    total: await plans.countSeats(ctx, plan.id, ask.pledgeId),
    rows: seats.map((it) => ({
      ...{ rowNo: it.row_no, pledgeId: it.pledge_id, name: it.name, nik: masked(it.nik) ?? '', villageCode: it.village_code },
      ...{ need: it.need, points: it.points, household: it.household },
    })),
  }
}

/**
 * Why somebody is in a plan, or is not, for every pledge of it.
 *
 * Shape: asked of the same month by the same rules as the plan was worked out with.
 * Fails: `sponsors/plan-not-found`, `sponsors/plan-not-ready`, `people/not-found`, `people/names-frozen`.
 */
export async function explainPlan(ctx: Ctx, ask: { allocationId: string; number: string }): Promise<OutputOf<typeof ExplainAllocation>> {
  const plan = await getPlan(ctx, ask.allocationId)
  if (!plan.report) throw planNotReady({ state: plan.state })
  const month = await findBuild(ctx, plan.build_id)
  if (!month?.people_online) throw namesFrozen({ month: plan.month })
  const rows = await listByNumbers(ctx, month, [ask.number])
  const main = rows.find((it) => it.is_primary) ?? rows[0]
  if (!main) throw personNotFound({})
  const law = loadNeed()
  const seat = await plans.findSeat(ctx, plan.id, main.row_no)
  const others = new Set(await plans.takenBeside(ctx, plan, numbersOf([main])))
  const takeovers = await liveTakeovers(ctx, [main.person_id])
  const facts = factsOf(rows, main, month.as_of, others.size > 0 ? 'pledge' : takeovers.size > 0 ? 'takeover' : null)
  const points = pointsOf(law, { ...facts, need: needOf(facts) })
  const household = main.kk ? await listHousehold(ctx, month, main.kk) : [main]
  return {
    name: main.name,
    bar: barOf(facts),
    points,
    pledges: plan.report.pledges.flatMap((outcome) => {
      const planned = plan.pledges.find((it) => it.id === outcome.id)
      if (!planned) return []
      const misfits = misfitsOf(facts, planned.ring)
      const offer = offerOf(household, month.as_of, planned.ring, law)
      const why = whyOf({ bar: barOf(facts), misfits, chosen: seat?.pledge_id === outcome.id, offer, outcome })
      return [{ id: outcome.id, sponsor: planned.sponsor, why, misfits, perHead: offer ? offer.points / offer.heads : null, cutoff: outcome.cutoff }]
    }),
  }
}

const numbersOf = (rows: readonly PersonRecord[]) => rows.flatMap((it) => [it.nik, it.card].filter((one) => one !== null))

function factsOf(rows: readonly PersonRecord[], main: PersonRecord, asOf: string, taken: Facts['taken']): Facts {
  return {
    ...{ is_resident: main.is_resident, has_active: rows.some((it) => it.is_active), is_registered: main.is_registered, area_path: main.area_path },
    died: main.died_on !== null || main.cause === 'deceased' || main.population_status === 'meninggal',
    moved: main.moved_direction === 'keluar' || main.population_status === 'pindah',
    nik_ok: main.nik_state === 'ok',
    pbi: (main.pbi_recipient ?? false) && main.pbi_removed_on === null,
    employed: main.employer_code !== null && (main.employed_until === null || main.employed_until > asOf),
    ...{ taken, decile: main.decile, cause: main.cause, age: main.age },
  }
}

/** What a pledge would do for a household: its members whom nothing bars and who fit. */
function offerOf(household: readonly PersonRecord[], asOf: string, ring: PlanRow['pledges'][number]['ring'], law: ReturnType<typeof loadNeed>): Offer | null {
  const facts = household.map((it) => factsOf([it], it, asOf, null)).filter((it) => barOf(it) === null && misfitsOf(it, ring).length === 0)
  if (facts.length === 0) return null
  const points = facts.reduce((sum, it) => sum + pointsOf(law, { ...it, need: needOf(it) }).reduce((more, one) => more + one.points, 0), 0)
  return { heads: facts.length, points }
}
