import { expect, it } from 'vitest'
import { dateText, shareText } from './statement.calc.ts'

it('never rounds a share up to all', () => {
  expect([0.99996, 1, 0.5, 0.123456].map(shareText)).toEqual(['99,99 %', '100,00 %', '50,00 %', '12,34 %'])
})

it('writes dates as words', () => {
  expect(dateText('2025-11-01')).toBe('1 November 2025')
})
