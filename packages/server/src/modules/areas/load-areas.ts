import { createRequire } from 'node:module'
import { allAreas, listRegencies, tiles, timeZoneOf } from '@semesta/engine'
import type { OpenApp } from '../../platform/app.ts'

/** Raise it when the layout of tiles or the time zones change. */
const LAYOUT = 1

function edition(): string {
  const { version } = createRequire(import.meta.url)('idn-area-data/package.json') as { version: string }
  return `idn-area-data ${version}, layout ${LAYOUT}`
}

/**
 * Fills areas_area from the open data set, when it is empty or of another edition.
 *
 * Shape: one statement, so that a reader sees the old areas or the new ones. Codes that the new edition dropped stay: months were built with them.
 */
export async function loadAreas(app: Pick<OpenApp, 'owner'>): Promise<void> {
  const wanted = edition()
  const { rows } = await app.owner.query<{ edition: string }>('select edition from areas_source')
  if (rows[0]?.edition === wanted) return
  const places = new Map(listRegencies().flatMap((regency) => tiles(regency.code).map((tile) => [tile.village, tile] as const)))
  const columns: [string[], string[], string[], (string | null)[], (string | null)[], (number | null)[], (number | null)[]] = [[], [], [], [], [], [], []]
  for (const area of allAreas()) {
    const tile = places.get(area.code)
    const row = [area.code, area.level, area.name, area.parent, area.level === 'regency' ? timeZoneOf(area.code) : null, tile?.x ?? null, tile?.y ?? null]
    row.forEach((value, index) => {
      ;(columns[index] as unknown[]).push(value)
    })
  }
  await app.owner.query(fill, [...columns, wanted])
}

const fill = `with kept as (
  insert into areas_source (id, edition) values (1, $8) on conflict (id) do update set edition = excluded.edition, loaded_at = excluded.loaded_at
)
insert into areas_area (code, level, name, parent, time_zone, tile_x, tile_y)
select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::int[], $7::int[])
on conflict (code) do update set
  level = excluded.level, name = excluded.name, parent = excluded.parent, time_zone = excluded.time_zone, tile_x = excluded.tile_x, tile_y = excluded.tile_y`
