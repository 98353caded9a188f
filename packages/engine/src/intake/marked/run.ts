import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openSession } from '../../session.ts'
import type { IntakeReport, MarkInput } from '../../tasks.ts'
import { detectKind } from '../detect.ts'
import { UnusualSheet } from '../lean-sheet.ts'
import { loadMapping } from '../mapping.ts'
import { textRows } from '../peek.ts'
import * as problems from '../problems.ts'
import { listsInside, openZip, unpackTo } from '../unpack.ts'
import { sheetRows } from '../workbook.ts'
import { writeBadRows } from './bad-rows.ts'
import { markedFromRows, markWorkbook } from './mark-workbook.ts'
import { Marks } from './marks.ts'

/** A sheet has this many rows; a longer list has no marked workbook, only its refused rows. */
const MAX_SHEET_ROWS = 1_048_576

/**
 * Makes the file that goes back to the office: its own workbook with the bad cells marked, or its refused rows alone.
 *
 * Shape: writes `outFile`. Fails: `registers/file-too-long-to-mark` beyond the rows of a sheet.
 */
export async function runMark(input: MarkInput): Promise<{ written: true }> {
  const report = JSON.parse(readFileSync(join(input.folder, 'report.json'), 'utf8')) as IntakeReport
  mkdirSync(input.limits.tempDirectory, { recursive: true })
  const workDir = mkdtempSync(join(input.limits.tempDirectory, 'mark-'))
  const session = await openSession(input.limits, { keepOrder: true })
  try {
    if (input.what !== 'marked') await writeBadRows(session, input.folder, report, input.what === 'bad-csv' ? 'csv' : 'xlsx', input.outFile)
    else await mark(input, report, workDir, await Marks.read(session, input.folder, report))
    return { written: true }
  } catch (error) {
    rmSync(input.outFile, { force: true })
    throw error
  } finally {
    session.close()
    rmSync(workDir, { recursive: true, force: true })
  }
}

async function mark(input: MarkInput, report: IntakeReport, workDir: string, marks: Marks): Promise<void> {
  const about = { report, fileName: input.fileName, rebuilt: false }
  const inner = unwrapped(input, report, workDir)
  if (report.layout.sheet !== null) {
    const bytes = readFileSync(inner)
    try {
      return markWorkbook(bytes, report.layout.sheet, marks, about, input.outFile)
    } catch (error) {
      if (!(error instanceof UnusualSheet || error instanceof RangeError)) throw error
      marks.rewind()
      return markedFromRows(sheetRows(bytes, report.layout.sheet, input.fileName), marks, { ...about, rebuilt: true }, input.outFile)
    }
  }
  if (report.rows.read + report.layout.headerLine > MAX_SHEET_ROWS) throw problems.fileTooLongToMark({ file: input.fileName, limit: MAX_SHEET_ROWS })
  if (detectKind(inner, input.fileName) === 'parquet') throw problems.fileNotToMark({ file: input.fileName })
  const known = { mapping: loadMapping(input.register), office: input.office }
  await markedFromRows(textRows(inner, input.fileName, known, workDir), marks, about, input.outFile)
}

/** The list itself, out of the zip it may have come in. */
function unwrapped({ file, fileName }: MarkInput, report: IntakeReport, workDir: string): string {
  if (detectKind(file, fileName) !== 'zip') return file
  const zip = openZip(file, fileName)
  if (zip.isWorkbook) return file
  const lists = listsInside(zip, fileName)
  const inside = lists.find((it) => it.name === report.layout.inside) ?? lists[0]
  if (!inside) throw problems.fileEmpty({ file: fileName })
  const to = join(workDir, 'unpacked')
  unpackTo(zip, inside, to, fileName)
  return to
}
