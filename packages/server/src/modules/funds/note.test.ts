import { expect, it } from 'vitest'
import { burnOf } from './get-funds.ts'
import { needOf, noteOf } from './note.calc.ts'
import { outlookOf } from './outlook.calc.ts'

const rate = { iuran: 35_000, bantuanDaerah: 2_800, bantuanPusat: 4_200 }
const bill = (month: number, heads: number) => ({ month: `2025-${String(month).padStart(2, '0')}`, heads, rupiah: heads * 37_800 })

function noteWith(left: { iuran: number; bantuan: number }) {
  const outlook = outlookOf({ year: 2025, from: '2025-09', left, bills: [bill(9, 1000), bill(10, 1010)], growth: null, heads: null, rate: () => rate })
  const sum = left.iuran + left.bantuan
  const position = { pagu: sum, committed: 0, realised: 0, left: sum }
  const paces = outlook.bills ? [{ basis: 'bills' as const, monthly: outlook.bills.monthly, lasts: outlook.bills.lasts }] : []
  const answer = { position, main: outlook.main, paces, parts: outlook.parts, fenced: 0, unbilled: [], runRate: null, heads: 1010, newest: '2025-10' }
  const facts = {
    answer,
    burn: burnOf(outlook, 2025),
    lines: [],
    acts: [],
    rate,
    year: 2025,
    asOf: '2025-10-31',
    regency: 'Kota Rekaan',
    printedOn: '2025-11-03',
  }
  return { answer, note: noteOf(facts) }
}

it('asks for what is missing line by line, even where the sum of both would do', () => {
  const needs = { iuran: 2050 * 35_000, bantuan: 2050 * 2_800 }
  expect(needOf(noteWith(needs).answer)).toBe(0)
  const uneven = noteWith({ iuran: needs.iuran - 1_000_000, bantuan: needs.bantuan + 1_000_000 })
  expect(needOf(uneven.answer)).toBe(1_000_000)
  expect(uneven.note.proposal.map((it) => it.short)).toEqual(['Rp1.000.000', 'Rp0'])
})

it('says the day and the sum in words and numbers', () => {
  const { note } = noteWith({ iuran: 1020 * 35_000 + 15 * 35_000 * 34, bantuan: 1020 * 2_800 + 15 * 2_800 * 34 })
  expect(note.answer).toBe('Dengan laju tagihan sejauh ini, anggaran cukup sampai 15 Desember 2025 dan kurang Rp19.656.000 sampai akhir tahun.')
  expect(note.path.map((it) => [it.month, it.heads])).toEqual([
    ['November 2025', '1.020'],
    ['Desember 2025', '1.030'],
  ])
})
