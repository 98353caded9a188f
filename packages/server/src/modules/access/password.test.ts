import { expect, it } from 'vitest'
import { weakness } from './password.calc.ts'

const owner = { name: 'Siti Rahmawati', email: 'siti.r@contoh.id' }

it('refuses what is guessed first and takes a handful of words', () => {
  expect(weakness('1234567890', owner)).toBe('common')
  expect(weakness('Password123', owner)).toBe('common')
  expect(weakness('aaaaaaaaaaaa', owner)).toBe('monotone')
  expect(weakness('rahmawati12', owner)).toBe('own-name')
  expect(weakness('kuda laut ungu sekali', owner)).toBeNull()
  expect(weakness('rahmawati suka kuda laut', owner)).toBeNull()
})
