import { expect, it } from 'vitest'
import { linesOf, scaleOf } from './burn.ts'

const row = (month: number, billed: number | null, ahead: number | null) => ({
  month: `2025-${String(month).padStart(2, '0')}`,
  billed: billed === null ? null : { heads: 1, rupiah: 10, left: billed },
  bills: ahead === null ? null : { heads: 1, rupiah: 10, left: ahead },
  planned: null,
})

it('draws what was billed from the start of its month, and goes on from where the bills end', () => {
  expect(linesOf([row(1, 90, null), row(2, 80, null), row(3, null, 70)])).toEqual([
    {
      name: 'actual',
      points: [
        { at: 0, left: 100 },
        { at: 1, left: 90 },
        { at: 2, left: 80 },
      ],
    },
    {
      name: 'bills',
      points: [
        { at: 2, left: 80 },
        { at: 3, left: 70 },
      ],
    },
  ])
  expect(linesOf([row(1, null, null)])).toEqual([])
})

it('marks round sums, nought among them, around every value', () => {
  expect(scaleOf([23_400_000_000, -1_200_000_000])).toEqual({ low: -5e9, high: 25e9, ticks: [-5e9, 0, 5e9, 10e9, 15e9, 20e9, 25e9] })
  expect(scaleOf([]).ticks[0]).toBe(0)
})
