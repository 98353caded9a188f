import { closeSync, openSync, writeSync } from 'node:fs'

/** A file that grows row by row; whole chunks go to disk, so a register of millions never sits in memory. */
export interface RowFile {
  path: string
  line(text: string): void
  /** lines written so far: the number of the newest one, as a reader of the file counts */
  readonly lines: number
  close(): void
}

/** Longer texts cost more to flatten than they save in writes. */
const CHUNK = 1 << 16

/** Creates the file, or empties it. Shape: UTF-8, `\n` after every line. */
export function createRows(path: string): RowFile {
  const file = openSync(path, 'w')
  let text = ''
  let lines = 0
  return {
    path,
    get lines() {
      return lines
    },
    line(row) {
      lines++
      text += row
      text += '\n'
      if (text.length > CHUNK) {
        writeSync(file, text)
        text = ''
      }
    },
    close() {
      if (text !== '') writeSync(file, text)
      closeSync(file)
    },
  }
}

/** A cell that may hold the separator, quoted where it does. */
export function cell(text: string, separator: string): string {
  return text.includes(separator) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text
}

/** `1.234.567`, as amounts are written here. */
export function thousands(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, '.')
}
