import { expect, it } from 'vitest'
import { inDispute, rupiahTyped } from './words.ts'

it('counts open and held lines as in dispute, and dropped ones not', () => {
  const sum = (state: 'open' | 'held' | 'dropped', lines: number) => ({ state, lines, rupiahBilled: lines, rupiahMinimum: lines, rupiahFull: lines * 2 })
  expect(inDispute({ disputed: [sum('open', 2), sum('held', 3), sum('dropped', 5)] })).toEqual({ lines: 5, rupiahFull: 10, rupiahMinimum: 5 })
})

it('reads rupiah as people type them', () => {
  expect(['37.800', 'Rp 37800', ''].map(rupiahTyped)).toEqual([37_800, 37_800, 0])
})
