import { Readable } from 'node:stream'
import { type WriteSheet, writeXlsx } from 'hucre/xlsx'
import type { FileReply } from './context.ts'
import { neutralised, XLSX_TYPE } from './spreadsheet.ts'

/** What a row of the form asks for: the codes that BPJS Kesehatan prints on it. */
export type MutationCode = '1' | '2' | '3' | '5' | '6' | '8' | '9' | 'FKTP' | 'data baru' | 'tambah anggota keluarga inti'

/** One person of the form; what is not known stays empty. Identity numbers are text, dates YYYY-MM-DD. */
export interface MutationRow {
  mutation: MutationCode
  name: string
  card?: string | null | undefined
  kk?: string | null | undefined
  nik?: string | null | undefined
  sex?: 'L' | 'P' | null | undefined
  /** 1 not married, 2 married, 3 divorced, 4 widowed */
  maritalStatus?: '1' | '2' | '3' | '4' | null | undefined
  /** PISA: 1 participant, 2 husband, 3 wife, 4 child, 5 additional */
  relation?: '1' | '2' | '3' | '4' | '5' | null | undefined
  birthPlace?: string | null | undefined
  birthDate?: string | null | undefined
  address?: string | null | undefined
  rt?: string | null | undefined
  rw?: string | null | undefined
  kecamatanName?: string | null | undefined
  villageCode?: string | null | undefined
  villageName?: string | null | undefined
  /** the day from which it counts, also in the past */
  since?: string | null | undefined
  premiumRupiah?: number | null | undefined
  facilityCode?: string | null | undefined
  facilityName?: string | null | undefined
  phone?: string | null | undefined
}

export interface MutationHead {
  unitCode: string
  unitName: string
  participantKind: string
  branchCode?: string
  dati2Code?: string
}

type Cell = string | number | null | undefined
interface Column {
  title: string
  width: number
  /** yellow in the form: must be filled */
  must?: true
  of?: (it: MutationRow, index: number) => Cell
}
const dmy = (date: string | null | undefined) => (date ? date.split('-').toReversed().join('-') : null)
const empty = (...titles: string[]): Column[] => titles.map((title) => ({ title, width: 14 }))

/** The 36 columns in the order of the form, domain section 12 A. */
const columns: readonly Column[] = [
  ...[
    { title: 'No Urut', width: 8, of: (_: MutationRow, index: number) => index + 1 },
    { title: 'Nomor JKN', width: 17, must: true as const, of: (it: MutationRow) => it.card },
    { title: 'Jenis Mutasi', width: 14, must: true as const, of: (it: MutationRow) => it.mutation },
    { title: 'No Kartu Keluarga', width: 20, must: true as const, of: (it: MutationRow) => it.kk },
    { title: 'NIK', width: 20, must: true as const, of: (it: MutationRow) => it.nik },
  ],
  ...empty('NIP lama', 'NIP baru'),
  ...[
    { title: 'Nama Lengkap', width: 32, must: true as const, of: (it: MutationRow) => it.name },
    { title: 'Jenis Kelamin', width: 13, must: true as const, of: (it: MutationRow) => it.sex && { L: '1', P: '2' }[it.sex] },
    { title: 'Status Kawin', width: 12, of: (it: MutationRow) => it.maritalStatus },
    { title: 'Kode Hubkel', width: 12, of: (it: MutationRow) => it.relation },
    { title: 'Tempat Lahir', width: 18, of: (it: MutationRow) => it.birthPlace },
    { title: 'Alamat', width: 34, of: (it: MutationRow) => it.address },
    { title: 'RT', width: 6, of: (it: MutationRow) => it.rt },
    { title: 'RW', width: 6, of: (it: MutationRow) => it.rw },
  ],
  ...empty('Kode Pos', 'Kode Kecamatan'),
  { title: 'Nama Kecamatan', width: 20, of: (it) => it.kecamatanName },
  { title: 'Kode Desa', width: 16, of: (it) => it.villageCode },
  { title: 'Nama Desa', width: 20, of: (it) => it.villageName },
  { title: 'Tanggal Lahir', width: 14, must: true, of: (it) => dmy(it.birthDate) },
  ...empty('No Surat Keterangan Kuliah', 'Tanggal Surat Kuliah', 'Golongan', 'Ruang', 'Eselon'),
  { title: 'TMT Pegawai', width: 14, of: (it) => dmy(it.since) },
  ...empty('Gaji Pokok'),
  { title: 'Iuran', width: 12, of: (it) => it.premiumRupiah },
  ...empty('Masa Berlaku'),
  { title: 'Kode Faskes TK I', width: 16, of: (it) => it.facilityCode },
  { title: 'Nama Faskes TK I', width: 26, of: (it) => it.facilityName },
  ...empty('Kode Faskes Gigi', 'Nama Faskes Gigi'),
  { title: 'Nomor Telepon', width: 18, of: (it) => it.phone },
  ...empty('No NPWP'),
]

/** Titles stand in row 7; the block above them says whose form it is. */
const TITLES_AT = 6
const TEXT = '@'
const BOLD = { font: { bold: true } } as const
const MUST = { font: { bold: true }, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFFFFF00' } } } as const

/**
 * The mutation form of BPJS Kesehatan in its 36-column layout.
 *
 * Shape: XLSX, block in rows 1 to 5, titles in row 7, identity numbers as text, nothing that could run as a formula. Our own intake reads it back.
 */
export async function mutationFormReply(fileName: string, head: MutationHead, rows: Iterable<MutationRow> | AsyncIterable<MutationRow>): Promise<FileReply> {
  const lines = [
    ...[
      ['Kode Satker', head.unitCode],
      ['Nama Satker', head.unitName],
      ['Jenis Kepesertaan', head.participantKind],
    ],
    ...[['Kode KC', head.branchCode ?? ''], ['Kode Dati2', head.dati2Code ?? ''], [], columns.map((it) => it.title)],
  ]
  const sheet: (string | number | null)[][] = lines
  let index = 0
  for await (const row of rows) {
    const at = index
    sheet.push(columns.map((it) => cell(it.of?.(row, at))))
    index += 1
  }
  const bytes = await writeXlsx({ sheets: [formSheet(sheet)], properties: { title: 'Formulir mutasi peserta', creator: 'Semesta' } })
  return { fileName: `${fileName}.xlsx`, contentType: XLSX_TYPE, body: Readable.from([Buffer.from(bytes)]) }
}

const cell = (value: Cell) => (typeof value === 'string' ? neutralised(value) : (value ?? null))

function formSheet(rows: (string | number | null)[][]): WriteSheet {
  const cells: NonNullable<WriteSheet['cells']> = new Map()
  columns.forEach(({ title, must }, at) => {
    cells.set(`${TITLES_AT},${at}`, { value: title, type: 'string', style: must ? MUST : BOLD })
  })
  return { name: 'Formulir', columns: columns.map(({ width }) => ({ width, numFmt: TEXT })), rows, cells, freezePane: { rows: TITLES_AT + 1 } }
}
