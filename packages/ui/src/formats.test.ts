import { expect, it } from 'vitest'
import { daysBetween, formatBytes, formatCount, formatDate, formatMonth, formatPercent, formatRupiah, formatRupiahShort, formatWait } from './formats.ts'

it('writes numbers the Indonesian way', () => {
  expect(formatCount(1_234_567, 'id')).toBe('1.234.567')
  expect(formatCount(1_234_567, 'en')).toBe('1,234,567')
  expect(formatRupiah(37_800, 'id')).toBe('Rp37.800')
  expect(formatRupiah(-37_800, 'id')).toBe('−Rp37.800')
})

it('never rounds the percentage of the server again', () => {
  expect(formatPercent('79.99', 'id')).toBe('79,99 %')
  expect(formatPercent('100.11', 'en')).toBe('100.11%')
  expect(formatPercent(null, 'id')).toBe('–')
})

it('cuts long amounts for a sentence and does not round them up', () => {
  expect(formatRupiahShort(1_549_999_999, 'id')).toBe('Rp1,54 miliar')
  expect(formatRupiahShort(312_000_000, 'id')).toBe('Rp312 juta')
  expect(formatRupiahShort(999_999, 'id')).toBe('Rp999.999')
  expect(formatRupiahShort(-2_500_000, 'en')).toBe('−Rp2.5 million')
})

it('names months and dates without a time zone', () => {
  expect(formatMonth('2025-08', 'id')).toBe('Agustus 2025')
  expect(formatDate('2025-11-01', 'en')).toBe('1 November 2025')
  expect(formatDate(null, 'id')).toBe('–')
})

it('counts days over a leap day and backwards', () => {
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
  expect(daysBetween('2025-03-01', '2025-02-28')).toBe(-1)
})

it('says waits and sizes in short words', () => {
  expect(formatWait(0.2, 'id')).toBe('1 dtk')
  expect(formatWait(150, 'id')).toBe('3 mnt')
  expect(formatBytes(1_440_000, 'id')).toBe('1,4 MB')
  expect(formatBytes(12, 'en')).toBe('12 B')
})
