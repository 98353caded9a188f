import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

type Table = 'provinces' | 'regencies' | 'districts' | 'villages'
export interface SourceRow {
  code: string
  name: string
}

const cache = new Map<Table, string>()

/** The text of one table of the open data set `idn-area-data`, read at first use and kept (all four together: 3.3 MB). */
function textOf(table: Table): string {
  let text = cache.get(table)
  if (text === undefined) {
    const folder = join(dirname(createRequire(import.meta.url).resolve('idn-area-data')), '..', 'data')
    text = `\n${readFileSync(join(folder, `${table}.csv`), 'utf8')
      .replaceAll('\r', '')
      .trimEnd()}\n`
    cache.set(table, text)
  }
  return text
}

/**
 * Rows of a table whose code starts with `prefix`, in the order of the data set.
 *
 * Shape: found by searching the text, so asking for one regency never parses the 83.762 villages.
 */
export function* rowsOf(table: Table, prefix = ''): Generator<SourceRow> {
  const text = textOf(table)
  const needle = `\n${prefix}`
  let at = text.indexOf(needle)
  while (at !== -1 && at < text.length - 1) {
    const end = text.indexOf('\n', at + 1)
    const line = text.slice(at + 1, end)
    if (/^\d/.test(line)) yield rowFrom(line, table)
    // Codes are sorted, so one area's rows follow one another.
    at = text.startsWith(needle, end) ? end : -1
  }
}

function rowFrom(line: string, table: Table): SourceRow {
  const codeEnd = line.indexOf(',')
  const nameStart = table === 'provinces' ? codeEnd : line.indexOf(',', codeEnd + 1)
  return { code: line.slice(0, codeEnd), name: properName(line.slice(nameStart + 1)) }
}

/** The data set quotes names with commas, writes some apostrophes as `""` or `’`, and leaves a few first letters small. */
function properName(field: string): string {
  const bare = field.startsWith('"') ? field.slice(1, -1).replaceAll('""', "'") : field
  const clean = bare.replaceAll('’', "'").replaceAll('*', '').replace(/\s+/g, ' ').trim()
  return clean.charAt(0).toUpperCase() + clean.slice(1)
}
