import { expect, it } from 'vitest'
import { isTestNik, masked, nikClaims } from './nik.ts'

it('reads birth date and sex, women with forty added to the day', () => {
  expect(nikClaims('9974011708900001')).toEqual({ day: 17, month: 8, year2: 90, sex: 'L' })
  expect(nikClaims('9974015708900001')).toEqual({ day: 17, month: 8, year2: 90, sex: 'P' })
})

it.each([
  ['a serial of zeros', '9974011708900000'],
  ['month 13', '9974011713900001'],
  ['30 February', '9974013002900001'],
  ['day 40', '9974014008900001'],
  ['15 digits', '997401170890001'],
  ['letters', '99740117089000O1'],
])('claims nothing from %s', (_why, nik) => {
  expect(nikClaims(nik)).toBeNull()
})

it('hides all but two digits at each end, and everything of a short number', () => {
  expect(masked('9974011708900001')).toBe('99••••••••••••01')
  expect(masked('1234')).toBe('••••')
  expect(masked(null)).toBeNull()
})

it('knows invented people by their reserved province', () => {
  expect(isTestNik('9974011708900001')).toBe(true)
  expect(isTestNik(null)).toBe(false)
})
