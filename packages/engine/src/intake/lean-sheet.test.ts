import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { type StreamRow, streamXlsxRows, writeXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import { leanRows, UnusualSheet } from './lean-sheet.ts'

async function all(rows: AsyncIterable<StreamRow> | null): Promise<StreamRow[]> {
  const list: StreamRow[] = []
  for await (const row of rows ?? []) list.push(row)
  return list
}

const rows = [
  ['NIK', 'Nama', 'Tanggal', 'Angka', 'Benar'],
  ['9974011708900001', 'Rahmat & <Uji> "é"', new Date(Date.UTC(1990, 7, 17)), 12.5, true],
  [],
  ['', '  spasi  ', null, 9974011708900000, false],
  ...Array.from({ length: 3000 }, (_, i) => [`99740117089${String(i).padStart(5, '0')}`, `Uji ${i}`, new Date(Date.UTC(2000, 0, 1 + i)), i, null]),
]

// Goal: the short cut gives the rows that the library alone gives, cell by cell.
it('reads the same rows as the library', async () => {
  const bytes = await writeXlsx({
    sheets: [
      { name: 'Lain', rows: [['x']] },
      { name: 'Data', rows },
    ],
  })
  expect(await all(leanRows(bytes, 1, 0))).toEqual(await all(streamXlsxRows(bytes, { sheet: 1 })))
})

it('reads rich texts and the 1904 dates of old Macintosh files', async () => {
  const parts = unzipSync(await writeXlsx({ sheets: [{ name: 'Data', rows: [['Rahmat', new Date(Date.UTC(1990, 7, 17))]] }], dateSystem: '1904' }))
  const rich = strFromU8(parts['xl/sharedStrings.xml'] ?? new Uint8Array()).replace(
    /<si>.*?<\/si>/,
    '<si><r><t>Rah</t></r><r><rPr><b/></rPr><t>mat</t></r></si>',
  )
  const bytes = zipSync({ ...parts, 'xl/sharedStrings.xml': strToU8(rich) })
  const lean = await all(leanRows(bytes, 0, 0))
  expect(lean[0]?.values[0]).toBe('Rahmat')
  expect(lean).toEqual(await all(streamXlsxRows(bytes)))
})

it('declines a sheet whose rows carry no numbers', async () => {
  const parts = unzipSync(await writeXlsx({ sheets: [{ name: 'Data', rows: [['a']] }] }))
  const bare = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array()).replaceAll(/<row [^>]*>/g, '<row>')
  const bytes = zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(bare) })
  await expect(all(leanRows(bytes, 0, 0))).rejects.toBeInstanceOf(UnusualSheet)
})

it('leaves small workbooks to the library', async () => {
  expect(leanRows(await writeXlsx({ sheets: [{ name: 'Data', rows: [['a']] }] }), 0)).toBeNull()
})
