import fc from 'fast-check'
import { expect, it } from 'vitest'
import { headGap, percentText, reaches } from './ratio.ts'

it('does not let 79,96 % pass for 80 %', () => {
  const bandung = { part: 7996, whole: 10_000 }
  expect(reaches(bandung, 80)).toBe(false)
  expect(percentText(bandung, [80])).toBe('79.96')
})

it('never rounds across a threshold', () => {
  const justBelow = { part: 799_999, whole: 1_000_000 }
  expect(percentText(justBelow)).toBe('80.00')
  expect(percentText(justBelow, [80])).toBe('79.99')
  expect(percentText({ part: 800_000, whole: 1_000_000 }, [80])).toBe('80.00')
})

it('counts the heads that Bontang misses for 95 %', () => {
  expect(headGap({ part: 180_196, whole: 193_260 }, 95)).toBe(3_401)
  expect(percentText({ part: 180_196, whole: 193_260 }, [80])).toBe('93.24')
  expect(percentText({ part: 193_260, whole: 193_048 }, [98])).toBe('100.11')
})

it('has no percentage of nobody', () => {
  expect(percentText({ part: 0, whole: 0 })).toBeNull()
  expect(reaches({ part: 0, whole: 0 }, 80)).toBe(false)
})

it('closes the gap exactly: one head fewer misses, the gap reaches', () => {
  const counts = fc.record({ part: fc.nat(3_000_000), whole: fc.integer({ min: 1, max: 3_000_000 }) })
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 10_000 }), (ratio, hundredthsOfPercent) => {
      const threshold = hundredthsOfPercent / 100
      const gap = headGap(ratio, threshold)
      expect(reaches({ ...ratio, part: ratio.part + gap }, threshold)).toBe(true)
      if (gap > 0) expect(reaches({ ...ratio, part: ratio.part + gap - 1 }, threshold)).toBe(false)
      const shown = Number(percentText(ratio, [threshold]))
      expect(shown >= threshold).toBe(reaches(ratio, threshold))
    }),
  )
})
