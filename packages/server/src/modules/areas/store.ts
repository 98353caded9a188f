import type { AreaCode } from '@semesta/kernel'
import { type Kysely, sql } from 'kysely'
import type { AnyTables } from '../../platform/context.ts'
import { tablesOf } from '../../platform/database.ts'
import type { AreaRow, AreaTables } from './tables.ts'

type Db = Kysely<AnyTables>

export function findAreas(db: Db, codes: readonly AreaCode[]): Promise<AreaRow[]> {
  return tablesOf<AreaTables>(db)
    .selectFrom('areas_area')
    .selectAll()
    .where('code', 'in', codes.length > 0 ? codes : [''])
    .execute()
}

/** Kecamatan and villages inside `areas`, and the kecamatan that hold them, in the order of their codes. */
export function listInside(db: Db, regency: AreaCode, areas: readonly AreaCode[]): Promise<AreaRow[]> {
  return tablesOf<AreaTables>(db)
    .selectFrom('areas_area')
    .selectAll()
    .where(sql<boolean>`code ^@ ${`${regency}.`}`)
    .where(sql<boolean>`(code ^@ any (${[...areas]}::text[]) or exists (select 1 from unnest(${[...areas]}::text[]) as own where own ^@ code))`)
    .orderBy('code')
    .execute()
}

/** Regencies inside any of the areas, or holding one of them; `00` is the whole country. */
export function listRegencies(db: Db, areas: readonly AreaCode[]): Promise<{ code: string; name: string; province: string; time_zone: string | null }[]> {
  return tablesOf<AreaTables>(db)
    .selectFrom('areas_area as r')
    .innerJoin('areas_area as p', 'p.code', 'r.parent')
    .select(['r.code', 'r.name', 'p.name as province', 'r.time_zone'])
    .where('r.level', '=', 'regency')
    .where(sql<boolean>`exists (select 1 from unnest(${[...areas]}::text[]) as own where own = '00' or r.code ^@ own or own ^@ r.code)`)
    .orderBy('r.code')
    .execute()
}
