import type { AreaCode } from '@semesta/kernel'
import { rowsOf } from './source.ts'
import { automaticTiles, byHand, type Tile } from './tiles.ts'
import { timeZoneOf } from './time-zone.ts'

export type { Tile } from './tiles.ts'
export { timeZoneOf } from './time-zone.ts'

export interface Province {
  code: AreaCode
  name: string
}
export interface Regency {
  code: AreaCode
  name: string
  /** the province's name; its code is the first two digits */
  province: string
  timeZone: string
}
export interface Kecamatan {
  code: AreaCode
  name: string
}
export interface Village {
  code: AreaCode
  name: string
  /** code of the kecamatan */
  kecamatan: AreaCode
  kecamatanName: string
}
export interface Area {
  code: AreaCode
  name: string
  level: 'province' | 'regency' | 'kecamatan' | 'village'
  parent: AreaCode | null
}

const kept = new Map<string, unknown>()
function keep<T>(key: string, make: () => T): T {
  if (!kept.has(key)) kept.set(key, make())
  return kept.get(key) as T
}

/** The 38 provinces, by code. Source: `idn-area-data`, as all of this room (Kepmendagri 300.2.2-2138/2025; ODbL). */
export function listProvinces(): readonly Province[] {
  return keep('provinces', () => [...rowsOf('provinces')])
}

/** The 514 regencies and cities, by code. */
export function listRegencies(): readonly Regency[] {
  return keep('regencies', () => {
    const provinces = new Map(listProvinces().map((it) => [it.code, it.name]))
    return Array.from(rowsOf('regencies'), (it) => ({ ...it, province: provinces.get(it.code.slice(0, 2)) ?? '', timeZone: timeZoneOf(it.code) }))
  })
}

/** One regency or city by its code, undefined when there is none. */
export function findRegency(code: AreaCode): Regency | undefined {
  return keep('regency-by-code', () => new Map(listRegencies().map((it) => [it.code, it]))).get(code)
}

/** The kecamatan of a regency, by code; empty for a regency that does not exist. */
export function listKecamatan(regency: AreaCode): readonly Kecamatan[] {
  return keep(`kecamatan ${regency}`, () => [...rowsOf('districts', `${regency}.`)])
}

/** The kelurahan and desa of a regency, by code. Names repeat between kecamatan: never use one as a key. */
export function listVillages(regency: AreaCode): readonly Village[] {
  return keep(`villages ${regency}`, () => {
    const names = new Map(listKecamatan(regency).map((it) => [it.code, it.name]))
    return Array.from(rowsOf('villages', `${regency}.`), (it) => {
      const kecamatan = it.code.slice(0, 8)
      return { ...it, kecamatan, kecamatanName: names.get(kecamatan) ?? '' }
    })
  })
}

/** Every area of the country, parents before children: 38 + 514 + 7.285 + 83.762 rows, not kept in memory. */
export function* allAreas(): Generator<Area> {
  for (const it of rowsOf('provinces')) yield { ...it, level: 'province', parent: null }
  for (const it of rowsOf('regencies')) yield { ...it, level: 'regency', parent: it.code.slice(0, 2) }
  for (const it of rowsOf('districts')) yield { ...it, level: 'kecamatan', parent: it.code.slice(0, 5) }
  for (const it of rowsOf('villages')) yield { ...it, level: 'village', parent: it.code.slice(0, 8) }
}

/** The tile map of a regency: drawn by hand where we have one, laid out automatically elsewhere; one cell a village, none shared. */
export function tiles(regency: AreaCode): readonly Tile[] {
  return byHand[regency] ?? keep(`tiles ${regency}`, () => automaticTiles(listVillages(regency).map((it) => it.code)))
}
