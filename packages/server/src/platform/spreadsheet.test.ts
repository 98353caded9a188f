import { buffer, text } from 'node:stream/consumers'
import fc from 'fast-check'
import { readXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import { csvReply, neutralised, xlsxReply } from './spreadsheet.ts'

const columns = [{ name: 'nik' }, { name: 'nama' }, { name: 'nominal_tunggakan' }]
const people = [
  ['9900000101900001', '=HYPERLINK("http://contoh.id")', 37_800],
  ['0012345678901', 'Muh. "Ali", S.H.', -5],
  [null, '@sum', null],
]

it('keeps identity numbers as text, leading zeros and all, and lets nothing run as a formula', async () => {
  const { sheets } = await readXlsx(await buffer(xlsxReply('daftar', columns, people).body))
  expect(sheets[0]?.rows).toEqual([
    ['nik', 'nama', 'nominal_tunggakan'],
    ['9900000101900001', `'=HYPERLINK("http://contoh.id")`, 37_800],
    ['0012345678901', 'Muh. "Ali", S.H.', -5],
    [null, "'@sum", null],
  ])
})

it('writes CSV that spreadsheets read as UTF-8', async () => {
  const csv = await text(csvReply('daftar', columns, people).body)
  // A byte order mark is swallowed when the bytes are decoded.
  expect(csv.replace('\uFEFF', '').split('\r\n').slice(0, 3)).toEqual([
    'nik,nama,nominal_tunggakan',
    `9900000101900001,"'=HYPERLINK(""http://contoh.id"")",37800`,
    '0012345678901,"Muh. ""Ali"", S.H.",-5',
  ])
  const bytes = await buffer(csvReply('daftar', columns, people).body)
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
})

it('neutralises exactly what a spreadsheet would run', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii' }), (value) => {
      expect(/^[=+\-@\t\r]/.test(neutralised(value))).toBe(false)
      expect(neutralised(value).endsWith(value)).toBe(true)
    }),
  )
})
