import fc from 'fast-check'
import { expect, it } from 'vitest'
import { arrearsDue, instalmentPlan, localPremium, PREMIUM_PAYERS, partsOf, selfPremium, serviceFine, timesOf, totalOf, wagePremium } from './premium.ts'
import { rupiah } from './rupiah.ts'

// Goal: whatever the numbers, the parts are the whole, limits hold, and more never costs less. The law itself stands in policy/premiums/cases.yaml.
const amount = fc.integer({ min: 0, max: 5_000_000_000 })
const percent = fc.integer({ min: 0, max: 10_000 }).map((it) => it / 100)
const wageRate = fc.record({
  employerPercent: percent,
  workerPercent: percent,
  extraFamilyPercent: percent,
  childrenMax: fc.constant(3),
  capRupiah: fc.option(amount.map(rupiah)),
  classTwoWageMaxRupiah: fc.option(amount.map(rupiah)),
})
const ask = fc.record({ wage: amount, floor: fc.option(amount), extraFamily: fc.integer({ min: 0, max: 9 }) })
const fineRate = { percent: 5, monthsMax: 12, windowDays: 45, capRupiah: rupiah(30_000_000) }
const planRate = { monthsMin: 4, monthsMax: 24, instalmentsMax: 12, lastDay: 28, lastDayFebruary: 27 }
const PPU = {
  employerPercent: 4,
  workerPercent: 1,
  extraFamilyPercent: 1,
  childrenMax: 3,
  capRupiah: rupiah(12_000_000),
  classTwoWageMaxRupiah: rupiah(4_000_000),
}

it('splits a wage premium between employer and worker to the last rupiah, within cap and floor', () => {
  fc.assert(
    fc.property(wageRate, ask, (rate, it) => {
      const { base, parts, bound } = wagePremium(rate, { ...it, extraFamily: 0 })
      const whole = Math.floor((base * Math.round((rate.employerPercent + rate.workerPercent) * 100) + 5_000) / 10_000)
      expect(totalOf(parts)).toBe(whole)
      expect(PREMIUM_PAYERS.reduce((sum, payer) => sum + parts[payer], 0)).toBe(totalOf(parts))
      expect(base).toBeLessThanOrEqual(rate.capRupiah ?? base)
      expect(base).toBeGreaterThanOrEqual(Math.min(it.floor ?? 0, rate.capRupiah ?? Number.MAX_SAFE_INTEGER))
      expect(bound === null).toBe(base === it.wage)
    }),
  )
})

it('asks no less of a higher wage or of one more family member', () => {
  fc.assert(
    fc.property(wageRate, ask, fc.integer({ min: 0, max: 10_000_000 }), (rate, it, more) => {
      const here = totalOf(wagePremium(rate, it).parts)
      expect(totalOf(wagePremium(rate, { ...it, wage: it.wage + more }).parts)).toBeGreaterThanOrEqual(here)
      expect(totalOf(wagePremium(rate, { ...it, extraFamily: it.extraFamily + 1 }).parts)).toBeGreaterThanOrEqual(here)
    }),
  )
})

it('never charges a half rupiah twice', () => {
  const { parts } = wagePremium(PPU, { wage: 3_333_350, floor: null })
  expect([parts.employer, parts.worker, totalOf(parts)]).toEqual([133_334, 33_334, 166_668])
})

it('gives assistance to active members alone', () => {
  const rate = { own: rupiah(35_000), local: rupiah(2_800), central: rupiah(4_200) }
  expect(totalOf(selfPremium(rate))).toBe(42_000)
  expect(selfPremium(rate, false)).toEqual(partsOf({ own: 35_000 }))
  expect(localPremium({ iuran: rupiah(35_000), bantuanDaerah: rupiah(2_800), bantuanPusat: rupiah(4_200) })).toEqual(partsOf({ local: 37_800, central: 4_200 }))
})

it('counts the newest unpaid months up to the limit, and more months never cost less', () => {
  const monthly = fc.array(amount.map(rupiah), { maxLength: 60 })
  fc.assert(
    fc.property(monthly, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 30 }), (months, members, max) => {
      const due = arrearsDue(months, members, max)
      expect(due.monthsCounted).toBe(Math.min(months.length, max))
      const newest = months.toReversed().slice(0, max)
      expect(due.amount).toBe(newest.reduce((sum, it) => sum + it * members, 0))
      expect(arrearsDue(months, members, max + 1).amount).toBeGreaterThanOrEqual(due.amount)
    }),
  )
})

it('never fines above the cap, above the months that count, or outside the window', () => {
  fc.assert(
    fc.property(amount, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 90 }), (estimate, monthsInArrears, daysSinceActive) => {
      const fine = serviceFine(fineRate, { estimate, monthsInArrears, daysSinceActive })
      expect(fine.amount).toBeLessThanOrEqual(fineRate.capRupiah)
      expect(fine.monthsCounted).toBeLessThanOrEqual(fineRate.monthsMax)
      expect(fine.isCapped).toBe(fine.uncapped > fine.amount)
      if (daysSinceActive > fineRate.windowDays || monthsInArrears === 0) expect(fine.amount).toBe(0)
      expect(serviceFine(fineRate, { estimate, monthsInArrears: monthsInArrears + 1, daysSinceActive }).amount).toBeGreaterThanOrEqual(fine.amount)
    }),
  )
})

it('divides a debt into instalments that add up to it and differ by one rupiah at most', () => {
  fc.assert(
    fc.property(amount, fc.integer({ min: 4, max: 24 }), fc.integer({ min: 1, max: 12 }), (debt, monthsInArrears, instalments) => {
      const plan = instalmentPlan(planRate, { debt, monthsInArrears, instalments, registeredOn: '2025-03-28' })
      expect(plan.instalments).toHaveLength(instalments)
      expect(plan.instalments.reduce((sum, it) => sum + it, 0)).toBe(debt)
      expect(Math.max(...plan.instalments) - Math.min(...plan.instalments)).toBeLessThanOrEqual(1)
    }),
  )
})

it.each([
  [3, 12, '2025-03-28', ['too-few-months']],
  [25, 12, '2025-03-28', ['too-many-months']],
  [24, 13, '2025-03-28', ['too-many-instalments']],
  [24, 12, '2025-03-29', ['registration-closed']],
  [4, 12, '2024-02-27', []],
  [4, 12, '2024-02-28', ['registration-closed']],
])('%s months in %s instalments on %s: %j', (monthsInArrears, instalments, registeredOn, refusals) => {
  expect(instalmentPlan(planRate, { debt: 100, monthsInArrears, instalments, registeredOn }).refusals).toEqual(refusals)
})

it('refuses what is not whole, not counted, or too large to be exact', () => {
  expect(() => partsOf({ own: -1 })).toThrow(RangeError)
  expect(() => partsOf({ own: 0.5 })).toThrow(RangeError)
  expect(() => timesOf(partsOf({ own: 42_000 }), Number.MAX_SAFE_INTEGER)).toThrow(RangeError)
  expect(() => wagePremium(PPU, { wage: -1, floor: null })).toThrow(RangeError)
  expect(() => wagePremium({ ...PPU, extraFamilyPercent: null }, { wage: 1, floor: null, extraFamily: 1 })).toThrow(RangeError)
  expect(() => instalmentPlan(planRate, { debt: 1, monthsInArrears: 4, instalments: 0, registeredOn: '2025-03-01' })).toThrow(RangeError)
})
