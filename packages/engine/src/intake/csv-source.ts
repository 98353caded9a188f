import { join } from 'node:path'
import { RecordReader, splitLine } from './csv-lines.ts'
import { encodingOf, headOf } from './detect.ts'
import type { RawRow } from './header.ts'
import { findLayout, type Known } from './layout.ts'
import { cellNames, csvRelation, HEADER_ROWS, isBlank, requireLayout, skipAbove, toPlainFile } from './plain-file.ts'
import * as problems from './problems.ts'
import { readLines } from './read-lines.ts'
import { scanText, type TextScan } from './scan.ts'
import { addSkips, SKIP, type Source } from './source.ts'
import { toUtf8 } from './transcode.ts'

const DELIMITERS = [',', ';', '\t', '|']

export interface TextInput {
  file: string
  name: string
  workDir: string
  known: Known
  onRows: (rows: number) => void
}

/** Makes a delimited text file ready: encoding, delimiter, header, and which of the two readers it needs. */
export async function textSource(input: TextInput): Promise<Source> {
  const notes: string[] = []
  const { file, scan } = await asUtf8(input, notes)
  const { rows, delimiter } = await sniff(file, input)
  const layout = requireLayout(rows, input.known, input.name)
  const { header } = layout
  const careful = () => carefulSource({ ...input, file }, delimiter, notes)
  const above = rows.slice(0, header.at).filter(isBlank).length
  const straight = header.at + 1 === header.line && scan.blankInside === above && !scan.bareCr
  if (!straight) return careful()
  const records = scan.lines - scan.blankAtEnd - header.line
  if (records <= 0) throw problems.fileNoRows({ file: input.name })
  const skipped = new Map<string, number>()
  skipAbove(rows, header, skipped)
  addSkips(skipped, SKIP.blank, scan.blankAtEnd)
  const width = header.titles.length
  const relation = csvRelation(file, { delimiter, quote: '"', skip: header.line, columns: cellNames(width) })
  const all = [...notes, ...layout.notes]
  return {
    relation,
    width,
    layout,
    sheet: null,
    inside: null,
    rowNumber: `rowid + ${header.line + 1}`,
    hasLine: false,
    skipped,
    notes: all,
    expectedRows: records,
    careful,
  }
}

export async function asUtf8(input: Pick<TextInput, 'file' | 'name' | 'workDir'>, notes: string[]): Promise<{ file: string; scan: TextScan }> {
  const encoding = encodingOf(headOf(input.file, 4096).head)
  const recoded = join(input.workDir, 'utf8.txt')
  if (encoding !== 'utf-8') {
    await toUtf8(input.file, recoded, encoding)
    notes.push(`Berkas ber-encoding ${encoding.toUpperCase()}, dibaca sebagai UTF-8.`)
    return { file: recoded, scan: await scanText(recoded, input.name) }
  }
  const scan = await scanText(input.file, input.name)
  if (scan.utf8) return { file: input.file, scan }
  await toUtf8(input.file, recoded, 'windows-1252')
  notes.push('Berkas ber-encoding Windows-1252, dibaca sebagai UTF-8.')
  return { file: recoded, scan }
}

/** The delimiter under which the titles explain most columns, else the one that cuts the lines most; and the first rows read with it. */
export async function sniff(file: string, input: Pick<TextInput, 'known' | 'name'>): Promise<{ rows: RawRow[]; delimiter: string }> {
  const lines: string[] = []
  for await (const batch of readLines(file, input.name)) {
    lines.push(...batch.slice(0, HEADER_ROWS - lines.length))
    if (lines.length >= HEADER_ROWS) break
  }
  let best = { rows: [] as RawRow[], delimiter: ',', score: -1 }
  for (const delimiter of DELIMITERS) {
    const reader = new RecordReader(delimiter)
    const rows = [...lines.flatMap((line) => [...reader.push(line)]), ...reader.end()]
    const widths = rows.map((it) => it.cells.length)
    // Among equals the one that finds more titles: a single known title may have swallowed its neighbours.
    const header = findLayout(rows, input.known)?.header
    const score = header ? header.score + Math.min(0.9, header.titles.length / 1000) : Math.min(0.9, Math.max(...widths, 1) / 1000)
    if (score > best.score) best = { rows, delimiter, score }
  }
  return best
}

/** Reads record by record: quoted line breaks, stray quotes, blank lines inside, old line ends. Row numbers are lines of the file. */
async function carefulSource(input: TextInput, delimiter: string, notes: string[]): Promise<Source> {
  const { known, name, onRows, workDir } = input
  const source = await toPlainFile(records(input, delimiter), { to: join(workDir, 'plain.txt'), known, name, shifts: true, onRows })
  return { ...source, notes: [...notes, ...source.notes] }
}

async function* records(input: TextInput, delimiter: string): AsyncGenerator<RawRow> {
  const reader = new RecordReader(delimiter)
  for await (const lines of readLines(input.file, input.name)) {
    for (const line of lines) {
      if (line.includes('"') || reader.isOpen) yield* reader.push(line)
      else yield { line: reader.next(), cells: splitLine(line, delimiter) ?? [] }
    }
  }
  yield* reader.end()
}
