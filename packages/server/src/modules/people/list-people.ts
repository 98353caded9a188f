import type { DrillFilter, ListPeople, OutputOf } from '@semesta/contract'
import type { z } from 'zod'
import { areaWithin } from '../../platform/area-within.ts'
import type { Ctx } from '../../platform/context.ts'
import { opaqueIds } from '../../platform/opaque.ts'
import { areaNotFound } from '../../platform/problems.ts'
import { areaNames } from '../areas/index.ts'
import { placesOf } from '../boundaries/index.ts'
import { type Counts, countCellsBy, countsOf, type Dimension, getMonthWithNames, grainOf, headsOf } from '../months/index.ts'
import { presentPerson } from './present.ts'
import * as store from './store.ts'
import type { PersonRecord } from './tables.ts'

export type Drill = { [K in keyof typeof DrillFilter]?: z.output<(typeof DrillFilter)[K]> | undefined } & { count: store.CountId }

/** What a drill narrows by. Fails: `areas/not-found` for a unit of boundaries that there is not. */
export async function filterOf(ctx: Ctx, { area, segment, sex, age, cause, since, payer, unit }: Drill): Promise<store.PeopleFilter> {
  const places = unit === undefined ? undefined : await placesOf(ctx, unit)
  if (places === null) throw areaNotFound({ area: unit ?? '' })
  return { area, segment, sex, age, cause, since, payer, places }
}

/** Heads by a dimension, counted from the people themselves: for areas below the village. */
export async function countPeopleBy(ctx: Ctx, buildId: string, filter: store.PeopleFilter, by: Dimension): Promise<(Counts & { key: string })[]> {
  return (await store.countBy(ctx, buildId, filter, by)).map((row) => ({ ...countsOf(row), key: row.key }))
}

/**
 * Exactly the people a number counted, a page at a time.
 *
 * Shape: `total` comes from the same cube as the number on the page, or from the people where no cube tells; the rows carry the flag that the number counts.
 * Fails: `indicators/month-not-found`, `areas/not-found`, `people/names-frozen`.
 */
export async function listPeople(ctx: Ctx, ask: Drill & { month: string; page: number; pageSize: number }): Promise<OutputOf<typeof ListPeople>> {
  const areas = areaWithin(ctx, ask.area)
  const month = await getMonthWithNames(ctx, ask.month)
  const filter = await filterOf(ctx, ask)
  const inCube = grainOf(areas) === 'cells' && ask.since === undefined && ask.payer === undefined && ask.unit === undefined
  const countBy = inCube ? countCellsBy : countPeopleBy
  const counted = await countBy(ctx, month.build_id, filter, 'kecamatan')
  const total = counted.reduce((sum, it) => sum + headsOf(it, ask.count), 0)
  const offset = (ask.page - 1) * ask.pageSize
  const rows = offset < total ? await store.listPage(ctx, month.build_id, ask.count, filter, { limit: ask.pageSize, offset }) : []
  return { total, rows: await presentAll(ctx, rows) }
}

/** People as the wire carries them. */
export async function presentAll(ctx: Ctx, rows: readonly PersonRecord[]) {
  const names = await areaNames(
    ctx.trx,
    rows.map((it) => it.village_code),
  )
  const ids = opaqueIds(ctx.app.config.secret)
  return rows.map((it) => presentPerson(it, names, ids))
}
