import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { literal, openSession } from '../session.ts'
import type { MappingDraft, PeekInput } from '../tasks.ts'
import { RecordReader } from './csv-lines.ts'
import { asUtf8, sniff } from './csv-source.ts'
import { detectKind } from './detect.ts'
import type { RawRow } from './header.ts'
import { findLayout, type Known, missingFrom } from './layout.ts'
import { loadMapping } from './mapping.ts'
import { HEADER_ROWS } from './plain-file.ts'
import * as problems from './problems.ts'
import { draftMapping, guessHeader } from './propose.ts'
import { readLines } from './read-lines.ts'
import { listsInside, openZip, unpackTo } from './unpack.ts'
import { villageKeys } from './village-names.ts'
import { chooseSheet, sheetRows } from './workbook.ts'

/** Samples and spellings are looked for in this many rows. */
const PEEK_ROWS = 5_000

/**
 * Looks at the beginning of a file and proposes which of its titles is which column, for a person to correct.
 *
 * Shape: samples are masked; nothing is written. Fails: `registers/file-…` when the file cannot be read as a table at all.
 */
export async function runPeek(input: PeekInput): Promise<MappingDraft> {
  mkdirSync(input.limits.tempDirectory, { recursive: true })
  const workDir = mkdtempSync(join(input.limits.tempDirectory, 'peek-'))
  const known: Known = { mapping: loadMapping(input.register), office: input.office }
  try {
    const rows = await firstRows(input.file, input, known, workDir)
    const layout = findLayout(rows.slice(0, HEADER_ROWS), known)
    const header = layout?.header ?? guessHeader(rows.slice(0, HEADER_ROWS))
    if (!header) throw problems.fileNoRows({ file: input.fileName })
    const mapping = layout?.mapping ?? known.mapping
    const data = rows.slice(rows.findIndex((it) => it.line > header.line))
    const draft = draftMapping({ header, mapping, data, constants: layout?.constants ?? new Map(), villages: villageKeys(input.regency) })
    const missing = layout ? missingFrom(layout) : mapping.columns.filter((it) => it.required).map((it) => it.name)
    return { ...draft, missing }
  } finally {
    rmSync(workDir, { recursive: true, force: true })
  }
}

async function firstRows(file: string, input: PeekInput, known: Known, workDir: string, inside = false): Promise<RawRow[]> {
  const name = input.fileName
  const kind = detectKind(file, name)
  if (kind === 'parquet') return parquetRows(file, input)
  if (kind === 'text') return taken(textRows(file, name, known, workDir))
  const zip = openZip(file, name)
  if (zip.isWorkbook) {
    const bytes = readFileSync(file)
    const { sheet } = await chooseSheet(bytes, known, name)
    return taken(sheetRows(bytes, sheet.index, name, PEEK_ROWS))
  }
  const [first] = listsInside(zip, name)
  if (inside || !first) throw problems.fileBinary({ file: name })
  const to = join(workDir, 'unpacked')
  unpackTo(zip, first, to, name)
  return firstRows(to, input, known, workDir, true)
}

async function taken(rows: AsyncIterable<RawRow>): Promise<RawRow[]> {
  const first: RawRow[] = []
  for await (const row of rows) if (first.push(row) >= PEEK_ROWS) break
  return first
}

/** The rows of a delimited text of any encoding, each with the line it begins on. */
export async function* textRows(file: string, name: string, known: Known, workDir: string): AsyncGenerator<RawRow> {
  const { file: utf8 } = await asUtf8({ file, name, workDir }, [])
  const { delimiter } = await sniff(utf8, { known, name })
  const reader = new RecordReader(delimiter)
  for await (const lines of readLines(utf8, name)) for (const line of lines) yield* reader.push(line)
  yield* reader.end()
}

async function parquetRows(file: string, input: PeekInput): Promise<RawRow[]> {
  const session = await openSession(input.limits)
  try {
    const rows = await session.all(`select columns(*)::varchar from read_parquet(${literal(file)}) limit ${PEEK_ROWS}`)
    const titles = Object.keys(rows[0] ?? {})
    return [{ line: 0, cells: titles }, ...rows.map((row, index) => ({ line: index + 1, cells: titles.map((it) => row[it] as string | null) }))]
  } catch (error) {
    throw problems.fileDamaged({ file: input.fileName, why: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) })
  } finally {
    session.close()
  }
}
