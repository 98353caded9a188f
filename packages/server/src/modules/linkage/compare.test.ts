import { expect, it } from 'vitest'
import { compared, effectsOf, waterfallOf } from './compare.calc.ts'

const left = { nama: 'Muhammad Yusuf', nik: '9974018803120017', tanggal_lahir: '1988-03-12', alamat: null, segment: null }
const right = { nama: 'Muh. Yusuf', nik: '9974018803120077', tanggal_lahir: '1988-03-12', alamat: null, segment: 'PBPU_PEMDA' }

it('puts both records side by side in the order of a clerk, and leaves out what neither says', () => {
  const rows = compared(left, right)
  expect(rows.map((it) => [it.field, it.state])).toEqual([
    ['nama', 'differs'],
    ['nik', 'differs'],
    ['tanggal_lahir', 'same'],
    ['segment', 'one-sided'],
  ])
})

it('shows where two numbers differ without showing them', () => {
  const nik = compared(left, right).find((it) => it.field === 'nik')
  expect(nik).toMatchObject({ left: '99••••••••••••17', right: '99••••••••••••77', leftMarks: [[14, 15]] })
  expect(JSON.stringify(compared({ keterangan: '0001234567890' }, { keterangan: '0001234567891' }))).not.toMatch(/\d{13}/)
})

it('adds up to the weight, from the prior on', () => {
  const words = { judul: 'Tanggal lahir sama', title: 'Same birth date' }
  const steps = waterfallOf([{ field: 'tanggal_lahir', level: 'equal', left: null, right: null, weight: 20.5, words }], 5.2, 1 / 41_000)
  expect(steps.map((it) => it.weight).reduce((a, b) => a + b)).toBeCloseTo(5.2)
  expect(steps[0]?.judul).toMatch(/satu dari 40\.\d{3}/)
})

it('says what a merge moves', () => {
  expect(effectsOf('penduduk', 'peserta')).toContainEqual({ count: 'verified', heads: 1 })
  expect(effectsOf('peserta', 'peserta')).toEqual([{ count: 'duplicate', heads: 1 }])
  expect(effectsOf('penduduk', 'kematian')).toEqual([{ count: 'dead', heads: 1 }])
  expect(effectsOf('dtsen', 'penduduk')).toEqual([])
})
