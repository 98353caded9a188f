import { closeSync, openSync, writeSync } from 'node:fs'
import { literal } from '../session.ts'
import type { FoundHeader, RawRow } from './header.ts'
import { findLayout, type Known, type Layout, missingFrom } from './layout.ts'
import * as problems from './problems.ts'
import { addSkips, SKIP, type Source } from './source.ts'

/** Title rows are looked for in this many rows. */
export const HEADER_ROWS = 60
const MAX_COLUMNS = 500
/** Between cells of a plain file: the ASCII unit separator, which no list uses. */
const SEPARATOR = '\u001f'
const FLUSH_CHARS = 1 << 20
/** Half of what the reader would take: with smaller pieces less is copied when a table keeps the order of the file. */
const READ_BYTES = 16 << 20

/** Texts that mean "no value" in exports of spreadsheets and databases. Few, because the reader compares every cell with each. */
export const NULL_TEXTS = ['', '-', 'NULL', 'null', '#N/A', 'N/A', 'nan']

/** SQL that reads delimited text without any guessing. */
export function csvRelation(file: string, how: { delimiter: string; quote: string; skip: number; columns: string[]; typed?: Record<string, string> }): string {
  const columns = how.columns.map((it) => `'${it}': '${how.typed?.[it] ?? 'VARCHAR'}'`).join(', ')
  const nulls = NULL_TEXTS.map(literal).join(', ')
  return (
    `read_csv(${literal(file)}, auto_detect = false, header = false, skip = ${how.skip}, columns = {${columns}}, delim = ${literal(how.delimiter)}, ` +
    `quote = ${literal(how.quote)}, escape = ${literal(how.quote)}, comment = '', null_padding = true, strict_mode = false, parallel = true, ` +
    `buffer_size = ${READ_BYTES}, nullstr = [${nulls}])`
  )
}

export function cellNames(width: number): string[] {
  return Array.from({ length: width + 1 }, (_, index) => `c${index}`)
}

/** Finds the header among the first rows or refuses the file. Fails: file-no-rows, file-no-header, file-missing-columns, file-many-columns. */
export function requireLayout(rows: readonly RawRow[], known: Known, name: string): Layout {
  const { mapping } = known
  const layout = findLayout(rows, known)
  const expected = mapping.columns.filter((it) => it.required).map((it) => it.name)
  if (!layout) throw problems.fileNoHeader({ file: name, register: mapping.id, expected })
  const { header } = layout
  const columns = header.titles.length
  if (columns > MAX_COLUMNS) throw problems.fileManyColumns({ file: name, columns, limit: MAX_COLUMNS })
  const missing = missingFrom(layout)
  const found = header.titles.filter(Boolean).slice(0, 60)
  if (missing.length > 0) throw problems.fileMissingColumns({ file: name, register: mapping.id, missing, found, headerRow: header.line })
  return layout
}

/** Counts what stands above the header: titles and blank rows. */
export function skipAbove(rows: readonly RawRow[], header: FoundHeader, skipped: Map<string, number>) {
  const top = header.at - (header.rows - 1)
  for (const row of rows.slice(0, top)) addSkips(skipped, isBlank(row) ? SKIP.blank : SKIP.title, 1)
}

export function isBlank(row: RawRow): boolean {
  return row.cells.every((cell) => cell === null || cell.trim() === '')
}

export interface PlainOptions {
  to: string
  known: Known
  /** as the person knows the file */
  name: string
  /** a cell beyond the titles shows that a stray delimiter shifted the row; on a sheet nothing can shift */
  shifts: boolean
  onRows: (rows: number) => void
}

/**
 * Writes rows into a plain file that the set-based reader takes without quoting rules, each with its own row number.
 *
 * Shape: blank rows are counted, not written. Fails: as `requireLayout`.
 */
export async function toPlainFile(rows: AsyncIterable<RawRow>, how: PlainOptions): Promise<Source> {
  const { to, known, name } = how
  const first: RawRow[] = []
  const skipped = new Map<string, number>()
  const file = new PlainWriter(to, how.shifts)
  let layout: Layout | null = null
  try {
    const begin = () => {
      const found = requireLayout(first, known, name)
      skipAbove(first, found.header, skipped)
      for (const row of first.slice(found.header.at + 1)) file.write(row, found.header.titles.length, skipped)
      return found
    }
    for await (const row of rows) {
      if (layout) file.write(row, layout.header.titles.length, skipped)
      else if (first.push(row) === HEADER_ROWS) layout = begin()
      if (row.line % 20_000 === 0) how.onRows(file.rows)
    }
    layout ??= begin()
  } finally {
    file.close()
  }
  if (file.rows === 0) throw problems.fileNoRows({ file: name })
  const width = layout.header.titles.length
  const columns = ['line', ...cellNames(width)]
  const relation = csvRelation(to, { delimiter: SEPARATOR, quote: '', skip: 0, columns, typed: { line: 'BIGINT' } })
  return {
    relation,
    width,
    layout,
    sheet: null,
    inside: null,
    rowNumber: 'line',
    hasLine: true,
    skipped,
    notes: layout.notes,
    expectedRows: file.rows,
    careful: null,
  }
}

class PlainWriter {
  readonly #handle: number
  readonly #shifts: boolean
  #pending = ''
  rows = 0

  constructor(to: string, shifts: boolean) {
    this.#handle = openSync(to, 'w')
    this.#shifts = shifts
  }

  write(row: RawRow, width: number, skipped: Map<string, number>) {
    if (isBlank(row)) return addSkips(skipped, SKIP.blank, 1)
    let text = String(row.line)
    for (let index = 0; index < width; index += 1) text += SEPARATOR + plainCell(row.cells[index])
    const beyond = this.#shifts ? row.cells.slice(width).find((cell) => cell !== null && cell.trim() !== '') : null
    this.#pending += `${text}${SEPARATOR}${plainCell(beyond)}\n`
    this.rows += 1
    if (this.#pending.length > FLUSH_CHARS) this.#flush()
  }

  #flush() {
    writeSync(this.#handle, this.#pending)
    this.#pending = ''
  }

  close() {
    this.#flush()
    closeSync(this.#handle)
  }
}

function plainCell(cell: string | null | undefined): string {
  if (cell === null || cell === undefined) return ''
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that would break a plain line
  return /[\u0000\u001f\r\n]/.test(cell) ? cell.replace(/[\u0000\u001f\r\n]+/g, ' ') : cell
}
