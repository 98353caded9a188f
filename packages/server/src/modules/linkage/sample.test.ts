import fc from 'fast-check'
import { expect, it } from 'vitest'
import { drawOf, placesOf, recallOf, wilson } from './sample.calc.ts'

it('gives the interval of the tables', () => {
  const it95 = wilson(81, 263)
  expect([it95?.low.toFixed(4), it95?.high.toFixed(4)]).toEqual(['0.2553', '0.3662'])
  expect(wilson(0, 0)).toBeNull()
  expect(wilson(200, 200)?.high).toBe(1)
  expect(wilson(200, 200)?.low).toBeGreaterThan(0.98)
  expect(() => wilson(3, 2)).toThrow(RangeError)
})

it('holds the share within 0 and 1 and the value within the interval', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(5000), (whole, some) => {
      const share = wilson(some % (whole + 1), whole)
      expect(share && share.low >= 0 && share.low <= share.value && share.value <= share.high && share.high <= 1).toBe(true)
    }),
  )
})

it('draws as many different pairs as asked, spread evenly, the same for the same seed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 500 }), fc.nat(1_000_000), (population, size, seed) => {
      const places = placesOf(population, size, drawOf(seed))
      expect(new Set(places).size).toBe(Math.min(population, size))
      expect(Math.max(...places)).toBeLessThan(population)
      expect(places).toEqual(placesOf(population, size, drawOf(seed)))
      const half = places.filter((it) => it < population / 2).length
      expect(Math.abs(half - places.length / 2)).toBeLessThanOrEqual(1)
    }),
  )
})

it('counts what was missed against what was found', () => {
  const sure = { value: 1, low: 1, high: 1 }
  expect(recallOf(sure, 900, { value: 0.5, low: 0.4, high: 0.6 }, 200)).toMatchObject({ value: 0.9 })
  expect(recallOf(sure, 0, sure, 10)).toBeNull()
})
