import type { RawRow } from './header.ts'

/** A quoted cell may span this many lines; beyond them its quote is a slip of the pen and read as a letter. */
const MAX_QUOTED_LINES = 50

/**
 * Splits one line at a delimiter, quotes as in RFC 4180 with stray quotes kept as letters.
 *
 * Shape: the cells, empty ones as null; `null` when a quoted cell is still open at the end of the line.
 */
export function splitLine(line: string, delimiter: string): (string | null)[] | null {
  if (!line.includes('"')) return line.split(delimiter).map((cell) => (cell === '' ? null : cell))
  const cells: (string | null)[] = []
  let at = 0
  while (at <= line.length) {
    const start = line[at] === '"' ? at : skipSpaces(line, at)
    if (line[start] !== '"') {
      const end = line.indexOf(delimiter, at)
      cells.push(line.slice(at, end < 0 ? undefined : end) || null)
      at = end < 0 ? line.length + 1 : end + 1
      continue
    }
    const close = closingQuote(line, start + 1, delimiter)
    if (close < 0) return null
    cells.push(line.slice(start + 1, close).replaceAll('""', '"') || null)
    const next = line.indexOf(delimiter, close + 1)
    at = next < 0 ? line.length + 1 : next + 1
  }
  return cells
}

function skipSpaces(line: string, from: number): number {
  let at = from
  while (line[at] === ' ') at += 1
  return at
}

/** The quote that ends a cell: one that a delimiter or the end of the line follows. */
function closingQuote(line: string, from: number, delimiter: string): number {
  for (let at = line.indexOf('"', from); at >= 0; at = line.indexOf('"', at + 1)) {
    const next = line[at + 1]
    if (next === '"') at += 1
    else if (next === undefined || next === delimiter || line.slice(at + 1).trimStart()[0] === delimiter || line.slice(at + 1).trim() === '') return at
  }
  return -1
}

function naive(line: string, delimiter: string): (string | null)[] {
  return line.split(delimiter).map((cell) => cell || null)
}

/** Joins lines into records: a quoted cell may go on over lines, an unclosed quote may not swallow the rest of the file. */
export class RecordReader {
  readonly #delimiter: string
  #open: string[] = []
  #line = 0

  constructor(delimiter: string) {
    this.#delimiter = delimiter
  }

  /** True while a quoted cell waits for its end. */
  get isOpen(): boolean {
    return this.#open.length > 0
  }

  /** Counts a line that the caller splits itself; only while nothing is open. */
  next(): number {
    this.#line += 1
    return this.#line
  }

  /** Takes the next line of the file; returns the records that are now complete, with the line each began on. */
  *push(line: string): Generator<RawRow> {
    if (this.#open.length === 0) {
      this.#line += 1
      const cells = splitLine(line, this.#delimiter)
      if (cells) yield { line: this.#line, cells }
      else this.#open = [line]
      return
    }
    this.#open.push(line)
    const cells = line.includes('"') ? splitLine(this.#open.join('\n'), this.#delimiter) : null
    if (cells) {
      yield { line: this.#line, cells }
      this.#line += this.#open.length - 1
      this.#open = []
    } else if (this.#open.length > MAX_QUOTED_LINES) yield* this.#giveUp()
  }

  /** The records left at the end of the file. */
  *end(): Generator<RawRow> {
    while (this.#open.length > 0) yield* this.#giveUp()
  }

  /** The quote that opened was a letter: the first line stands alone and the others are read anew. */
  *#giveUp(): Generator<RawRow> {
    const [first = '', ...rest] = this.#open
    this.#open = []
    yield { line: this.#line, cells: naive(first, this.#delimiter) }
    for (const line of rest) yield* this.push(line)
  }
}
