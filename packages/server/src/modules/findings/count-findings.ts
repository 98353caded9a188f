import type { Ctx } from '../../platform/context.ts'
import { rowsOf } from '../../platform/cursor.ts'
import { grainOf, type MonthRow, namesFrozen } from '../months/index.ts'
import * as store from './store.ts'
import type { FindingRecord } from './tables.ts'

interface Ask {
  month: MonthRow
  /** as `areaWithin` gives them */
  areas: readonly string[]
  area: string | undefined
}

/** Heads by village and rule: from the totals, or below the village from the findings. Fails: `people/names-frozen` there. */
export function countByVillage(ctx: Ctx, { month, areas, area }: Ask): Promise<store.VillageTotal[]> {
  if (grainOf(areas) === 'cells') return store.sumByVillage(ctx, month.build_id, area)
  if (!month.people_online) throw namesFrozen({ month: month.month })
  return store.countByVillage(ctx, month.build_id, area)
}

export const { sumByBuild: countByBuild, countAny } = store

/** Workers of an employer who have no active card from one, and those of them who are in no register of people. Needs the names of the month at hand. */
export const countUnregisteredWorkers = (ctx: Ctx, month: MonthRow, employerCode: string): Promise<{ people: number; outside: number }> =>
  store.countOfEmployer(ctx, month.build_id, 'employment/worker-unregistered', employerCode)

/** Findings of some rules by place, for a list to work through; the rules in the order given. */
export function eachOfRules(ctx: Ctx, month: MonthRow, rules: readonly string[], area: string | undefined): AsyncGenerator<FindingRecord> {
  return rowsOf(ctx.trx, store.listOfRules(ctx, month.build_id, rules, area))
}
