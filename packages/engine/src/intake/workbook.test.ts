import { zipSync } from 'fflate'
import { writeXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import { resident, takeIn } from './testing.ts'

type Cells = (string | number | boolean | Date | null)[]
const titles = Object.keys(resident())
const cells = (changes: Record<string, string> = {}): Cells => Object.values(resident(changes))

it('reads a sheet under a letterhead with its own row numbers, dates and blank rows', async () => {
  const dated = cells({ nama: 'Siti Uji' }).with(4, new Date(Date.UTC(1990, 7, 17)))
  const serial = cells({ nama: 'Budi Uji' }).with(4, 33102)
  const rows: Cells[] = [['PEMERINTAH KOTA BONTANG'], [], titles, cells(), [], dated, serial, ['JUMLAH', 3]]
  const { snapshot, report } = await takeIn('penduduk', await writeXlsx({ sheets: [{ name: 'Data', rows }] }))
  expect(snapshot.map((it) => [Number(it.row_no), it.nama, it.tanggal_lahir])).toEqual([
    [4, 'Rahmat Uji', '1990-08-17'],
    [6, 'Siti Uji', '1990-08-17'],
    [7, 'Budi Uji', '1990-08-17'],
  ])
  expect(report.rows.read).toBe(report.rows.accepted + report.rows.skipped)
  expect(report.skipGroups).toContainEqual({ reason: 'Baris jumlah atau total', rows: 1 })
})

it('marks a NIK stored as a number as damaged and restores a card number', async () => {
  const rows: Cells[] = [
    ['NO KARTU', 'NIK', 'NAMA', 'TGL LAHIR', 'JENIS PESERTA', 'STATUS'],
    [1000000001, 9974011708900000, 'Rahmat Uji', '17/08/1990', 22, 0],
    ['0001000000002', '9974015708900002', 'Siti Uji', '17/08/1990', 21, 'AKTIF'],
  ]
  const { snapshot } = await takeIn('peserta', await writeXlsx({ sheets: [{ name: 'Data', rows }] }))
  expect(snapshot).toMatchObject([
    { no_kartu: '0001000000001', nik: null, nik_state: 'damaged', participant_code: 22, status: 'aktif' },
    { no_kartu: '0001000000002', nik: '9974015708900002', nik_state: 'ok', participant_code: 21, status: 'aktif' },
  ])
})

it('picks the sheet that is the list, leaves hidden ones and says what was not read', async () => {
  const sheets = [
    {
      name: 'Rekap',
      rows: [
        ['Kelurahan', 'Jumlah'],
        ['Lok Tuan', 2],
      ] as Cells[],
    },
    { name: 'Lama & "Arsip"', hidden: true, rows: [titles, cells(), cells({ nama: 'Lama Uji' })] },
    { name: 'Data', rows: [titles, cells()] },
    { name: 'Data 2', rows: [titles, cells({ nama: 'Dua Uji' })] },
  ]
  const { snapshot, report } = await takeIn('penduduk', await writeXlsx({ sheets }))
  expect(snapshot.map((it) => it.nama)).toEqual(['Rahmat Uji'])
  expect(report.notes).toEqual(
    expect.arrayContaining([
      'Yang dibaca: lembar "Data".',
      'Lembar tersembunyi "Lama & "Arsip"" tidak dibaca.',
      'Lembar "Data 2" berjudul sama tetapi TIDAK dibaca; kirim sebagai berkas tersendiri.',
    ]),
  )
})

it('reads a workbook inside a zip', async () => {
  const book = await writeXlsx({ sheets: [{ name: 'Data', rows: [titles, cells()] }] })
  expect((await takeIn('penduduk', zipSync({ 'daftar.xlsx': book }))).report.rows.accepted).toBe(1)
})

it('reads merged titles over two rows', async () => {
  const rows: Cells[] = [
    ['NIK', 'No KK', 'Nama', 'Lahir', null, 'JK', 'Wilayah', null],
    [null, null, null, 'Tempat Lahir', 'Tanggal Lahir', null, 'Kecamatan', 'Kelurahan'],
    ['9974011708900001', '9974010101100001', 'Rahmat Uji', 'Bontang', '17-08-1990', 'L', 'Bontang Utara', 'Loktuan'],
  ]
  const merges = [
    { startRow: 0, startCol: 3, endRow: 0, endCol: 4 },
    { startRow: 0, startCol: 6, endRow: 0, endCol: 7 },
  ]
  const { snapshot } = await takeIn('penduduk', await writeXlsx({ sheets: [{ name: 'Data', rows, merges }] }))
  expect(snapshot).toMatchObject([{ row_no: 3n, tempat_lahir: 'Bontang', village_code: '64.74.01.1003' }])
})
