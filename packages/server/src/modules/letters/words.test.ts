import { expect, it } from 'vitest'
import { longDateText, rupiahText, spelled } from './words.calc.ts'

it.each([
  [0, 'nol'],
  [11, 'sebelas'],
  [15, 'lima belas'],
  [20, 'dua puluh'],
  [100, 'seratus'],
  [111, 'seratus sebelas'],
  [1_000, 'seribu'],
  [1_900, 'seribu sembilan ratus'],
  [37_800, 'tiga puluh tujuh ribu delapan ratus'],
  [1_000_000, 'satu juta'],
  [69_706_980_000, 'enam puluh sembilan miliar tujuh ratus enam juta sembilan ratus delapan puluh ribu'],
])('spells %i', (value, words) => expect(spelled(value)).toBe(words))

it('writes a day as papers open', () => {
  expect(longDateText('2025-11-28')).toBe('Jumat, tanggal dua puluh delapan bulan November tahun dua ribu dua puluh lima')
})

it('writes an amount below zero with its sign first', () => expect(rupiahText(-37_800)).toBe('−Rp37.800'))
