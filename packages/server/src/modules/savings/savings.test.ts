import { SAVING_STAGES } from '@semesta/contract'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { byStage, leftOf, monthsLeft, restated, type Standing } from './savings.calc.ts'

const part = fc.record({ stage: fc.constantFrom(...SAVING_STAGES), rupiah: fc.integer(), person_months: fc.integer() })

it('loses no rupiah between stages', () => {
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const sums = Object.values(byStage(parts))
      expect(sums.reduce((sum, it) => sum + it.rupiah, 0)).toBe(parts.reduce((sum, it) => sum + it.rupiah, 0))
    }),
  )
})

const amount = { rupiah: fc.nat(9), personMonths: fc.nat(9) }
const wanted = fc.uniqueArray(fc.record({ month: fc.constantFrom('2025-10', '2025-11'), note: fc.constantFrom('a', 'b'), ...amount }), {
  selector: (it) => `${it.month} ${it.note}`,
})

it('lets exactly what is told stand, whatever stood before, and takes back no more than an entry holds', () => {
  fc.assert(
    fc.property(fc.array(wanted, { minLength: 1, maxLength: 6 }), (stories) => {
      const entries: Parameters<typeof restated>[0][number][] = []
      for (const story of stories) {
        for (const it of restated(entries, story)) entries.push({ id: `${entries.length}`, ...it, person_months: it.personMonths })
        const stands = (it: Standing) => {
          const own = entries.filter((each) => each.reverses === null && each.month === it.month && each.note === it.note).map((each) => leftOf(each, entries))
          return [own.reduce((sum, each) => sum + each.rupiah, 0), own.reduce((sum, each) => sum + each.personMonths, 0)]
        }
        for (const it of story) expect(stands(it)).toEqual([it.rupiah, it.personMonths])
        expect(entries.reduce((sum, it) => sum + it.rupiah, 0)).toBe(story.reduce((sum, it) => sum + it.rupiah, 0))
        for (const it of entries.filter((each) => each.reverses === null)) {
          const left = leftOf(it, entries)
          expect(Math.min(left.rupiah, left.personMonths)).toBeGreaterThanOrEqual(0)
        }
        expect(restated(entries, story)).toEqual([])
      }
    }),
  )
})

it('counts the months of a horizon that are paid again', () => {
  expect(['2025-03', '2025-09', '2026-02', '2026-03', '2027-01', '2025-01'].map((month) => monthsLeft('2025-03', 12, month))).toEqual([12, 6, 1, 0, 0, 12])
})
