import { ratesAt } from '@semesta/engine'
import { expect, it } from 'vitest'
import { boundsOf } from './bounds.calc.ts'

// Goal: where no register tells a wage, the law still says at least and at most, payer by payer, and says so only where it does.
const rates = ratesAt('2025-11-01')
const rows = [
  { basis: 'due', heads: 90 },
  { basis: 'wage-unknown', heads: 7 },
  { basis: 'wage-unknown', heads: 3 },
  { basis: 'relation-unknown', heads: 2 },
  { basis: 'further-unknown', heads: 4 },
] as const

it('takes a wage between the minimum wage and the cap', () => {
  expect(boundsOf(rows, rates, 3_400_000)).toEqual([
    { basis: 'wage-unknown', payer: 'employer', heads: 10, atLeastRupiah: 1_360_000, atMostRupiah: 4_800_000 },
    { basis: 'wage-unknown', payer: 'worker', heads: 10, atLeastRupiah: 340_000, atMostRupiah: 1_200_000 },
    { basis: 'relation-unknown', payer: 'employer', heads: 2, atLeastRupiah: 0, atMostRupiah: 960_000 },
    { basis: 'relation-unknown', payer: 'worker', heads: 2, atLeastRupiah: 0, atMostRupiah: 240_000 },
    { basis: 'further-unknown', payer: 'worker', heads: 4, atLeastRupiah: 136_000, atMostRupiah: 480_000 },
  ])
})

it('knows no least where nobody recorded a minimum wage, and no bounds at all before the law', () => {
  expect(boundsOf(rows, rates, null).map((it) => it.atLeastRupiah)).toEqual([null, null, 0, 0, null])
  expect(boundsOf(rows, ratesAt('2010-01-01'), 3_400_000)).toEqual([])
})

it('lets a member of an unknown class owe what any class owes', () => {
  expect(boundsOf([{ basis: 'class-unknown', heads: 10 }], rates, null)).toEqual([
    { basis: 'class-unknown', payer: 'own', heads: 10, atLeastRupiah: 350_000, atMostRupiah: 1_500_000 },
    { basis: 'class-unknown', payer: 'local', heads: 10, atLeastRupiah: 0, atMostRupiah: 28_000 },
    { basis: 'class-unknown', payer: 'central', heads: 10, atLeastRupiah: 0, atMostRupiah: 42_000 },
  ])
})
