import { readFileSync } from 'node:fs'
import type { AreaCode, RegisterId } from '@semesta/kernel'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { parseCsv } from 'hucre/csv'
import { type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { listVillages } from '../areas/index.ts'
import { loadColumnTexts, loadMapping, type RegisterColumn, registerFile } from './mapping.ts'
import { letters } from './marked/xml.ts'
import { OWN_SHEETS } from './workbook.ts'

/** Drop-downs and formats reach down to this row. */
const LAST_ROW = 5000
const TEXT = '@'
const DATE = 'dd-mm-yyyy'
const REQUIRED = { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFCFEDE8' } }, font: { bold: true } } as const
const BOLD = { font: { bold: true } } as const
const WRAPPED = { alignment: { wrapText: true, vertical: 'top' } } as const

/** Values that a drop-down offers, null where anything may be written. */
function choicesOf(column: RegisterColumn, villages: ReturnType<typeof listVillages>): string[] | null {
  switch (column.type) {
    case 'sex':
      return ['L', 'P']
    case 'bool':
      return ['ya', 'tidak']
    case 'code':
      return Object.keys(column.values ?? {})
    case 'participant':
      return (column.participants ?? []).flatMap((it) => (it.code === null ? [] : [`${it.code} - ${(it.texts[0] ?? '').toUpperCase()}`]))
    case 'membership':
      return (column.memberships ?? []).map((it) => (it.texts[0] ?? '').toUpperCase())
    case 'kecamatan':
      return [...new Set(villages.map((it) => it.kecamatanName))]
    case 'kelurahan':
      return [...new Set(villages.map((it) => it.name))]
    default:
      return null
  }
}

const isDate = (column: RegisterColumn) => column.type === 'date' || column.type === 'birth'

/**
 * The workbook an office fills in for a register: the list with drop-downs and text cells, how to fill it, and a sample nobody can mistake for data.
 *
 * Shape: XLSX; the sheet `data` goes in as it is, the others are known by name and left out.
 */
export async function registerTemplate(register: RegisterId, regency: AreaCode): Promise<Uint8Array> {
  const { columns, judul } = loadMapping(register)
  const villages = listVillages(regency)
  const choices = columns.map((it) => choicesOf(it, villages))
  const book = await writeXlsx({
    sheets: [dataSheet(columns, choices), guideSheet(judul, columns, choices), sampleSheet(register), choiceSheet(columns, choices)],
    properties: { title: `Templat ${judul}`, creator: 'Semesta' },
  })
  return withColumnFormats(book, columns.length)
}

function dataSheet(columns: RegisterColumn[], choices: (string[] | null)[]): WriteSheet {
  const cells: NonNullable<WriteSheet['cells']> = new Map()
  columns.forEach((column, at) => {
    cells.set(`0,${at}`, { value: column.name, type: 'string', style: column.required ? REQUIRED : BOLD })
    cells.set(`1,${at}`, { value: null, style: { numFmt: isDate(column) ? DATE : TEXT } })
  })
  const dataValidations = choices.flatMap((values, at) => {
    if (!values) return []
    const formula1 = `'${OWN_SHEETS.choices}'!$${letters(at)}$2:$${letters(at)}$${values.length + 1}`
    const told = { showErrorMessage: true, errorStyle: 'warning', errorTitle: columns[at]?.name ?? '', errorMessage: 'Pilih dari daftar.' } as const
    return [{ type: 'list', formula1, allowBlank: true, range: `${letters(at)}2:${letters(at)}${LAST_ROW}`, ...told } as const]
  })
  const widths = columns.map((it) => ({ width: Math.max(14, it.name.length + 4) }))
  return { name: 'data', columns: widths, rows: [columns.map((it) => it.name)], cells, dataValidations, freezePane: { rows: 1 } }
}

function guideSheet(judul: string, columns: RegisterColumn[], choices: (string[] | null)[]): WriteSheet {
  const about = loadColumnTexts()
  const lines = [
    [`Cara mengisi templat: ${judul}`],
    ['1. Isi lembar "data", satu baris satu catatan. Jangan mengubah judul kolom di baris pertama; urutannya boleh.'],
    ['2. Kolom berwarna wajib diisi. Kolom lain boleh kosong.'],
    ['3. NIK, KK, dan nomor kartu ditulis sebagai teks; templat ini sudah mengaturnya. Jangan menyalin dari kolom yang tampil seperti 9,97E+15.'],
    ['4. Tanggal ditulis hari-bulan-tahun, misalnya 17-08-1990. Rupiah ditulis angka saja.'],
    ['5. Simpan, lalu unggah di Semesta. Contoh isian ada di lembar terakhir; ia tidak ikut terbaca.'],
    [],
    ['Kolom', 'Wajib', 'Isi', 'Pilihan', 'In English'],
    ...columns.map((it, at) => {
      const values = choices[at]
      const shown = values && values.length > 12 ? `${values.slice(0, 12).join('; ')}; … (lihat daftar pilihannya)` : (values?.join('; ') ?? '')
      return [it.name, it.required ? 'wajib' : '', about[it.name]?.judul ?? '', shown, about[it.name]?.title ?? '']
    }),
  ]
  const cells: NonNullable<WriteSheet['cells']> = new Map()
  for (const [row, line] of lines.entries()) {
    const style = row === 0 || row === TITLES ? BOLD : row > TITLES ? WRAPPED : {}
    for (const [at, value] of line.entries()) cells.set(`${row},${at}`, { value, type: 'string', style })
  }
  return { name: OWN_SHEETS.guide, columns: [22, 8, 48, 60, 48].map((width) => ({ width })), rows: lines, cells }
}

/** Place of the title row of the guide. */
const TITLES = 7

function sampleSheet(register: RegisterId): WriteSheet {
  const rows = parseCsv(readFileSync(registerFile(register, 'sample.csv'), 'utf8').trimEnd())
  return {
    name: OWN_SHEETS.sample,
    columns: (rows[0] ?? []).map(() => ({ width: 20, numFmt: TEXT })),
    rows: rows.map((row) => row.map((it) => (it === '' ? null : it))),
  }
}

function choiceSheet(columns: RegisterColumn[], choices: (string[] | null)[]): WriteSheet {
  const height = Math.max(0, ...choices.map((it) => it?.length ?? 0))
  const rows = Array.from({ length: height }, (_, row) => choices.map((it) => it?.[row] ?? null))
  return { name: OWN_SHEETS.choices, hidden: true, rows: [columns.map((it) => it.name), ...rows] }
}

/** Formats of whole columns, which the library does not write: those of the second row, so that any row typed later is text as well. */
function withColumnFormats(book: Uint8Array, columns: number): Uint8Array {
  const parts = unzipSync(book)
  const path = 'xl/worksheets/sheet1.xml'
  const xml = strFromU8(parts[path] ?? new Uint8Array())
  const formats = Array.from({ length: columns }, (_, at) => new RegExp(`<c r="${letters(at)}2"[^>]*\\ss="(\\d+)"`).exec(xml)?.[1])
  const styled = xml.replace(/<col min="(\d+)"/g, (it, column: string) => `${it} style="${formats[Number(column) - 1] ?? 0}"`)
  return zipSync({ ...parts, [path]: strToU8(styled.replace(/<row r="2"[^>]*?(?:\/>|>[\s\S]*?<\/row>)/, '')) })
}
