import type { GetBoundarySeries, OutputOf } from '@semesta/contract'
import { isBelowVillage } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import { areaNames } from '../areas/index.ts'
import { countCellsBy, listMonths, type MonthRow } from '../months/index.ts'
import { finePaths, type Heads, headsOf, recipesFor, type Unit } from './boundary.calc.ts'
import { presentBoundary } from './present.ts'
import { getBoundary } from './record-boundary.ts'
import * as store from './store.ts'
import type { BoundaryRow } from './tables.ts'

const MONTHS = 24

/**
 * The months before and after a change of areas, on old or on new boundaries.
 *
 * Shape: whole villages from the cube of each month, parts of them as they were counted from its frozen people; null while they are still to be counted.
 * Fails: `boundaries/not-found`.
 */
export async function getSeries(ctx: Ctx, ask: { boundaryId: string; on: 'old' | 'new' }): Promise<OutputOf<typeof GetBoundarySeries>> {
  const boundary = await getBoundary(ctx, ask.boundaryId)
  const { units, recipes } = recipesFor(ask.on, boundary.parts)
  const months = (await listMonths(ctx)).slice(0, MONTHS).toReversed()
  const fine = await store.listCounts(
    ctx,
    months.map((it) => it.build_id),
    finePaths(boundary.parts),
  )
  const rows = []
  for (const month of months) {
    const villages = await villagesOf(ctx, month)
    const parts = new Map(fine.filter((it) => it.build_id === month.build_id).map((it) => [it.path, it]))
    const of = (path: string): Heads | null =>
      isBelowVillage(path) ? (parts.get(path) ?? null) : (villages.get(path) ?? { population: 0, registered: 0, active: 0 })
    const counts = Object.fromEntries(recipes.map((it) => [it.unit, headsOf(it, of)]))
    rows.push({ month: month.month, closed: month.closed_at !== null, peopleOnline: month.people_online, counts })
  }
  return { boundary: presentBoundary(boundary), units: await named(ctx, boundary, units), months: rows }
}

async function villagesOf(ctx: Ctx, month: MonthRow): Promise<Map<string, Heads>> {
  return new Map((await countCellsBy(ctx, month.build_id, {}, 'village')).map((it) => [it.key, it]))
}

/** Names of units: as the decree gives them, else as the catalogue of areas does. */
async function named(ctx: Ctx, { parts }: BoundaryRow, units: readonly Unit[]) {
  const known = await areaNames(
    ctx.trx,
    units.flatMap((it) => it.codes),
  )
  const given = new Map(parts.filter((it) => it.name !== '').map((it) => [it.to.slice(0, 13), it.name]))
  return units.map(({ key, codes }) => ({ key, codes, name: codes.map((code) => given.get(code) ?? known.get(code) ?? code).join(' + ') }))
}

/** Where the people of a unit live, in places to add and to take away: what a list behind its number asks for. Null for what is no unit. */
export async function placesOf(ctx: Ctx, unit: string): Promise<{ add: string[]; less: string[] } | null> {
  const [id = '', on, key] = unit.split(':')
  const boundary = await store.findBoundary(ctx, id)
  if (!boundary || (on !== 'old' && on !== 'new')) return null
  return recipesFor(on, boundary.parts).recipes.find((it) => it.unit === key) ?? null
}
