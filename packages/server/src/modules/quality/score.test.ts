import fc from 'fast-check'
import { expect, it } from 'vitest'
import { gradeOf, registerScore, scoreOf, type Weighed } from './score.calc.ts'

const measures: Weighed[] = [
  { rule: 'a', weight: 3, of: 'population' },
  { rule: 'b', weight: 1, of: 'registered' },
]

it('takes points by weight and share', () => {
  const { score, faults } = scoreOf(
    { population: 100, registered: 50 },
    new Map([
      ['a', 10],
      ['b', 5],
    ]),
    measures,
  )
  expect(faults.map((it) => it.lost)).toEqual([7.5, 2.5])
  expect(score).toBe(90)
})

it('does not reach a limit by rounding: one fault among a million is not perfect', () => {
  const { score } = scoreOf({ population: 1_000_000, registered: 1_000_000 }, new Map([['b', 1]]), measures)
  expect(score).toBe(99.99)
  expect(gradeOf(97.99, { good: 98, fair: 95 })).toBe('fair')
  expect(gradeOf(98, { good: 98, fair: 95 })).toBe('good')
  expect(gradeOf(null, { good: 98, fair: 95 })).toBeNull()
})

it('has no score for nobody, and leaves out what cannot be asked', () => {
  expect(scoreOf({ population: 0, registered: 0 }, new Map(), measures).score).toBeNull()
  expect(scoreOf({ population: 10, registered: 0 }, new Map([['a', 1]]), measures).score).toBe(90)
})

it('stays between 0 and 100 and falls with every further fault', () => {
  const heads = fc.record({ population: fc.integer({ min: 1, max: 3_000_000 }), registered: fc.integer({ min: 1, max: 3_000_000 }) })
  fc.assert(
    fc.property(heads, fc.nat(4_000_000), fc.nat(4_000_000), fc.nat(1_000_000), (of, a, b, more) => {
      const at = (found: number) =>
        scoreOf(
          of,
          new Map([
            ['a', found],
            ['b', b],
          ]),
          measures,
        ).score ?? 0
      expect(at(a)).toBeGreaterThanOrEqual(0)
      expect(at(a)).toBeLessThanOrEqual(100)
      expect(at(a + more)).toBeLessThanOrEqual(at(a))
    }),
  )
})

it('scores a register by the checks its rows passed', () => {
  expect(registerScore(100, [0, 10, 0, 0])).toBe(97.5)
  expect(registerScore(0, [0])).toBeNull()
})
