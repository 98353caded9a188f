import type { GetObligations, OutputOf } from '@semesta/contract'
import type { PremiumPayer } from '@semesta/kernel'

export type Data = OutputOf<typeof GetObligations>
export type Sum = Data['rows'][number]
export type Parts = Sum['parts']
export type Part = keyof Parts

/** The parts in the order of the page, and through which payer each is listed. */
export const PARTS: readonly { part: Part; payer: PremiumPayer }[] = [
  { part: 'localIuran', payer: 'local' },
  { part: 'localBantuan', payer: 'local' },
  { part: 'central', payer: 'central' },
  { part: 'province', payer: 'province' },
  { part: 'own', payer: 'own' },
  { part: 'employer', payer: 'employer' },
  { part: 'worker', payer: 'worker' },
]

export const localOf = (parts: Parts) => parts.localIuran + parts.localBantuan
export const allOf = (parts: Parts) => PARTS.reduce((sum, { part }) => sum + parts[part], 0)

/** Rupiah of some rows, and the people behind it: those through whom it is owed. */
export function sumOf(rows: readonly Sum[], of: (parts: Parts) => number): { heads: number; rupiah: number } {
  return rows.reduce((sum, row) => ({ heads: sum.heads + (of(row.parts) > 0 ? row.heads : 0), rupiah: sum.rupiah + of(row.parts) }), { heads: 0, rupiah: 0 })
}

/** People about whom the registers say too little, and no law says within what bounds. */
export const unboundedOf = ({ rows, bounds }: Pick<Data, 'rows' | 'bounds'>) =>
  rows.reduce((sum, row) => sum + (row.basis.endsWith('-unknown') && !bounds.some((it) => it.basis === row.basis) ? row.heads : 0), 0)
