import { expect, it } from 'vitest'
import { allOf, localOf, type Sum, sumOf, unboundedOf } from './sums.ts'

const none = { own: 0, employer: 0, worker: 0, localIuran: 0, localBantuan: 0, central: 0, province: 0 }
const row = (more: Partial<Sum>): Sum => ({ segment: 'PBPU_PEMDA', class: '3', basis: 'due', heads: 1, parts: none, ...more })
const rows = [
  row({ heads: 10, parts: { ...none, localIuran: 350_000, localBantuan: 28_000, central: 42_000 } }),
  row({ segment: 'PBPU', heads: 4, parts: { ...none, own: 140_000, localBantuan: 11_200, central: 16_800 } }),
  row({ basis: 'wage-unknown', segment: 'PPU_PN', heads: 7 }),
]

it('counts people only where they owe something through that payer', () => {
  expect(sumOf(rows, localOf)).toEqual({ heads: 14, rupiah: 389_200 })
  expect(sumOf(rows, (it) => it.localIuran)).toEqual({ heads: 10, rupiah: 350_000 })
  expect(sumOf(rows, allOf).rupiah).toBe(588_000)
})

it('counts people for whom no law says within what bounds they owe', () => {
  const bounds = [{ basis: 'wage-unknown', payer: 'worker', heads: 7, atLeastRupiah: null, atMostRupiah: 840_000 }] as const
  expect(unboundedOf({ rows, bounds: [] })).toBe(7)
  expect(unboundedOf({ rows: [...rows, row({ basis: 'pension-unknown', heads: 2 })], bounds: [...bounds] })).toBe(2)
})
