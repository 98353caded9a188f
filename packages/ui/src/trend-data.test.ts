import { expect, it } from 'vitest'
import { axisOf } from './trend-data.ts'

it('keeps both thresholds and all points inside the axis, above 100 % too', () => {
  const points = [
    { month: '2025-10', label: '', coverage: 99.2, keaktifan: 88.4 },
    { month: '2025-11', label: '', coverage: 100.11, keaktifan: null },
  ]
  expect(axisOf(points, { coverage: 98, keaktifan: 80 })).toEqual({ min: 75, max: 105 })
  expect(axisOf([], { coverage: 98, keaktifan: 80 })).toEqual({ min: 75, max: 100 })
})
