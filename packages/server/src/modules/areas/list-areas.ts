import type { ListAreas, OutputOf, SearchRegencies } from '@semesta/contract'
import { timeZoneOf } from '@semesta/engine'
import type { Ctx } from '../../platform/context.ts'
import { areaNames } from './area-names.ts'
import * as store from './store.ts'
import type { AreaRow } from './tables.ts'

/** Kecamatan and villages an actor may see in a regency; a kecamatan that only holds one of them is named, so that screens can group. */
export async function listAreas(ctx: Ctx): Promise<OutputOf<typeof ListAreas>> {
  const code = ctx.bind.regency
  const villages = ctx.bind.areas.map((area) => area.slice(0, 13))
  const rows = await store.listInside(ctx.trx, code, villages)
  const names = await areaNames(ctx.trx, [code])
  return { regency: { code, name: names.get(code) ?? code, timeZone: timeZoneOf(code) }, areas: rows.map(asNode) }
}

function asNode({ code, name, level, parent, tile_x, tile_y }: AreaRow) {
  const tile = tile_x === null || tile_y === null ? null : { x: tile_x, y: tile_y }
  return { code, name, level: level as 'kecamatan' | 'village', parent, tile }
}

/** Regencies an actor works in; for a grant on a province or the country, all of them. */
export async function searchRegencies(ctx: Ctx): Promise<OutputOf<typeof SearchRegencies>> {
  const rows = await store.listRegencies(
    ctx.trx,
    ctx.actor.grants.map((it) => it.areaCode),
  )
  return { rows: rows.map(({ code, name, province }) => ({ code, name, province })) }
}
