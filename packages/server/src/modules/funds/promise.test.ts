import { expect, it } from 'vitest'
import { partsFor, standingIn, stepsTo } from './promise.calc.ts'

// Goal: a promise follows the roster in both directions, and the same state asked twice asks for nothing.
const promise = {
  heads: 10,
  monthly: 378_000,
  from_month: '2025-09',
  until_month: '2025-12',
  ends: [] as { fromMonth: string; heads: number; cause: 'roster' | 'released' }[],
}
const after = (steps: { fromMonth: string; heads: number }[], from: typeof promise = promise) => ({
  ...from,
  ends: [...from.ends, ...steps.map((it) => ({ ...it, cause: 'roster' as const }))],
})

it('lets heads go from their month on, and nothing the second time', () => {
  const gone = [
    { fromMonth: '2025-10', heads: 2 },
    { fromMonth: '2025-12', heads: 1 },
  ]
  const steps = stepsTo(promise, gone)
  expect(steps).toEqual(gone)
  const next = after(steps)
  expect(['2025-08', '2025-09', '2025-10', '2025-11', '2025-12', '2026-01'].map((month) => standingIn(next, month))).toEqual([0, 10, 8, 8, 7, 0])
  expect(stepsTo(next, gone)).toEqual([])
})

it('counts heads again who came back, and moves a month that turned out to be another', () => {
  const once = after(stepsTo(promise, [{ fromMonth: '2025-10', heads: 2 }]))
  const later = after(stepsTo(once, [{ fromMonth: '2025-11', heads: 1 }]), once)
  expect(['2025-10', '2025-11', '2025-12'].map((month) => standingIn(later, month))).toEqual([10, 9, 9])
  expect(standingIn(after(stepsTo(later, []), later), '2025-12')).toBe(10)
})

it('lets go only, where there is no money to count anybody again', () => {
  const once = after(stepsTo(promise, [{ fromMonth: '2025-10', heads: 2 }]))
  expect(stepsTo(once, [{ fromMonth: '2025-12', heads: 3 }], false)).toEqual([{ fromMonth: '2025-12', heads: 1 }])
})

it('counts somebody who was gone before the first month from that month, and never more than were promised', () => {
  expect(stepsTo(promise, [{ fromMonth: '2025-07', heads: 12 }])).toEqual([{ fromMonth: '2025-09', heads: 10 }])
})

it('leaves a promise that was taken back at nothing, whatever the roster says afterwards', () => {
  const released = { ...promise, ends: [{ fromMonth: '2025-11', heads: 10, cause: 'released' as const }] }
  const next = after(stepsTo(released, [{ fromMonth: '2025-10', heads: 3 }]), released)
  expect([standingIn(next, '2025-10'), standingIn(next, '2025-11')]).toEqual([7, 0])
  expect(standingIn(after(stepsTo(next, []), next), '2025-12')).toBe(0)
})

it('divides the rupiah of the heads that stand by the rate, to the last rupiah', () => {
  expect(partsFor(promise, 7, { iuran: 35_000, bantuanDaerah: 2_800 })).toEqual({ iuran: 245_000, bantuan: 19_600 })
})
