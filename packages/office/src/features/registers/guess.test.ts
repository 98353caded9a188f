import { expect, it } from 'vitest'
import { guessRegister } from './guess.ts'

it('reads the register off a usual file name and stays silent otherwise', () => {
  expect(guessRegister('PESERTA_JKN_Nov2025.xlsx')).toBe('peserta')
  expect(guessRegister('DKB semester 1 Dukcapil.csv')).toBe('penduduk')
  expect(guessRegister('data_tenaga_kerja.csv')).toBe('pekerja')
  expect(guessRegister('Book1.xlsx')).toBeNull()
})
