import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { parseCsv } from 'hucre/csv'
import { openXlsx, readXlsx, saveXlsx, writeXlsx } from 'hucre/xlsx'
import { expect, it, onTestFinished } from 'vitest'
import type { MarkInput } from '../../tasks.ts'
import { REASON_TITLES } from '../header-key.ts'
import { runIntake } from '../run.ts'
import { csv, readOut, resident } from '../testing.ts'
import { runMark } from './run.ts'

const limits = { memoryLimit: '1GB', tempDirectory: join(tmpdir(), 'mark-test-spill'), threads: 2 }
const titles = ['No', 'N I K', 'No KK', 'Nama Lengkap', 'L/P', 'Tgl Lahir', 'Kode Desa', 'Alamat']
const line = (no: number, name: string | null, sex: string, born: string | number) => [
  ...[no, `99740117089000${String(no).padStart(2, '0')}`, '9974010101100001', name, sex, born, '64.74.01.1003', 'Jl Uji'],
]
const sheetRows = [
  ['PEMERINTAH KOTA BONTANG'],
  [],
  titles,
  line(1, 'Ani Uji', 'P', '17-08-1990'),
  line(2, 'Budi Uji', 'X', '31-02-1990'),
  line(3, null, 'L', '17-08-90'),
  ['TOTAL', 3],
]

/** A file, checked, and what goes back for it. */
async function checked(content: string | Uint8Array, fileName: string) {
  const folder = mkdtempSync(join(tmpdir(), 'marked-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'file')
  const out = join(folder, 'out')
  mkdirSync(out)
  writeFileSync(file, content)
  const report = await runIntake({ register: 'penduduk', file, fileName, regency: '64.74', asOf: '2025-11-01', outDir: out, limits }, () => {})
  const back = async (what: MarkInput['what']) => {
    const outFile = join(folder, what)
    await runMark({ register: 'penduduk', file, fileName, folder: out, what, office: [], outFile, limits })
    return new Uint8Array(readFileSync(outFile))
  }
  return { report, out, back }
}

const original = () =>
  writeXlsx({
    sheets: [
      {
        name: 'Data Warga',
        rows: sheetRows as never,
        columns: titles.map(() => ({ width: 21 })),
        cells: new Map([
          ['1,0', { value: 3, type: 'formula', formula: '1+2', formulaResult: 3 }],
          ['4,4', { value: 'X', type: 'string', style: { font: { bold: true } }, comment: { text: 'catatan kantor', author: 'Ani' } }],
        ]) as never,
        merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 5 }],
      },
      { name: 'Lain', rows: [['jangan diubah']] },
    ],
  })

