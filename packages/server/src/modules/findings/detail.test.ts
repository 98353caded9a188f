import { expect, it } from 'vitest'
import { maskedDetail } from './detail.calc.ts'

it('hides card and identity numbers whatever the rule calls them', () => {
  const detail = { kept_card: '0001234567890', nik_read: '9974011708900001', other_segment: 'PPU_BU', days: 31, nothing: null }
  expect(maskedDetail(detail)).toEqual({ kept_card: '00•••••••••90', nik_read: '99••••••••••••01', other_segment: 'PPU_BU', days: 31, nothing: null })
})

it('leaves what is no identity number: dates, codes of employers, months in arrears', () => {
  const detail = { since: '2025-11-01', employer_code: '00123456', arrears_rupiah: 840_000 }
  expect(maskedDetail(detail)).toEqual(detail)
})
