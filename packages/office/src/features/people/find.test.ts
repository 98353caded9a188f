import { expect, it } from 'vitest'
import { isLongEnough, isNumberSearch } from './find.ts'

it('keeps identity numbers out of the address, names may stay', () => {
  expect(isNumberSearch('9901010101010001')).toBe(true)
  expect(isNumberSearch('9901 0101 0101 0001')).toBe(true)
  expect(isNumberSearch('Siti 12')).toBe(false)
  expect(isNumberSearch('123')).toBe(false)
})

it('asks for three characters that are not blanks', () => {
  expect(isLongEnough(' ab ')).toBe(false)
  expect(isLongEnough('abc')).toBe(true)
})
