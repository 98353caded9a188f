import type { Layout } from './layout.ts'

/** Reasons for which rows are skipped, as the report shows them. */
export const SKIP = {
  title: 'Baris judul atau keterangan di atas tabel',
  blank: 'Baris kosong',
  repeatedHeader: 'Baris judul kolom yang berulang',
  columnNumbers: 'Baris nomor kolom',
  total: 'Baris jumlah atau total',
  footer: 'Baris keterangan di bawah tabel',
  copy: 'Salinan persis dari baris sebelumnya',
  otherMonth: 'Baris untuk bulan lain',
} as const

/** A file made ready for the set-based reader: cells as text in columns c0, c1 … */
export interface Source {
  /** an SQL relation with c0 … c<width>; the last one is beyond the titles and should be empty */
  relation: string
  /** number of titles */
  width: number
  layout: Layout
  /** where the rows stand: a sheet of a workbook by its place, or a table of another kind */
  sheet: number | null
  /** the list that was read out of a zip */
  inside: string | null
  /** SQL of the user's own row number over the staged table: its column `line`, or its place in the file */
  rowNumber: string
  hasLine: boolean
  skipped: Map<string, number>
  notes: string[]
  /** rows the relation must give; anything else means that a quote swallowed lines */
  expectedRows: number | null
  /** reads the same file row by row, slower, when the fast reader cannot */
  careful: (() => Promise<Source>) | null
}

export function addSkips(skipped: Map<string, number>, reason: string, rows: number) {
  if (rows > 0) skipped.set(reason, (skipped.get(reason) ?? 0) + rows)
}
