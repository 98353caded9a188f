import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { type WriteOptions, writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { resident, takeIn } from './testing.ts'

type Value = string | number | boolean | Date | null
const titles = Object.keys(resident())
const person = (changes: Record<string, Value>): Value[] => Object.values({ ...resident(), ...changes })
const born = new Date(Date.UTC(1990, 7, 17))

/** Takes in a workbook whose first sheet holds these rows under the titles. */
async function sheet(rows: Value[][], more: Partial<WriteOptions['sheets'][number]> & { top?: Value[][]; dateSystem?: '1900' | '1904' } = {}) {
  const { top = [], dateSystem, ...rest } = more
  return takeIn(
    'penduduk',
    await writeXlsx({ sheets: [{ name: 'Data', rows: [...top, titles, ...rows], ...rest }], ...(dateSystem ? { dateSystem } : {}) }),
    'daftar.xlsx',
  )
}

describe('dates of a spreadsheet', () => {
  it.each(['1900', '1904'] as const)('reads date cells under the system of %s', async (dateSystem) => {
    const { snapshot } = await sheet([person({ tanggal_lahir: born })], { dateSystem })
    expect(snapshot).toMatchObject([{ tanggal_lahir: '1990-08-17' }])
  })

  it('reads bare day numbers, words and short years, and refuses what is no date', async () => {
    const written: Value[] = [33_102, '33102', '17-Agu-90', '17 Agustus 1990', '00-00-0000', '0000-00-00', '00/01/1900', 1990, 0, true, '8/17/1990']
    const { snapshot, rejects } = await sheet(written.map((tanggal_lahir, at) => person({ tanggal_lahir, nama: `Uji ${'ABCDEFGHIJK'[at]}` })))
    expect(snapshot.map((it) => it.tanggal_lahir)).toEqual(Array(4).fill('1990-08-17'))
    expect(rejects.map((it) => [Number(it.row_no), it.column_name])).toEqual([6, 7, 8, 9, 10, 11, 12].map((row) => [row, 'tanggal_lahir']))
  })

  it('says that a column seems to be written month first, instead of guessing', async () => {
    const { report } = await sheet(['08/17/1990', '03/04/1990', '12/25/1991'].map((tanggal_lahir, at) => person({ tanggal_lahir, nama: `Uji ${'ABC'[at]}` })))
    expect(report.notes).toEqual([
      'Kolom tanggal_lahir: 2 tanggal tampaknya ditulis bulan lebih dulu. Tanggal dibaca hari lebih dulu, jadi tanggal lain di kolom ini mungkin tertukar: periksa sebelum disetujui.',
    ])
  })
})

describe('numbers of a spreadsheet', () => {
  it('tells a NIK and a KK that lost digits from one that did not', async () => {
    const { snapshot, rejects } = await sheet([
      person({ nik: 9_974_011_708_900_000 }),
      person({ nik: '9974011708900001', nama: 'Uji B' }),
      person({ nik: '9.97401E+15', nama: 'Uji C' }),
      person({ no_kk: 9_974_010_101_100_000, nama: 'Uji D' }),
    ])
    expect(snapshot.map((it) => it.nik_state)).toEqual(['damaged', 'ok', 'damaged'])
    expect(rejects.map((it) => [Number(it.row_no), it.column_name])).toEqual([[5, 'no_kk']])
  })

  it('reads formulas by their last value and errors as nothing', async () => {
    const cells = new Map([
      ['1,2', { value: 'Rahmat Uji', type: 'formula', formula: 'UPPER("x")', formulaResult: 'Rahmat Uji' }],
      ['2,2', { value: '#N/A', type: 'error' }],
    ])
    const { snapshot, rejects } = await sheet([person({}), person({ nama: null })], { cells: cells as never })
    expect(snapshot).toMatchObject([{ nama: 'Rahmat Uji' }])
    expect(rejects).toMatchObject([{ row_no: 3n, column_name: 'nama' }])
  })
})

describe('the shape of a sheet', () => {
  it('reads hidden and filtered rows as rows, hidden columns as columns', async () => {
    const rowDefs = new Map([[2, { hidden: true }]])
    const columns = titles.map((_, at) => ({ hidden: at === 0 }))
    const { snapshot } = await sheet([person({}), person({ nama: 'Uji B' })], { rowDefs, columns, autoFilter: { range: 'A1:F3' } })
    expect(snapshot.map((it) => [Number(it.row_no), it.nik])).toEqual([
      [2, '9974011708900001'],
      [3, '9974011708900001'],
    ])
  })

  it('skips subtotals between groups, titles repeated on every page, and the signature below', async () => {
    const rows: Value[][] = [
      person({}),
      ['Subtotal RT 001', null, null, null, null, 1],
      titles,
      person({ nama: 'Uji B' }),
      [null, null, 'Jumlah', 2],
      [],
      [null, null, null, null, 'Bontang, 1 November 2025'],
      [null, null, null, null, 'Kepala Dinas'],
    ]
    const { report, snapshot } = await sheet(rows, { top: [['DAFTAR PENDUDUK'], ['Keadaan 1 November 2025'], []] })
    expect(snapshot.map((it) => Number(it.row_no))).toEqual([5, 8])
    expect(report.rows.rejected).toBe(0)
    expect(report.rows.read).toBe(report.rows.accepted + report.rows.skipped)
    expect(report.skipGroups).toEqual(
      expect.arrayContaining([
        { reason: 'Baris judul kolom yang berulang', rows: 1 },
        { reason: 'Baris jumlah atau total', rows: 2 },
        { reason: 'Baris keterangan di bawah tabel', rows: 2 },
      ]),
    )
  })

  it('reads a village by names that repeat elsewhere, in the spelling of the office', async () => {
    const named = [...titles.slice(0, -1), 'KECAMATAN', 'KELURAHAN']
    const rows = [
      named,
      [...person({}).slice(0, -1), 'BONTANG UTARA', 'LOKTUAN'],
      [...person({ nama: 'Uji B' }).slice(0, -1), 'Bontang Selatan', 'Berebas Pantai'],
    ]
    const { snapshot } = await takeIn('penduduk', await writeXlsx({ sheets: [{ name: 'Data', rows }] }), 'daftar.xlsx')
    expect(snapshot.map((it) => it.village_code)).toEqual(['64.74.01.1003', '64.74.02.1003'])
  })

  it('reads a sheet as other programs write it: without references of cells, or with texts in pieces', async () => {
    const parts = unzipSync(await writeXlsx({ sheets: [{ name: 'Data', rows: [titles, person({})] }] }))
    const path = 'xl/worksheets/sheet1.xml'
    const xml = strFromU8(parts[path] ?? new Uint8Array())
    const bare = xml.replace(/<c r="[A-Z]+\d+"/g, '<c')
    const rich = strFromU8(parts['xl/sharedStrings.xml'] ?? new Uint8Array())
      .replace('Rahmat Uji', 'Rahmat </t></si>')
      .replace(/<si><t[^>]*>Rahmat <\/t><\/si>(<\/t><\/si>)?/, '<si><r><t>Rahmat </t></r><r><rPr><b/></rPr><t>Uji</t></r></si>')
    const ways: Record<string, Uint8Array>[] = [{ [path]: strToU8(bare) }, { 'xl/sharedStrings.xml': strToU8(rich) }]
    for (const changed of ways) {
      const { snapshot } = await takeIn('penduduk', zipSync({ ...parts, ...changed }), 'daftar.xlsx')
      expect(snapshot.map((it) => it.nama)).toEqual(['Rahmat Uji'])
    }
  })
})
