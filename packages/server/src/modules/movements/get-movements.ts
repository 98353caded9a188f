import type { GetMovementAreas, GetMovements, OutputOf } from '@semesta/contract'
import { addMonths, MOVEMENTS, type Movement } from '@semesta/kernel'
import { areaWithin } from '../../platform/area-within.ts'
import type { Ctx } from '../../platform/context.ts'
import { remembered } from '../../platform/remembered.ts'
import { areaNames } from '../areas/index.ts'
import { findMonth, getMonth, grainOf, type MonthRow, namesFrozen } from '../months/index.ts'
import { countStayed } from '../people/index.ts'
import { presentChange } from './present.ts'
import * as store from './store.ts'
import type { ChangeSum } from './tables.ts'

type Ask = { month: string; area?: string | undefined }

/** A month as the areas asked for see it. Fails: `areas/not-found`; `people/names-frozen` below the village of a month whose names are away. */
export function viewOf(ctx: Ctx, month: MonthRow, area: string | undefined): store.View {
  const areas = areaWithin(ctx, area)
  const place = grainOf(areas) === 'cells' ? 'village' : 'path'
  if (place === 'path' && !month.people_online) throw namesFrozen({ month: month.month })
  return { buildId: month.build_id, areas, place }
}

/** Every change of an area and the cards that stayed as they were; below the village all are counted from the names. */
export async function sumMovements(ctx: Ctx, view: store.View, area: string | undefined): Promise<ChangeSum[]> {
  if (view.place === 'village') return remembered(ctx, ['movements', view.buildId, area], () => store.sumTotals(ctx, view))
  const stayed = (await countStayed(ctx, view.buildId, area)).map((it): ChangeSum => {
    const sides = { from_segment: it.segment, to_segment: it.segment, from_active: it.active, to_active: it.active, from_rupiah: 0, to_rupiah: 0 }
    return { kind: 'unchanged', cause: '', heads: it.heads, ...sides }
  })
  return [...(await store.countChanges(ctx, view)), ...stayed]
}

/**
 * What changed in an area since the month before, by kind, cause and segment.
 *
 * Shape: the rows add up: cards with a `to` are the registered ones of this month, cards with a `from` those of the month before.
 * Fails: `indicators/month-not-found`, `areas/not-found`, `people/names-frozen`.
 */
export async function getMovements(ctx: Ctx, ask: Ask): Promise<OutputOf<typeof GetMovements>> {
  const month = await getMonth(ctx, ask.month)
  const sums = await sumMovements(ctx, viewOf(ctx, month, ask.area), ask.area)
  const heads = (counts: (it: ChangeSum) => boolean) => sums.reduce((total, it) => total + (counts(it) ? it.heads : 0), 0)
  return {
    before: await beforeOf(ctx, month),
    counts: {
      registered: { from: heads((it) => it.from_segment !== ''), to: heads((it) => it.to_segment !== '') },
      active: { from: heads((it) => it.from_active), to: heads((it) => it.to_active) },
    },
    rows: sums.map((it) => ({ ...presentChange(it), heads: it.heads })),
  }
}

/** The build this month was compared with. Months that were built before that was kept name the month alone. */
async function beforeOf(ctx: Ctx, month: MonthRow) {
  if (month.before_build === null) return null
  const name = addMonths(month.month, -1)
  const inForce = await findMonth(ctx, name)
  return { month: name, revision: month.before_revision ?? 1, inForce: inForce?.build_id === month.before_build }
}

/** The same by village; nothing below it. Fails: `indicators/month-not-found`, `areas/not-found`. */
export async function getMovementAreas(ctx: Ctx, ask: Ask): Promise<OutputOf<typeof GetMovementAreas>> {
  const month = await getMonth(ctx, ask.month)
  const areas = areaWithin(ctx, ask.area)
  if (grainOf(areas) === 'people') return { rows: [] }
  const view: store.View = { buildId: month.build_id, areas, place: 'village' }
  const sums = await remembered(ctx, ['movements by village', month.build_id, ask.area], () => store.sumByVillage(ctx, view))
  const codes = [...new Set(sums.map((it) => it.code))]
  const names = await areaNames(ctx.trx, codes)
  return {
    rows: codes.map((code) => {
      const own = sums.filter((it) => it.code === code)
      const add = (of: 'registered' | 'active' | 'rupiah') => own.reduce((total, it) => total + it[of], 0)
      const kinds = MOVEMENTS.map((kind): [Movement, number] => [kind, own.find((it) => it.kind === kind)?.heads ?? 0])
      const heads = Object.fromEntries(kinds) as Record<Movement, number>
      const name = code.endsWith('.00.0000') ? 'Tanpa kelurahan' : (names.get(code) ?? code)
      return { code, name, heads, registered: add('registered'), active: add('active'), rupiahPerMonth: add('rupiah') }
    }),
  }
}
