import { expect, it } from 'vitest'
import { loadRegisterModel, startOf } from './content.ts'
import { type Pattern, type Sizes, type Stranger, train } from './train.ts'

const { model } = loadRegisterModel()
const usual = { family: 'same', place: 'block', birth: 'equal', name: 'same', nik: 'different', sex: 'same', taken: 'free' }
const pattern = (change: Partial<Pattern>, pairs: number): Pattern => ({ ...usual, pairs, ...change })
const stranger = (kin: Stranger['kin'], change: Partial<Stranger>, pairs: number): Stranger => ({
  kin,
  head: false,
  ...{ birth: 'different', name: 'different', nik: 'different', sex: 'same', place: 'elsewhere' },
  ...change,
  pairs,
})
const strangers = [
  stranger('any', {}, 49_000),
  stranger('any', { sex: 'different' }, 50_000),
  stranger('birth', { birth: 'equal' }, 9_900),
  stranger('birth', { birth: 'equal', name: 'close' }, 50),
  stranger('family', { place: 'block' }, 9_000),
  stranger('family', { place: 'block', birth: 'equal', name: 'other-first', nik: 'near' }, 60),
]
const sizes: Sizes = {
  ...{ rows: 1_000, people: 20_000, familyPairs: 3_000, doubts: 10, familyDoubts: 10, sameBirth: 1 / 20_000, taken: 0.95 },
  sameName: { same: 2e-4, 'same-common': 1e-3, 'same-rare': 1e-5 },
}
const learn = (patterns: Pattern[]) => train(patterns, strangers, sizes, { ...model.training, m: startOf(model) })
const found = learn([
  pattern({}, 700),
  pattern({ birth: 'default' }, 40),
  pattern({ birth: 'different', name: 'different', taken: 'taken' }, 2_000),
  pattern({ name: 'close' }, 60),
])
const bits = (it: Pattern) =>
  (['home', 'birth', 'name', 'nik', 'sex', 'taken'] as const).reduce((sum, field) => sum + found.bits(field, it), Math.log2(found.prior))

it('learns how many rows have a partner and how often they agree, without labels', () => {
  expect(found.converged).toBe(true)
  expect(found.links).toBeGreaterThan(760)
  expect(found.links).toBeLessThan(840)
  expect(found.m.birth.equal).toBeGreaterThan(0.9)
  expect(found.prior).toBeCloseTo(found.links / (sizes.rows * sizes.people), 12)
})

it('tells a human from family, twins and namesakes', () => {
  expect(bits(pattern({}, 1))).toBeGreaterThan(10)
  expect(bits(pattern({ birth: 'different', name: 'different', taken: 'taken' }, 1))).toBeLessThan(-10)
  // A twin: same family and birth date, a NIK next door, another first name, and a row of his own already.
  expect(bits(pattern({ name: 'other-first', nik: 'near', taken: 'taken' }, 1))).toBeLessThan(-5)
  // A namesake born on the same day in another part of town.
  expect(bits(pattern({ family: 'different', place: 'elsewhere', name: 'same-common', taken: 'taken' }, 1))).toBeLessThan(-5)
})

it('takes what a side does not say for no evidence', () => {
  for (const [field, change] of [
    ['birth', { birth: 'missing' }],
    ['nik', { nik: 'missing' }],
    ['sex', { sex: 'missing' }],
    ['home', { family: 'missing', place: 'missing' }],
  ] as const)
    expect(found.bits(field, pattern(change, 1))).toBe(0)
})

it('gives a rare name more weight than a common one', () => {
  const names = learn([pattern({ name: 'same-rare' }, 200), pattern({}, 500), pattern({ name: 'same-common' }, 100)])
  const weight = (name: string) => names.bits('name', pattern({ name, family: 'different', place: 'elsewhere' }, 1))
  expect(weight('same-rare')).toBeGreaterThan(weight('same-common'))
})
