import { strToU8, Unzip, UnzipInflate, type ZipDeflate } from 'fflate'
import type { RawRow } from '../header.ts'
import { UnusualSheet } from '../lean-sheet.ts'
import { Comments } from './comments.ts'
import { type Marking, markRows, withoutFormulas } from './mark-rows.ts'
import type { Marks } from './marks.ts'
import { freshParts, grownParts, LEFT_OUT, readParts, sheetRelationsPath, type WorkbookParts } from './parts.ts'
import { MarkedStyles, PLAIN_STYLES } from './styles.ts'
import { type SummaryOf, summarySheet } from './summary.ts'
import { textCell } from './xml.ts'
import { ZipOut } from './zip-out.ts'

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PUSH_BYTES = 1 << 17
const PIECE_CHARS = 1 << 19
/** More XML than this without the end of a row is no list. */
const MAX_ROW_CHARS = 8 << 20

type About = Omit<SummaryOf, 'left'>

/**
 * The office's own workbook with its bad cells marked: every other part byte for byte as it was, formulas as their last values.
 *
 * Shape: the sheet at place `sheet` is read and written in pieces of rows. Fails: UnusualSheet when the sheet is not written as usual.
 */
export function markWorkbook(bytes: Uint8Array, sheet: number, marks: Marks, about: About, to: string): void {
  const parts = readParts(bytes, sheet)
  const marking: Marking = { marks, styles: new MarkedStyles(parts.styles), comments: new Comments() }
  const replaced = new Set([
    'xl/styles.xml',
    parts.summary.path,
    parts.comments.path,
    parts.drawing.path,
    sheetRelationsPath(parts),
    ...Object.keys(grownParts(parts, true)),
  ])
  const out = new ZipOut(to)
  try {
    const unzip = new Unzip((file) => {
      if (replaced.has(file.name) || LEFT_OUT.test(file.name) || file.name.endsWith('/')) return
      const entry = out.begin(file.name)
      const writer = writerFor(file.name, entry, parts, marking)
      file.ondata = (error, data, final) => {
        if (error) throw error
        writer(data, final)
      }
      file.start()
    })
    unzip.register(UnzipInflate)
    for (let at = 0; at < bytes.length; at += PUSH_BYTES) unzip.push(bytes.subarray(at, at + PUSH_BYTES), at + PUSH_BYTES >= bytes.length)
    finish(out, parts, marking, about)
  } catch (error) {
    out.abandon()
    throw error
  }
}

type Writer = (data: Uint8Array, final: boolean) => void

function writerFor(name: string, entry: ZipDeflate, parts: WorkbookParts, marking: Marking): Writer {
  if (name === parts.sheetPath)
    return inRows(
      entry,
      (xml) => markRows(xml, marking),
      (tail) => withDrawing(tail, parts, marking),
    )
  if (/^xl\/worksheets\/[^/]+\.xml$/.test(name)) return inRows(entry, withoutFormulas, (tail) => tail)
  return (data, final) => entry.push(data, final)
}

/** Changes the rows of a sheet piece by piece; `atEnd` gets what stands below them. */
function inRows(entry: ZipDeflate, change: (xml: string) => string, atEnd: (tail: string) => string): Writer {
  const decoder = new TextDecoder()
  let text = ''
  return (data, final) => {
    text += decoder.decode(data, { stream: !final })
    if (!final && text.length < PIECE_CHARS) return
    const end = text.lastIndexOf('</row>') + 6
    if (end < 6 && !final) {
      if (text.length > MAX_ROW_CHARS) throw new UnusualSheet()
      return
    }
    const rows = change(text.slice(0, end < 6 ? 0 : end))
    text = text.slice(end < 6 ? 0 : end)
    entry.push(strToU8(final ? rows + atEnd(change(text)) : rows), final)
  }
}

/** Where a sheet names the drawing of its comments; the parts that must come after it are known by name. */
function withDrawing(tail: string, { drawing }: WorkbookParts, { comments }: Marking): string {
  if (comments.isEmpty || (drawing.existing !== null && /<legacyDrawing\s/.test(tail))) return tail
  const from = Math.max(0, tail.lastIndexOf('</conditionalFormatting>'))
  const at = tail.slice(from).search(/<(legacyDrawingHF|drawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)\b|<\/worksheet>/)
  if (at < 0) throw new UnusualSheet()
  return `${tail.slice(0, from + at)}<legacyDrawing xmlns:r="${RELATIONS}" r:id="${drawing.id}"/>${tail.slice(from + at)}`
}

function finish(out: ZipOut, parts: WorkbookParts, { styles, comments }: Marking, about: About): void {
  const withComments = !comments.isEmpty || parts.comments.existing !== null
  out.text(parts.summary.path, summarySheet({ ...about, left: comments.left }, styles))
  if (withComments) {
    const written = comments.toParts({ comments: parts.comments.existing, drawing: parts.drawing.existing })
    out.text(parts.comments.path, written.comments)
    out.text(parts.drawing.path, written.drawing)
  } else out.text(sheetRelationsPath(parts), parts.sheetRelations)
  for (const [name, xml] of Object.entries(grownParts(parts, withComments))) out.text(name, xml)
  out.text('xl/styles.xml', styles.toXml())
  out.end()
}

/** A marked workbook of a list that came as text: the same rows at the same places, every cell as text. */
export async function markedFromRows(rows: AsyncIterable<RawRow>, marks: Marks, about: About, to: string): Promise<void> {
  const parts = freshParts(PLAIN_STYLES)
  const marking: Marking = { marks, styles: new MarkedStyles(parts.styles), comments: new Comments() }
  const out = new ZipOut(to)
  try {
    const entry = out.begin(parts.sheetPath)
    entry.push(strToU8('<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'))
    let piece = ''
    for await (const { line, cells } of rows) {
      piece += `<row r="${line}">${cells.map((it, column) => textCell(column, line, it, TEXT)).join('')}</row>`
      if (piece.length < PIECE_CHARS) continue
      entry.push(strToU8(markRows(piece, marking)))
      piece = ''
    }
    entry.push(strToU8(markRows(piece, marking) + withDrawing('</sheetData></worksheet>', parts, marking)), true)
    out.text('_rels/.rels', parts.root)
    finish(out, parts, marking, about)
  } catch (error) {
    out.abandon()
    throw error
  }
}

/** The format of PLAIN_STYLES that holds numbers as text. */
const TEXT = 1
