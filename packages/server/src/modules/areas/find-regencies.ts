import { timeZoneOf } from '@semesta/engine'
import type { AreaCode } from '@semesta/kernel'
import type { Kysely } from 'kysely'
import type { AnyTables } from '../../platform/context.ts'
import * as store from './store.ts'

export interface RegencyName {
  code: AreaCode
  name: string
  province: string
  timeZone: string
}

/** The regencies inside the areas, or around them; unknown codes are left out. */
export async function findRegencies(db: Kysely<AnyTables>, areas: readonly AreaCode[]): Promise<RegencyName[]> {
  const rows = await store.listRegencies(db, areas)
  return rows.map(({ code, name, province, time_zone }) => ({ code, name, province, timeZone: time_zone ?? timeZoneOf(code) }))
}

/** Whether the data set knows a regency by this code. */
export async function isRegency(db: Kysely<AnyTables>, code: AreaCode): Promise<boolean> {
  const [row] = await store.findAreas(db, [code])
  return row?.level === 'regency'
}
