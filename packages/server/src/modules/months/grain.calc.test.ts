import { expect, it } from 'vitest'
import { countsOf, grainOf, headsOf } from './grain.calc.ts'

it('counts from the cube down to the village, and from the people below it', () => {
  expect(['64.74', '64.74.01', '64.74.01.1001'].map((area) => grainOf([area]))).toEqual(['cells', 'cells', 'cells'])
  expect(['64.74.01.1001/003', '64.74.01.1001/003/012'].map((area) => grainOf([area]))).toEqual(['people', 'people'])
  expect(grainOf(['64.74.01.1001', '64.74.01.1002/001'])).toBe('people')
  expect(grainOf([])).toBe('cells')
})

it('takes an empty sum for nobody, and inactive for registered without active', () => {
  const none = {
    population: null,
    registered: null,
    active: null,
    unregistered: null,
    duplicate: null,
    dead: null,
    moved: null,
    'not-resident': null,
    verified: null,
  }
  const counts = countsOf({ ...none, registered: 12, active: 9, dead: 2 })
  expect(headsOf(counts, 'inactive')).toBe(3)
  expect(headsOf(counts, 'dead')).toBe(2)
  expect(headsOf(counts, 'population')).toBe(0)
})