it('gives the own workbook back: same sheets and rows, bad cells coloured and told, formulas as values', async () => {
  const { back, report } = await checked(await original(), 'warga.xlsx')
  expect(report.rows).toMatchObject({ accepted: 1, rejected: 2 })
  const marked = await back('marked')
  const { sheets } = await readXlsx(marked, { readStyles: true })
  expect(sheets.map((it) => it.name)).toEqual(['Data Warga', 'Lain', 'Ringkasan Semesta'])
  const [data, other, summary] = sheets
  expect(data?.rows.slice(2, 6)).toEqual(sheetRows.slice(2, 6))
  expect(data?.merges).toHaveLength(1)
  expect(other?.rows).toEqual([['jangan diubah']])
  const cell = (row: number, column: number) => data?.cells?.get(`${row},${column}`)
  const colour = (row: number, column: number) => (cell(row, column)?.style?.fill as { fgColor?: { rgb?: string } } | undefined)?.fgColor?.rgb
  expect([colour(4, 4), colour(4, 5), colour(5, 3)]).toEqual(Array(3).fill(expect.stringMatching(/FDCFCB$/)))
  expect(colour(3, 4)).toBeUndefined()
  expect(cell(4, 4)?.style?.font?.bold).toBe(true)
  expect(cell(4, 4)?.comment?.text).toBe('catatan kantor')
  expect(cell(4, 5)?.comment?.text).toBe(
    'Semesta: Tanggal lahir tidak terbaca, tidak mungkin, atau sesudah tanggal data. Tulis hari-bulan-tahun, misalnya 17-08-1990.',
  )
  expect(cell(5, 3)?.comment?.text).toContain('Kosong, padahal wajib diisi')
  expect(strFromU8(unzipSync(marked)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).not.toContain('<f')
  expect(summary?.rows.map((row) => row.slice(0, 3))).toContainEqual(['1 baris', 'L/P', 'Jenis kelamin tidak dikenal'])
})

it('is mended in a spreadsheet, read again with nothing lost, and marked anew without the old colours', async () => {
  const { back } = await checked(await original(), 'warga.xlsx')
  const workbook = await openXlsx(await back('marked'))
  const [data] = workbook.sheets
  for (const [column, value] of [
    [4, 'L'],
    [5, '28-02-1990'],
  ] as const) {
    Object.assign(data?.rows[4] ?? [], { [column]: value })
    Object.assign(data?.cells?.get(`4,${column}`) ?? {}, { value })
  }
  const again = await checked(await saveXlsx(workbook), 'warga.xlsx')
  expect(again.report.rows).toMatchObject({ accepted: 2, rejected: 1 })
  expect(again.report.notes.join()).not.toContain('Ringkasan')
  const { sheets } = await readXlsx(await again.back('marked'), { readStyles: true })
  expect(sheets.map((it) => it.name)).toEqual(['Data Warga', 'Lain', 'Ringkasan Semesta'])
  const fillOf = (row: number, column: number) => JSON.stringify(sheets[0]?.cells?.get(`${row},${column}`)?.style?.fill ?? null)
  expect(fillOf(4, 4)).not.toContain('FDCFCB')
  expect(fillOf(5, 3)).toContain('FDCFCB')
  expect(sheets[0]?.cells?.get('4,5')?.comment).toBeUndefined()
  expect(sheets[0]?.cells?.get('4,4')?.comment?.text).toBe('catatan kantor')
})

it('makes a workbook of a CSV with the same rows, identity numbers as text', async () => {
  const text = csv([resident(), resident({ nama: '=SUM(A1)', jenis_kelamin: 'X' })], ';')
  const { back } = await checked(`DAFTAR\n${text}`, 'warga.csv')
  const { sheets } = await readXlsx(await back('marked'), { readStyles: true })
  expect(sheets[0]?.rows.slice(0, 4)).toEqual([['DAFTAR'], ...text.split('\n').map((it) => it.split(';'))].map((it) => expect.arrayContaining(it)))
  expect(sheets[0]?.cells?.get('3,3')?.comment?.text).toContain('Jenis kelamin tidak dikenal')
  expect(sheets[0]?.cells?.get('3,0')?.style?.numFmt).toBe('@')
})

it.each(['bad-csv', 'bad-xlsx'] as const)('gives the refused rows alone as %s, in their own columns, and takes them back', async (what) => {
  const { back, out } = await checked(csv([resident(), resident({ nama: '=Uji', jenis_kelamin: 'X', tanggal_lahir: 'x' })]), 'warga.csv')
  const bytes = await back(what)
  const table =
    what === 'bad-csv'
      ? parseCsv(
          Buffer.from(bytes)
            .toString('utf8')
            .replace(/^\uFEFF/, ''),
        )
      : ((await readXlsx(bytes)).sheets[0]?.rows ?? [])
  expect(table[0]).toEqual([...Object.values(REASON_TITLES), ...Object.keys(resident())])
  expect(table[1]?.map(String)).toEqual([
    ...['3', 'jenis_kelamin; tanggal_lahir', 'Jenis kelamin tidak dikenal; Tanggal lahir tidak terbaca, tidak mungkin, atau sesudah tanggal data'],
    expect.stringContaining('Tulis L atau P.'),
    ...Object.values(resident({ nama: "'=Uji", jenis_kelamin: 'X', tanggal_lahir: 'x' })),
  ])
  const mended = csv([Object.fromEntries((table[0] ?? []).map((title, at) => [String(title), String(table[1]?.[at] ?? '')]))])
  const file = join(out, 'mended.csv')
  writeFileSync(file, mended.replace(',X,x,', ',L,17-08-1990,'))
  const outDir = join(out, 'second')
  const ask = { register: 'penduduk', file, fileName: 'mended.csv', regency: '64.74', asOf: '2025-11-01', outDir, limits } as const
  const report = await runIntake({ ...ask, mends: { fileName: 'warga.csv', folder: out } }, () => {})
  expect(report.rows).toEqual({ read: 1, accepted: 1, rejected: 0, skipped: 0 })
  expect((await readOut(outDir)).snapshot).toMatchObject([{ row_no: 3n }])
})

it('leaves links to other files and the chain of calculation behind', async () => {
  const parts = unzipSync(await original())
  const added = {
    'xl/calcChain.xml': strToU8('<calcChain/>'),
    'xl/externalLinks/externalLink1.xml': strToU8('<externalLink><ddeLink ddeService="cmd"/></externalLink>'),
  }
  const relations = strFromU8(parts['xl/_rels/workbook.xml.rels'] ?? new Uint8Array()).replace(
    '</Relationships>',
    '<Relationship Id="rId90" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>',
  )
  const { back } = await checked(zipSync({ ...parts, ...added, 'xl/_rels/workbook.xml.rels': strToU8(relations) }), 'warga.xlsx')
  const marked = unzipSync(await back('marked'))
  expect(Object.keys(marked).filter((it) => /calcChain|externalLink/.test(it))).toEqual([])
  expect(strFromU8(marked['xl/_rels/workbook.xml.rels'] ?? new Uint8Array())).not.toContain('externalLink')
})

it('gives only the values of a list whose workbook fetches data or carries objects', async () => {
  const parts = { ...unzipSync(await original()), 'xl/connections.xml': strToU8('<connections/>'), 'xl/embeddings/oleObject1.bin': new Uint8Array(8) }
  const { back } = await checked(zipSync(parts), 'warga.xlsx')
  const marked = await back('marked')
  expect(Object.keys(unzipSync(marked)).filter((it) => /connections|embeddings/.test(it))).toEqual([])
  const { sheets } = await readXlsx(marked)
  expect(sheets.map((it) => it.name)).toEqual(['data', 'Ringkasan Semesta'])
  expect(sheets[0]?.rows[4]?.slice(1, 4)).toEqual(sheetRows[4]?.slice(1, 4))
  expect(sheets[0]?.cells?.get('4,4')?.comment?.text).toContain('Jenis kelamin tidak dikenal')
  expect(JSON.stringify(sheets[1]?.rows)).toContain('hanya isi lembar yang dibaca')
})
