import { expect, it } from 'vitest'
import { covers, isAreaCode, isBelowVillage, levelOf, parseAreaCode, regencyOf } from './area-code.ts'

it('knows each level by its shape', () => {
  const levels = ['64', '64.74', '64.74.01', '64.74.01.1001', '64.74.01.1001/003', '64.74.01.1001/003/012'].map(levelOf)
  expect(levels).toEqual(['province', 'regency', 'kecamatan', 'village', 'rw', 'rt'])
})

it.each(['6', '64.7', '64.74.1', '64.74.01.101', '64.74/003', '64.74.01.1001/3', ''])('refuses %j', (text) => {
  expect(isAreaCode(text)).toBe(false)
  expect(() => levelOf(text)).toThrow(RangeError)
})

it('reads codes with and without dots', () => {
  expect(parseAreaCode('6474011001')).toBe('64.74.01.1001')
  expect(parseAreaCode(' 64.74.01.1001 ')).toBe('64.74.01.1001')
  expect(parseAreaCode('64740110')).toBeNull()
  expect(parseAreaCode('Lok Tuan')).toBeNull()
})

it('decides containment by prefix', () => {
  expect(covers('64.74.01', '64.74.01.1003/001')).toBe(true)
  expect(covers('64.74.01', '64.74.02.1003')).toBe(false)
  expect(regencyOf('64.74.01.1003')).toBe('64.74')
  expect(regencyOf('64')).toBeNull()
  expect(['64', '64.74.01.1003', '64.74.01.1003/001', '64.74.01.1003/001/002'].map(isBelowVillage)).toEqual([false, false, true, true])
})
