import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mayPay, takeFrom } from './eligible.calc.ts'

const open = { segments: [], deciles: [], areas: [], from_month: '2025-01', until_month: '2025-12' }
const bill = { segment: 'PBPU_PEMDA', month: '2025-06' }

describe('mayPay', () => {
  it('opens for everybody in its months and closes outside them', () => {
    expect(mayPay(open, bill)).toBe(true)
    expect(mayPay(open, { ...bill, month: '2024-12' })).toBe(false)
    expect(mayPay(open, { ...bill, month: '2026-01' })).toBe(false)
  })

  it('keeps ring-fenced money for those of whom the ring-fence is known to hold', () => {
    const poor = { ...open, segments: ['PBPU_PEMDA'], deciles: [1, 2], areas: ['64.74.01'] }
    expect(mayPay(poor, { ...bill, decile: 2, areaPath: '64.74.01.1001/003' })).toBe(true)
    expect(mayPay(poor, { ...bill, decile: 3, areaPath: '64.74.01.1001' })).toBe(false)
    expect(mayPay(poor, { ...bill, decile: 1, areaPath: '64.74.02.1001' })).toBe(false)
    expect(mayPay(poor, { ...bill, segment: 'PBPU', decile: 1, areaPath: '64.74.01' })).toBe(false)
    expect(mayPay(poor, bill)).toBe(false)
  })
})

it('takes exactly what is asked, in order, and never more than is left', () => {
  const purses = fc.array(fc.integer({ min: -5, max: 1000 }), { maxLength: 6 })
  fc.assert(
    fc.property(purses, fc.nat(5000), (lefts, amount) => {
      const { taken, missing } = takeFrom(
        lefts.map((left, i) => ({ lineId: `${i}`, left })),
        amount,
      )
      expect(taken.reduce((sum, it) => sum + it.amount, 0) + missing).toBe(amount)
      for (const it of taken) expect(it.amount).toBeLessThanOrEqual(lefts[Number(it.lineId)] ?? 0)
      const firstNotEmptied = taken.findIndex((it) => it.amount < (lefts[Number(it.lineId)] ?? 0))
      if (firstNotEmptied >= 0) expect(firstNotEmptied).toBe(taken.length - 1)
    }),
  )
})
