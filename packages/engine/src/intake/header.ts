import { headerKey } from './header-key.ts'
import type { RegisterColumn, RegisterMapping } from './mapping.ts'

/** One line of a file as cells; `line` counts from 1 as a person does. */
export interface RawRow {
  line: number
  cells: (string | null)[]
}
export interface FoundHeader {
  /** index of the last title row among the rows given */
  at: number
  /** line of the last title row */
  line: number
  /** 1, or 2 where titles span two rows */
  rows: number
  /** one text a column, joined where titles span two rows */
  titles: string[]
  /** canonical name -> column index */
  columns: Map<string, number>
  score: number
}

function lookup(mapping: RegisterMapping): Map<string, RegisterColumn> {
  const byKey = new Map<string, RegisterColumn>()
  for (const column of mapping.columns) byKey.set(headerKey(column.name), column)
  for (const column of mapping.columns) {
    for (const synonym of column.synonyms) if (!byKey.has(headerKey(synonym))) byKey.set(headerKey(synonym), column)
  }
  return byKey
}

function match(candidates: string[][], byKey: Map<string, RegisterColumn>): Map<string, number> {
  const columns = new Map<string, number>()
  const exact = new Set<string>()
  candidates.forEach((keys, index) => {
    const key = keys.find((it) => byKey.has(it))
    const column = key === undefined ? undefined : byKey.get(key)
    if (!column) return
    const isExact = key === headerKey(column.name)
    if (columns.has(column.name) && (exact.has(column.name) || !isExact)) return
    columns.set(column.name, index)
    if (isExact) exact.add(column.name)
  })
  return columns
}

/** Titles that span columns leave the cells to their right empty: carry them on. */
function carried(cells: (string | null)[], width: number): string[] {
  let last = ''
  return Array.from({ length: width }, (_, index) => {
    last = cells[index]?.trim() || last
    return last
  })
}

/** Titles of two rows joined, where the lower one is no row of data; `keys` are the names each column may be known by. */
function twoRows(top: RawRow, bottom: RawRow): { titles: string[]; keys: string[][] } | null {
  if (bottom.cells.some((cell) => /\d{5,}|\d[-/]\d/.test(cell ?? ''))) return null
  const width = Math.max(top.cells.length, bottom.cells.length)
  const above = carried(top.cells, width)
  const pairs = above.map((text, index) => [top.cells[index]?.trim() || (bottom.cells[index]?.trim() ? text : ''), bottom.cells[index]?.trim() ?? ''])
  return {
    titles: pairs.map((pair) => pair.filter(Boolean).join(' ')),
    keys: pairs.map(([a = '', b = '']) => (b ? [headerKey(b), headerKey(`${a}${b}`)] : [headerKey(a)])),
  }
}

type Candidate = Pick<FoundHeader, 'at' | 'line' | 'rows' | 'titles'> & { keys: string[][] }

/** Every row that could hold the titles, then every two rows that could. */
export function* headerRows(all: readonly RawRow[]): Generator<Candidate> {
  for (const [at, row] of all.entries()) {
    const titles = row.cells.map((cell) => cell?.trim() ?? '')
    yield { at, line: row.line, rows: 1, titles, keys: titles.map((it) => [headerKey(it)]) }
  }
  for (const [at, row] of all.entries()) {
    const below = all[at + 1]
    const joined = below && twoRows(row, below)
    if (below && joined) yield { at: at + 1, line: below.line, rows: 2, ...joined }
  }
}

/**
 * Finds the title row of a register under letterheads, dates and blank rows.
 *
 * Shape: the row, or two rows under merged titles, that names most canonical columns; the first of equals. Null when none names as many as it must.
 */
export function findHeader(all: readonly RawRow[], mapping: RegisterMapping): FoundHeader | null {
  const byKey = lookup(mapping)
  let best: FoundHeader | null = null
  for (const { keys, ...found } of headerRows(all)) {
    const columns = match(keys, byKey)
    if (columns.size >= mapping.least && columns.size > (best?.score ?? 0)) best = { ...found, columns, score: columns.size }
  }
  return best
}

/** Required columns that the header lacks; a village may also be given by kecamatan and kelurahan. */
export function missingColumns(header: FoundHeader, mapping: RegisterMapping): string[] {
  const byName = header.columns.has('kecamatan') && header.columns.has('kelurahan')
  return mapping.columns.filter((it) => it.required && !header.columns.has(it.name) && !(it.type === 'village' && byName)).map((it) => it.name)
}
