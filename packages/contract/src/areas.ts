import { z } from 'zod'
import { AreaCodeText, RegencyCode } from './common.ts'

export const AreaNode = z.object({
  code: AreaCodeText,
  name: z.string(),
  level: z.enum(['regency', 'kecamatan', 'village']),
  parent: AreaCodeText.nullable(),
  tile: z.object({ x: z.int(), y: z.int() }).nullable().describe('place in the tile map, villages only'),
})

export const ListAreas = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/areas',
  summary: 'Kecamatan and villages this person may see',
  scope: 'figures.read',
  input: z.object({ regency: RegencyCode }),
  output: z.object({ regency: z.object({ code: RegencyCode, name: z.string(), timeZone: z.string() }), areas: z.array(AreaNode) }),
  problems: [],
} as const

/** For choosing a regency where none is granted yet (adding users as administrator, the command line). */
export const SearchRegencies = {
  method: 'GET',
  path: '/api/v1/regencies',
  summary: 'Regencies this person works in',
  scope: 'signed-in',
  input: z.object({}),
  output: z.object({ rows: z.array(z.object({ code: RegencyCode, name: z.string(), province: z.string() })) }),
  problems: [],
} as const
