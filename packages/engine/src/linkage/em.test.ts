import fc from 'fast-check'
import { expect, it } from 'vitest'
import { randomStream } from '../synth/random.ts'
import { findDependence, partitionFields } from './dependence.ts'
import { chancesOf, type FieldShape, train } from './em.ts'
import { MISSING, type Patterns } from './patterns.ts'

const field = (m: number[], kin: 'own' | 'shared' = 'own'): FieldShape => ({
  m,
  chance: m.map(() => null),
  kin: kin === 'own' ? 'own' : m,
  held: m.map(() => false),
  strays: m.map((_, level) => level === m.length - 1),
  most: 1,
})

/** Counts drawn pairs by pattern. */
function patternsOf(rows: readonly (readonly number[])[]): Patterns {
  const counted = new Map<string, { row: readonly number[]; n: number }>()
  for (const row of rows) counted.set(row.join(), { row, n: (counted.get(row.join())?.n ?? 0) + 1 })
  const all = [...counted.values()]
  return { levels: (rows[0] ?? []).map((_, at) => Uint8Array.from(all, (it) => it.row[at] ?? MISSING)), counts: Float64Array.from(all, (it) => it.n) }
}

/** Pairs of which `matches` agree (level 0) with chance `m`, the others with chance `u`; a tenth of all cells is missing. */
function invented(matches: number, others: number, m: number[], u: number[]) {
  const random = randomStream(1, 'em')
  const pair = (shares: number[]) => shares.map((share) => (random.chance(0.1) ? MISSING : random.chance(share) ? 0 : 1))
  return patternsOf([...Array.from({ length: matches }, () => pair(m)), ...Array.from({ length: others }, () => pair(u))])
}

const options = { possible: 101_000, prior: 0.02, iterations: 60, matchesWorth: 5, pairsWorth: 3, twins: 0.01, twinsMost: 0.2, withKin: false }

it('learns shares and the number of matches without labels', () => {
  const pairs = invented(1000, 100_000, [0.9, 0.8, 0.7, 0.95], [0.01, 0.05, 0.02, 0.1])
  const shapes = [0, 1, 2, 3].map(() => field([0.8, 0.2]))
  const trained = train({ ...options, candidates: pairs, sample: pairs, shapes, partition: [[0], [1], [2], [3]] })
  expect(trained.prior * options.possible).toBeGreaterThan(900)
  expect(trained.prior * options.possible).toBeLessThan(1100)
  expect(trained.groups[0]?.m[0]).toBeCloseTo(0.9, 1)
  expect(trained.groups[2]?.m[0]).toBeCloseTo(0.7, 1)
  expect(trained.groups[1]?.u[0]).toBeCloseTo(0.05, 2)
})

it('what is missing weighs nothing, alone and in a group', () => {
  const pairs = invented(500, 20_000, [0.9, 0.8, 0.7], [0.01, 0.05, 0.02])
  const shapes = [0, 1, 2].map(() => field([0.8, 0.2]))
  const trained = train({ ...options, possible: 20_500, candidates: pairs, sample: pairs, shapes, partition: [[0], [1, 2]] })
  for (const group of trained.groups) expect(group.m.at(-1)).toBeCloseTo(group.u.at(-1) ?? 0, 9)
  const chances = chancesOf({ levels: [0, 1, 2].map(() => Uint8Array.of(MISSING)), counts: Float64Array.of(1) }, trained)
  expect(chances.match[0]).toBeCloseTo(trained.prior, 9)
})

