import type { ErrorGroup, IntakeReport } from '../../tasks.ts'
import { MAX_COMMENTS } from './comments.ts'
import type { MarkedStyles } from './styles.ts'
import { textCell } from './xml.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const number = new Intl.NumberFormat('id-ID')

export interface SummaryOf {
  report: IntakeReport
  fileName: string
  /** comments that did not find room */
  left: number
  /** only the values of the list came back, in a workbook of their own */
  rebuilt: boolean
}

/** The sheet that says what was found, in Indonesian: counts, then each kind of fault with its rows and what to do. */
export function summarySheet({ report, fileName, left, rebuilt }: SummaryOf, styles: MarkedStyles): string {
  const { read, accepted, rejected, skipped } = report.rows
  const say = (n: number) => number.format(n)
  const lines: { cells: string[]; format: number }[] = [
    { cells: [`Ringkasan pemeriksaan ${fileName}`], format: styles.bold },
    { cells: [`${say(read)} baris dibaca: ${say(accepted)} diterima, ${say(rejected)} ditolak, ${say(skipped)} dilewati.`], format: 0 },
    { cells: ['Sel merah membuat barisnya ditolak. Sel kuning diterima, tetapi patut diperiksa. Arahkan penunjuk ke sel untuk membaca alasannya.'], format: 0 },
    {
      cells: ['Perbaiki sel merah, simpan, lalu kirim berkas ini lewat tombol "Unggah perbaikan" di halaman berkasnya. Baris dan kolom jangan dipindah.'],
      format: 0,
    },
    ...(left > 0 ? [{ cells: [`Komentar hanya pada ${say(MAX_COMMENTS)} sel pertama; ${say(left)} sel lain hanya diberi warna.`], format: 0 }] : []),
    ...(rebuilt
      ? [
          {
            cells: ['Buku kerja ini memuat tautan data, objek tersemat, atau bentuk yang tidak biasa: yang dikembalikan hanya isi lembar yang dibaca.'],
            format: 0,
          },
        ]
      : []),
    { cells: [], format: 0 },
    { cells: ['Baris', 'Kolom', 'Alasan', 'Yang perlu dilakukan', 'Contoh baris', 'Akibat'], format: styles.bold },
    ...report.rejectGroups.map((it) => groupLine(it, 'ditolak', styles)),
    ...report.warningGroups.map((it) => groupLine(it, 'diterima, periksa', styles)),
    ...report.skipGroups.map((it) => ({ cells: [`${say(it.rows)} baris`, '', it.reason, '', '', 'dilewati'], format: styles.wrapped })),
    ...report.notes.map((it) => ({ cells: ['', '', it], format: styles.wrapped })),
  ]
  const rows = lines.map(
    ({ cells, format }, index) => `<row r="${index + 1}">${cells.map((it, column) => textCell(column, index + 1, it, format)).join('')}</row>`,
  )
  const widths = [14, 24, 60, 60, 24, 18].map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`)
  return `<worksheet xmlns="${MAIN}"><cols>${widths.join('')}</cols><sheetData>${rows.join('')}</sheetData></worksheet>`
}

function groupLine({ column, title, reason, advice, rows, examples }: ErrorGroup, effect: string, styles: MarkedStyles) {
  const shown = rows > examples.length ? `${examples.join(', ')} …` : examples.join(', ')
  return { cells: [`${number.format(rows)} baris`, title ?? column, reason, advice, shown, effect], format: styles.wrapped }
}
