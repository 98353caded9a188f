import { Problem } from '@semesta/kernel'
import { strFromU8, unzipSync } from 'fflate'
import { type CellValue, EncryptedFileError } from 'hucre'
import { type StreamRow, streamXlsxRows } from 'hucre/xlsx'
import type { RawRow } from './header.ts'
import { findLayout, type Known } from './layout.ts'
import { leanRows, UnusualSheet } from './lean-sheet.ts'
import * as problems from './problems.ts'
import { MAX_LINE_BYTES } from './read-lines.ts'

export interface Sheet {
  index: number
  name: string
  hidden: boolean
}

const PEEK_ROWS = 60
/** Sheets that Semesta adds to what it hands out; on the way back in they are no part of the list. */
export const OWN_SHEETS = { summary: 'Ringkasan Semesta', guide: 'Petunjuk Semesta', sample: 'Contoh Semesta', choices: 'Pilihan Semesta' } as const
const ownSheets: readonly string[] = Object.values(OWN_SHEETS)
const MAX_COLUMNS = 1000

/** The sheets of a workbook in their order. Fails: file-damaged. */
export function listSheets(bytes: Uint8Array, name: string): Sheet[] {
  const parts = unzipSync(bytes, { filter: (it) => it.name === 'xl/workbook.xml' && it.originalSize < 4 << 20 })
  const xml = parts['xl/workbook.xml']
  if (!xml) throw problems.fileDamaged({ file: name, why: 'no xl/workbook.xml' })
  return [...strFromU8(xml).matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)].map(([, attributes = ''], index) => {
    const value = (attribute: string) => new RegExp(`\\b${attribute}="([^"]*)"`).exec(attributes)?.[1] ?? ''
    return { index, name: plainText(value('name')), hidden: /hidden/i.test(value('state')) }
  })
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function plainText(xml: string): string {
  return xml.replace(/&(amp|lt|gt|quot|apos);/g, (_, entity: string) => ENTITIES[entity] ?? '')
}

/** Rows of one sheet as text, the way a CSV would carry them. Fails: file-damaged, file-password, file-many-columns, file-long-line. */
export async function* sheetRows(bytes: Uint8Array, sheet: number, name: string, maxRows?: number): AsyncGenerator<RawRow> {
  try {
    let rows = 0
    for await (const row of streamRows(bytes, sheet)) {
      if (maxRows !== undefined && rows >= maxRows) return
      rows += 1
      if (row.values.length > MAX_COLUMNS && row.values.slice(MAX_COLUMNS).some((it) => it !== null)) {
        throw problems.fileManyColumns({ file: name, columns: row.values.length, limit: MAX_COLUMNS })
      }
      const cells = row.values.map(cellText)
      const long = cells.find((it) => it !== null && it.length > MAX_LINE_BYTES)
      if (long) throw problems.fileLongLine({ file: name, bytes: long.length, limit: MAX_LINE_BYTES })
      yield { line: row.index + 1, cells }
    }
  } catch (error) {
    if (error instanceof Problem) throw error
    if (error instanceof EncryptedFileError) throw problems.filePassword({ file: name })
    throw problems.fileDamaged({ file: name, why: error instanceof Error ? error.message : String(error) })
  }
}

/** The short cut for workbooks with many shared texts where it applies, else the library alone. */
async function* streamRows(bytes: Uint8Array, sheet: number): AsyncGenerator<StreamRow> {
  let rows = 0
  try {
    for await (const row of leanRows(bytes, sheet) ?? streamXlsxRows(bytes, { sheet })) {
      rows += 1
      yield row
    }
  } catch (error) {
    if (!(error instanceof UnusualSheet) || rows > 0) throw error
    yield* streamXlsxRows(bytes, { sheet })
  }
}

/** Whole numbers beyond 15 digits get a `.0`: a spreadsheet does not hold them exactly, and the identity rules judge them as such. */
function cellText(value: CellValue): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'string') return value
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) >= 1e15 ? `${BigInt(value)}.0` : String(value)
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10)
  return String(value)
}

export interface ChosenSheet {
  sheet: Sheet
  notes: string[]
}

/** The visible sheet whose title row names most columns of the register; says which others were left unread. */
export async function chooseSheet(bytes: Uint8Array, known: Known, name: string): Promise<ChosenSheet> {
  const sheets = listSheets(bytes, name).filter((it) => !ownSheets.includes(it.name))
  const visible = sheets.filter((it) => !it.hidden)
  const candidates = visible.length > 0 ? visible : sheets
  const [first] = candidates
  if (!first) throw problems.fileDamaged({ file: name, why: 'no sheets' })
  const scores = new Map<Sheet, number>()
  if (candidates.length > 1) for (const sheet of candidates) scores.set(sheet, await scoreOf(bytes, sheet, known, name))
  const sheet = candidates.reduce((best, it) => ((scores.get(it) ?? 0) > (scores.get(best) ?? 0) ? it : best), first)
  const notes: string[] = []
  for (const it of sheets) {
    if (it === sheet) continue
    if (it.hidden) notes.push(`Lembar tersembunyi "${it.name}" tidak dibaca.`)
    else if ((scores.get(it) ?? 0) >= (scores.get(sheet) ?? 0))
      notes.push(`Lembar "${it.name}" berjudul sama tetapi TIDAK dibaca; kirim sebagai berkas tersendiri.`)
    else notes.push(`Lembar "${it.name}" tidak dibaca.`)
  }
  if (candidates.length > 1) notes.unshift(`Yang dibaca: lembar "${sheet.name}".`)
  return { sheet, notes }
}

async function scoreOf(bytes: Uint8Array, sheet: Sheet, known: Known, name: string): Promise<number> {
  const rows: RawRow[] = []
  for await (const row of sheetRows(bytes, sheet.index, name, PEEK_ROWS)) rows.push(row)
  return findLayout(rows, known)?.header.score ?? 0
}
