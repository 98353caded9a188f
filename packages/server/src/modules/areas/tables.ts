import type { AreaCode } from '@semesta/kernel'

/** A row of areas_area. */
export interface AreaRow {
  code: AreaCode
  level: 'province' | 'regency' | 'kecamatan' | 'village'
  name: string
  parent: AreaCode | null
  /** IANA, regencies only */
  time_zone: string | null
  /** place in the tile map, villages only */
  tile_x: number | null
  tile_y: number | null
}
export interface AreaTables {
  areas_area: AreaRow
}
