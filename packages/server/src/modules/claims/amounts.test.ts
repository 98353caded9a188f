import { CLAIM_LINE_STATES } from '@semesta/contract'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { amountsOf, daysBetween, stateOf } from './amounts.calc.ts'

const rupiah = fc.nat(1_000_000_000)
const sum = fc.record({ state: fc.constantFrom(...CLAIM_LINE_STATES), lines: fc.nat(1000), iuran: rupiah, bantuan: rupiah })

it('keeps every rupiah of a claim: claimed is waiting and accepted and refused, accepted is what came back and what is open', () => {
  fc.assert(
    fc.property(fc.array(sum), fc.double({ min: 0, max: 1, noNaN: true }), (sums, share) => {
      const accepted = amountsOf(sums, []).accepted
      const back = { iuran: Math.floor(accepted.iuran * share), bantuan: Math.floor(accepted.bantuan * share), reversed_on: null }
      const it = amountsOf(sums, [back])
      expect(amountsOf(sums, [back, { ...back, reversed_on: '2025-11-20' }])).toEqual(it)
      expect(it.claimed.rupiah).toBe(it.waiting.rupiah + it.accepted.rupiah + it.refused.rupiah)
      expect(it.accepted.rupiah).toBe(it.settled.iuran + it.settled.bantuan + it.open.iuran + it.open.bantuan)
      expect(it.claimed.lines).toBe(sums.reduce((total, each) => total + each.lines, 0))
    }),
  )
})

it('refuses more back than was accepted', () => {
  expect(() => amountsOf([{ state: 'accepted', lines: 1, iuran: 35_000, bantuan: 2_800 }], [{ iuran: 35_001, bantuan: 0, reversed_on: null }])).toThrow(
    RangeError,
  )
})

it('is settled when every line is answered and nothing accepted is outstanding', () => {
  const line = { lines: 1, iuran: 35_000, bantuan: 2_800 }
  expect(stateOf(amountsOf([{ state: 'waiting', ...line }], []))).toBe('sent')
  expect(stateOf(amountsOf([{ state: 'accepted', ...line }], []))).toBe('answered')
  expect(stateOf(amountsOf([{ state: 'accepted', ...line }], [{ ...line, reversed_on: null }]))).toBe('settled')
  expect(stateOf(amountsOf([{ state: 'accepted', ...line }], [{ ...line, reversed_on: '2025-11-20' }]))).toBe('answered')
  expect(stateOf(amountsOf([{ state: 'refused', ...line }], []))).toBe('settled')
})

it('counts whole days', () => {
  expect([daysBetween('2025-11-05', '2025-12-05'), daysBetween('2025-11-05', '2025-11-04')]).toEqual([30, -1])
})
