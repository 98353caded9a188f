import { expect, it } from 'vitest'
import { sayDetail } from './detail.ts'

const words = {
  field: (field: string) => (field === 'died_on' ? 'Meninggal' : null),
  value: (value: string) => (value === 'true' ? 'ya' : null),
  date: (date: string) => `<${date}>`,
  rupiah: (amount: number) => `Rp${amount}`,
}

it('writes known fields by their words, dates as dates, and leaves empty ones out', () => {
  const detail = { died_on: '2025-03-03', days_after: 31, can_reactivate: true, note: null, list: [1], row_peserta: 8 }
  expect(sayDetail(detail, words)).toBe('Meninggal <2025-03-03> · days after 31 · can reactivate ya')
})

it('writes rupiah as rupiah and shows no whole card number', () => {
  expect(sayDetail({ arrears_rupiah: 350000 }, words)).toBe('arrears rupiah Rp350000')
  expect(sayDetail({ kept_card: '0000000000012' }, words)).toBe('kept card 00•••••••••12')
})
