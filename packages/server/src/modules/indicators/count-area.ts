import { COVERAGE_STEPS } from '@semesta/kernel'
import { areaWithin } from '../../platform/area-within.ts'
import type { Ctx } from '../../platform/context.ts'
import { areaNotFound } from '../../platform/problems.ts'
import { areaNames } from '../areas/index.ts'
import { type CountFilter, type Counts, countCellsBy, type Dimension, grainOf, type MonthRow, namesFrozen } from '../months/index.ts'
import { countPeopleBy } from '../people/index.ts'

export type Keyed = Counts & { key: string }

/**
 * Heads of an area by a dimension: from the cube, or below the village from the people.
 *
 * Fails: `areas/not-found`; `people/names-frozen` when the people of a month are needed and put away.
 */
export async function countBy(ctx: Ctx, month: MonthRow, filter: CountFilter, by: Dimension): Promise<Keyed[]> {
  const areas = areaWithin(ctx, filter.area)
  if (grainOf(areas) === 'cells') return countCellsBy(ctx, month.build_id, filter, by)
  if (!month.people_online) throw namesFrozen({ month: month.month })
  return countPeopleBy(ctx, month.build_id, filter, by)
}

/** Heads of an area as a whole. Fails: as `countBy`. */
export async function countArea(ctx: Ctx, month: MonthRow, filter: CountFilter): Promise<Counts> {
  return summed(await countBy(ctx, month, filter, 'kecamatan'))
}

/** Adds counts up: heads may be added, ratios never. */
export function summed(counts: readonly Counts[]): Counts {
  const add = (of: (it: Counts) => number) => counts.reduce((sum, it) => sum + of(it), 0)
  const steps = Object.fromEntries(COVERAGE_STEPS.map((step) => [step, add((it) => it.steps[step])])) as Counts['steps']
  return {
    population: add((it) => it.population),
    registered: add((it) => it.registered),
    active: add((it) => it.active),
    unregistered: add((it) => it.unregistered),
    steps,
  }
}

/** The area a page is about: the one asked for, the only one of the actor, or the regency. Fails: `areas/not-found` for one that does not exist. */
export async function areaOf(ctx: Ctx, area: string | undefined, counts: Counts): Promise<{ code: string; name: string }> {
  const own = ctx.bind.areas.length === 1 ? ctx.bind.areas[0] : undefined
  const code = area ?? own ?? ctx.bind.regency
  const name = (await nameOfAreas(ctx, [code])).get(code) ?? code
  const isUnknown = name === code && code !== ctx.bind.regency && counts.population + counts.registered === 0
  if (isUnknown) throw areaNotFound({ area: code })
  return { code, name }
}

/** Names of areas, with a word for cards that no village is known of. */
export async function nameOfAreas(ctx: Ctx, codes: readonly string[]): Promise<Map<string, string>> {
  const names = await areaNames(ctx.trx, codes)
  for (const code of codes) if (/^\d{2}\.\d{2}\.00(\.0000)?$/.test(code)) names.set(code, 'Tanpa kelurahan')
  return names
}