it('relatives become a class of their own', () => {
  const random = randomStream(2, 'kin')
  const draw = (shares: number[]) => shares.map((share) => (random.chance(share) ? 0 : 1))
  const many = (count: number, shares: number[]) => Array.from({ length: count }, () => draw(shares))
  // a birth date and a mark of one's own; an address and a phone that the household shares
  const pairs = patternsOf([...many(300, [0.95, 0.9, 0.9, 0.9]), ...many(900, [0.002, 0.02, 0.95, 0.9]), ...many(100_000, [0.002, 0.02, 0.002, 0.002])])
  const shapes = [field([0.9, 0.1]), field([0.9, 0.1]), field([0.8, 0.2], 'shared'), field([0.8, 0.2], 'shared')]
  const trained = train({ ...options, withKin: true, candidates: pairs, sample: pairs, shapes, partition: [[0], [1], [2], [3]] })
  const chances = chancesOf({ levels: [1, 1, 0, 0].map((it) => Uint8Array.of(it)), counts: Float64Array.of(1) }, trained)
  expect(chances.match[0]).toBeLessThan(0.05)
  expect(chances.kin[0]).toBeGreaterThan(0.8)
})

it('twins are as many as they are, however few were thought', () => {
  const random = randomStream(5, 'twins')
  const draw = (shares: number[]) => shares.map((share) => (random.chance(share) ? 0 : 1))
  const many = (count: number, shares: number[]) => Array.from({ length: count }, () => draw(shares))
  const people = [...many(300, [0.95, 0.9, 0.9, 0.9]), ...many(1100, [0.002, 0.02, 0.95, 0.9]), ...many(200, [0.95, 0.02, 0.95, 0.9])]
  const pairs = patternsOf([...people, ...many(100_000, [0.002, 0.02, 0.002, 0.002])])
  // few matches carry another mark, so those who share no more than the birth date are not taken for them
  const shapes = [field([0.9, 0.1]), { ...field([0.9, 0.1]), strays: [false, true], most: 0.2 }, field([0.8, 0.2], 'shared'), field([0.8, 0.2], 'shared')]
  const twinBirths = (twinsMost: number) => {
    const { groups } = train({ ...options, twinsMost, withKin: true, candidates: pairs, sample: pairs, shapes, partition: [[0], [1], [2], [3]] })
    return groups[0]?.h[0] ?? 0
  }
  expect(twinBirths(0.2)).toBeGreaterThan(0.05)
  expect(twinBirths(0.03)).toBeLessThan(0.04)
})

it('finds fields that strangers agree on together, and leaves independent ones apart', () => {
  const random = randomStream(3, 'dependence')
  const rows = Array.from({ length: 200_000 }, () => {
    const place = random.chance(0.01) ? 0 : 1
    return [random.chance(0.01) ? 0 : 1, place, place === 0 && random.chance(0.8) ? 0 : random.chance(0.002) ? 0 : 1]
  })
  const sample = patternsOf(rows)
  const shapes = [0, 1, 2].map(() => field([0.8, 0.2]))
  const mixture = train({ ...options, possible: 1e9, prior: 1e-6, candidates: sample, sample, shapes, partition: [[0], [1], [2]], iterations: 1 })
  const found = findDependence(sample, mixture, { least: 1.5, isPlausible: () => true, missed: () => 0 })
  expect(found.map((it) => it.fields)).toEqual([[1, 2]])
  expect(partitionFields(3, found)).toEqual([[0], [1, 2]])
})

it('chances are chances, whatever the pattern', () => {
  const pairs = invented(200, 5000, [0.9, 0.8], [0.05, 0.1])
  const trained = train({
    ...options,
    possible: 5200,
    withKin: true,
    candidates: pairs,
    sample: pairs,
    shapes: [field([0.8, 0.2]), field([0.8, 0.2], 'shared')],
    partition: [[0], [1]],
  })
  fc.assert(
    fc.property(fc.constantFrom(0, 1, MISSING), fc.constantFrom(0, 1, MISSING), (a, b) => {
      const { match, kin } = chancesOf({ levels: [Uint8Array.of(a), Uint8Array.of(b)], counts: Float64Array.of(1) }, trained)
      expect(match[0]).toBeGreaterThanOrEqual(0)
      expect((match[0] ?? 2) + (kin[0] ?? 2)).toBeLessThanOrEqual(1 + 1e-9)
    }),
  )
})
