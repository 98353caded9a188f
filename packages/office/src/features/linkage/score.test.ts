import { expect, it } from 'vitest'
import { laidOut } from './score.ts'

it('starts each bar where the one before ended, and ends at the sum', () => {
  const { bars, total, width } = laidOut([
    { key: 'prior', weight: -15 },
    { key: 'birth', weight: 11 },
    { key: 'name', weight: 9 },
    { key: 'nik', weight: -3 },
  ])
  expect(bars.map((it) => [it.from, it.length])).toEqual([
    [0, 15],
    [0, 11],
    [11, 9],
    [17, 3],
  ])
  expect(total).toMatchObject({ weight: 2, from: 15, length: 2 })
  expect(width).toBe(20)
})

it('stands still with nothing to add', () => {
  expect(laidOut([])).toMatchObject({ bars: [], width: 1 })
})
