import { expect, it } from 'vitest'
import { askOf, COMBINATIONS, namedIn } from './combination.ts'

it('knows every combination once, and none of nobody', () => {
  expect(COMBINATIONS).toHaveLength(15)
  expect(new Set(COMBINATIONS).size).toBe(15)
  expect(COMBINATIONS[0]).toBe('1111')
  expect(COMBINATIONS).not.toContain('0000')
  expect(namedIn('1010')).toEqual(['penduduk', 'dtsen'])
})

it('says what is amiss', () => {
  expect(COMBINATIONS.map((it) => [it, askOf(it)])).toEqual([
    ['1111', 'well'],
    ['1110', 'well'],
    ['1101', 'well'],
    ['1100', 'well'],
    ['1011', 'worker-no-card'],
    ['1010', 'no-card'],
    ['1001', 'worker-no-card'],
    ['1000', 'no-card'],
    ['0111', 'no-resident'],
    ['0110', 'no-resident'],
    ['0101', 'no-resident'],
    ['0100', 'only-peserta'],
    ['0011', 'only-dtsen'],
    ['0010', 'only-dtsen'],
    ['0001', 'only-pekerja'],
  ])
})
