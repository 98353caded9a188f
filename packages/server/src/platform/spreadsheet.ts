import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { writeCsvStream } from 'hucre/csv'
import { writeXlsxStream } from 'hucre/xlsx'
import type { FileReply } from './context.ts'

export interface SheetColumn {
  /** the register's own column name, so that a file that came out can go in */
  name: string
  /** width in a workbook, in characters */
  width?: number
}
export type SheetValue = string | number | boolean | null
export type SheetRows = AsyncIterable<readonly SheetValue[]> | Iterable<readonly SheetValue[]>

export const CSV_TYPE = 'text/csv; charset=utf-8'
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Text that a spreadsheet would take for a formula, with an apostrophe before it; other text as it is. */
export function neutralised(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

/**
 * The one way out for lists: CSV or XLSX, streamed row by row.
 *
 * Shape: rows in the order of `columns`; identity numbers must come as strings and stay text. `fileName` without ending.
 *        CSV is UTF-8 with a byte order mark, so that spreadsheets read its letters.
 */
export function sheetReply(format: 'csv' | 'xlsx', fileName: string, columns: readonly SheetColumn[], rows: SheetRows): FileReply {
  return format === 'csv' ? csvReply(fileName, columns, rows) : xlsxReply(fileName, columns, rows)
}

export function csvReply(fileName: string, columns: readonly SheetColumn[], rows: SheetRows): FileReply {
  const bytes = writeCsvStream(cells(rows, columns), { bom: true })
  return { fileName: `${fileName}.csv`, contentType: CSV_TYPE, body: readable(bytes) }
}

export function xlsxReply(fileName: string, columns: readonly SheetColumn[], rows: SheetRows): FileReply {
  const style = columns.map((it) => ({ width: it.width ?? Math.max(12, it.name.length + 2), numFmt: '@' }))
  const bytes = writeXlsxStream(cells(rows, columns), { name: 'data', columns: style, freezePane: { rows: 1 } })
  return { fileName: `${fileName}.xlsx`, contentType: XLSX_TYPE, body: readable(bytes) }
}

/** The header line, then the rows, with nothing that could run as a formula. */
async function* cells(rows: SheetRows, columns: readonly SheetColumn[]) {
  yield columns.map((it) => it.name)
  for await (const row of rows) yield row.map((value) => (typeof value === 'string' ? neutralised(value) : value))
}

function readable(bytes: globalThis.ReadableStream<Uint8Array>): Readable {
  return Readable.fromWeb(bytes as ReadableStream<Uint8Array>)
}
