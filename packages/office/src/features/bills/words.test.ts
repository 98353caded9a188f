import { expect, it } from 'vitest'
import { inDispute, provenOf, rupiahTyped } from './words.ts'

const sum = (state: 'open' | 'held' | 'dropped', lines: number, toVerify = 0) => ({
  ...{ state, lines, rupiahBilled: lines, rupiahMinimum: lines, rupiahFull: lines * 2 },
  toVerify: { lines: toVerify, rupiahMinimum: toVerify, rupiahFull: toVerify * 2 },
})

it('counts open and held lines as in dispute, and dropped ones not', () => {
  expect(inDispute({ disputed: [sum('open', 2), sum('held', 3), sum('dropped', 5)] })).toEqual({ lines: 5, rupiahFull: 10, rupiahMinimum: 5 })
})

it('does not say of a line to be verified that it can be disputed, until a person holds it', () => {
  const proven = provenOf({ disputed: [sum('open', 7, 4), sum('held', 3, 2), sum('dropped', 5, 1)] })
  expect(proven).toEqual({ lines: 6, rupiahFull: 12, rupiahMinimum: 6, toVerify: { lines: 4, rupiahMinimum: 4, rupiahFull: 8 } })
})

it('reads rupiah as people type them', () => {
  expect(['37.800', 'Rp 37800', ''].map(rupiahTyped)).toEqual([37_800, 37_800, 0])
})
