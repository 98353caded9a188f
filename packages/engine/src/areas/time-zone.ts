import type { AreaCode } from '@semesta/kernel'

/** Kalimantan is split: west and central keep western time, the rest central time. */
const PONTIANAK = new Set(['61', '62'])
const MAKASSAR = new Set(['51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76'])
const JAYAPURA = new Set(['81', '82', '91', '92', '93', '94', '95', '96'])

/**
 * The IANA time zone of an area: WIB `Asia/Jakarta` or `Asia/Pontianak`, WITA `Asia/Makassar`, WIT `Asia/Jayapura`.
 *
 * Shape:  any area code; zones follow provinces whole, no regency differs from its province.
 * Source: Keppres 41/1987; newer provinces keep the zone of the one they came from (65 from 64, 75 from 71, 76 from 73, 92 to 96 from 91).
 */
export function timeZoneOf(area: AreaCode): string {
  const province = area.slice(0, 2)
  if (PONTIANAK.has(province)) return 'Asia/Pontianak'
  if (MAKASSAR.has(province)) return 'Asia/Makassar'
  return JAYAPURA.has(province) ? 'Asia/Jayapura' : 'Asia/Jakarta'
}
