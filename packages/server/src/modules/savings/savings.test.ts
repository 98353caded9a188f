import { SAVING_STAGES } from '@semesta/contract'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { byStage } from './savings.calc.ts'

const part = fc.record({ stage: fc.constantFrom(...SAVING_STAGES), rupiah: fc.integer(), person_months: fc.integer() })

it('loses no rupiah between stages', () => {
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const sums = Object.values(byStage(parts))
      expect(sums.reduce((sum, it) => sum + it.rupiah, 0)).toBe(parts.reduce((sum, it) => sum + it.rupiah, 0))
    }),
  )
})
