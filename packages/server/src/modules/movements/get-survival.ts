import type { GetSurvival, OutputOf } from '@semesta/contract'
import { PAYERS, SEGMENTS } from '@semesta/kernel'
import { areaWithin } from '../../platform/area-within.ts'
import type { Ctx } from '../../platform/context.ts'
import { remembered } from '../../platform/remembered.ts'
import { grainOf, listMonths } from '../months/index.ts'
import { countCohorts } from '../people/index.ts'
import * as store from './store.ts'

const MONTHS = 24

/**
 * Active cards of up to 24 months by the month since which each has been active without a break.
 *
 * Shape: a cohort's size is its heads in its own month, its survivors its heads in a later one. Cards active before the first pair of months belong to none.
 *        Below the village only the months whose names are at hand can be counted.
 * Fails: `areas/not-found`.
 */
export async function getSurvival(ctx: Ctx, ask: { area?: string | undefined; until?: string | undefined }): Promise<OutputOf<typeof GetSurvival>> {
  const isCube = grainOf(areaWithin(ctx, ask.area)) === 'cells'
  const all = (await listMonths(ctx)).filter((it) => ask.until === undefined || it.month <= ask.until).slice(0, MONTHS)
  const months = all.filter((it) => isCube || it.people_online).toReversed()
  const ids = months.map((it) => it.build_id)
  const sums = isCube ? await remembered(ctx, ['cohorts', ids, ask.area], () => store.sumCohorts(ctx, ids, ask.area)) : await fromPeople(ctx, ids, ask.area)
  const monthOf = new Map(months.map((it) => [it.build_id, it.month]))
  return {
    months: months.map((it) => ({ month: it.month, peopleOnline: it.people_online })),
    rows: sums.map((it) => ({
      since: it.since,
      month: monthOf.get(it.build_id) ?? it.since,
      payer: PAYERS.find((payer) => payer === it.payer) ?? 'unknown',
      segment: SEGMENTS.find((segment) => segment === it.segment) ?? 'UNKNOWN',
      heads: it.heads,
    })),
  }
}

async function fromPeople(ctx: Ctx, buildIds: readonly string[], area: string | undefined) {
  const sums = []
  for (const build_id of buildIds) for (const it of await countCohorts(ctx, build_id, area)) sums.push({ ...it, build_id })
  return sums
}
