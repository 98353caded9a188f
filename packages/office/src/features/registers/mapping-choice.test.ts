import { expect, it } from 'vitest'
import { beginWith, claimedTwice, explanationOf, meaningIn, stillMissing, withValue } from './mapping-choice.ts'

const column = (name: string, required = false) => ({ name, required, judul: '', title: '', constant: null, choices: null })
const title = (name: string, canonical: string | null = null) => ({ title: name, samples: [], canonical, known: canonical !== null })
const draft = {
  ...{ signature: 's', headerLine: 1, values: [{ column: 'status', value: 'OKE', rows: 2 }], missing: ['status'], kept: null },
  titles: [title('NOMOR', 'nik'), title('DESA'), title('KEC')],
  columns: [column('nik', true), column('kode_wilayah', true), column('kecamatan'), column('kelurahan'), column('status', true)],
}

it('says what is still missing, and takes a village by its names', () => {
  const begun = beginWith(draft)
  expect(stillMissing(draft, begun)).toEqual(['kode_wilayah', 'status'])
  const named = { ...begun, titles: { ...begun.titles, DESA: 'kelurahan', KEC: 'kecamatan' }, constants: { status: '0' } }
  expect(stillMissing(draft, named)).toEqual([])
  expect(claimedTwice({ ...named, titles: { ...named.titles, KEC: 'kelurahan' } })).toBe('kelurahan')
})

it('sends only what was chosen, and begins again with it', () => {
  const chosen = withValue({ ...beginWith(draft), constants: { status: '', nik: 'x', kelas: '3' } }, 'status', 'OKE', '0')
  const sent = explanationOf(chosen)
  expect(sent).toEqual({
    columns: [
      { title: 'NOMOR', canonical: 'nik' },
      { title: 'DESA', canonical: null },
      { title: 'KEC', canonical: null },
    ],
    constants: { kelas: '3' },
    values: { status: { OKE: '0' } },
  })
  const again = beginWith({ ...draft, kept: { ...sent, decidedBy: 'Ani', decidedAt: '2025-11-01T00:00:00Z' } })
  expect(meaningIn(again, 'status', 'OKE')).toBe('0')
  expect(again.constants).toEqual({ kelas: '3' })
})
