import { expect, it } from 'vitest'
import { rupiahOf } from './money.ts'

it('reads rupiah as people write them, and takes cents for cents', () => {
  const written = ['1500000', 'Rp1.500.000', ' 1,500,000 ', '3.780.012,66', '3,780,012.66', '3780012,6', '-2.000', '− 2.000', '']
  expect(written.map(rupiahOf)).toEqual([1_500_000, 1_500_000, 1_500_000, 3_780_012, 3_780_012, 3_780_012, -2_000, -2_000, 0])
})
