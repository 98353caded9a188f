import { strFromU8, strToU8, Unzip, type UnzipFileInfo, UnzipInflate, unzipSync, zipSync } from 'fflate'
import { type StreamRow, streamXlsxRows } from 'hucre/xlsx'

/** Rows are handed to the spreadsheet library in pieces of about this many characters of XML. */
const PIECE_CHARS = 1 << 19
const PUSH_BYTES = 1 << 17
/** Below this size of shared texts the library reads the workbook by itself. */
const LARGE_SHARED_TEXTS = 4 << 20

const TYPES = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`
const DOC = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${DOC}/${type}" Target="${target}"/>`
const relations = (list: string) => strToU8(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list}</Relationships>`)

/** Thrown when a workbook is written in a way that the short cut does not know: it is then read the usual way. */
export class UnusualSheet extends Error {}

interface Parts {
  shared: SharedTexts
  sheetPath: string
  /** the small parts that give cells their meaning: styles and the date system */
  frame: Record<string, Uint8Array>
}

/**
 * The rows of one sheet of a workbook with many shared texts, in bounded memory; null when it has few.
 *
 * The library builds a tree of all shared texts first (750 MB for 200.000 rows × 12). Here each piece of rows becomes a small
 * workbook of its own with its texts in place, and the library still decides what a cell means.
 * Unit:  `from` in bytes of shared texts. Fails: UnusualSheet, normally before the first row.
 */
export function leanRows(bytes: Uint8Array, sheet: number, from = LARGE_SHARED_TEXTS): AsyncGenerator<StreamRow> | null {
  let size = 0
  const look = (it: UnzipFileInfo) => {
    if (it.name === 'xl/sharedStrings.xml') size = it.originalSize
    return false
  }
  unzipSync(bytes, { filter: look })
  return size < from ? null : rowsOf(bytes, partsOf(bytes, sheet))
}

/** The part of the sheet at this place in the workbook, null when it cannot be told. */
export function sheetPathOf(workbook: string, rels: string, sheet: number): string | null {
  const id = /r:id="([^"]+)"/.exec([...workbook.matchAll(/<sheet\s[^>]*>/g)][sheet]?.[0] ?? '')?.[1]
  const tag = [...rels.matchAll(/<Relationship\s[^>]*>/g)].map(([it]) => it).find((it) => it.includes(`Id="${id}"`))
  const target = /Target="([^"]+)"/.exec(tag ?? '')?.[1]
  if (!id || !target) return null
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

function partsOf(bytes: Uint8Array, sheet: number): Parts {
  const names = ['xl/workbook.xml', 'xl/_rels/workbook.xml.rels', 'xl/styles.xml', 'xl/sharedStrings.xml']
  const parts = unzipSync(bytes, { filter: (it) => names.includes(it.name) })
  const workbook = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array())
  const rels = strFromU8(parts['xl/_rels/workbook.xml.rels'] ?? new Uint8Array())
  const sheetPath = sheetPathOf(workbook, rels, sheet)
  if (!sheetPath) throw new UnusualSheet()
  const date1904 = /date1904="(1|true)"/.test(workbook) ? ' date1904="1"' : ''
  const styles = parts['xl/styles.xml']
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  return {
    shared: new SharedTexts(parts['xl/sharedStrings.xml'] ?? new Uint8Array()),
    sheetPath,
    frame: {
      '[Content_Types].xml': strToU8(TYPES),
      '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
      'xl/workbook.xml': strToU8(
        `<workbook xmlns="${main}" xmlns:r="${DOC}"><workbookPr${date1904}/><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': relations(
        relation('rId1', 'worksheet', 'worksheets/sheet1.xml') + (styles ? relation('rId2', 'styles', 'styles.xml') : ''),
      ),
      ...(styles ? { 'xl/styles.xml': styles } : {}),
    },
  }
}

async function* rowsOf(bytes: Uint8Array, { shared, sheetPath, frame }: Parts): AsyncGenerator<StreamRow> {
  for (const piece of rowPieces(bytes, sheetPath)) {
    const xml = strToU8(`<worksheet><sheetData>${shared.inPlace(piece)}</sheetData></worksheet>`)
    yield* streamXlsxRows(zipSync({ ...frame, 'xl/worksheets/sheet1.xml': xml }, { level: 0 }))
  }
}

/** The row elements of a sheet, some thousands at a time. */
function* rowPieces(bytes: Uint8Array, path: string): Generator<string> {
  let text = ''
  const decoder = new TextDecoder()
  for (const chunk of inflated(bytes, path)) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length < PIECE_CHARS) continue
    const end = text.lastIndexOf('</row>') + 6
    if (end < 6) throw new UnusualSheet()
    yield rowsIn(text.slice(0, end))
    text = text.slice(end)
  }
  yield rowsIn(text)
}

function rowsIn(xml: string): string {
  const start = xml.search(/<row[\s>]/)
  const rows = start < 0 ? '' : xml.slice(start, xml.lastIndexOf('</row>') + 6)
  // without their own numbers rows could not be cut into pieces
  if (/<row(?![^>]* r="\d)/.test(rows)) throw new UnusualSheet()
  return rows
}

function* inflated(bytes: Uint8Array, path: string): Generator<Uint8Array> {
  const out: Uint8Array[] = []
  const unzip = new Unzip((file) => {
    if (file.name !== path) return
    file.ondata = (error, data) => {
      if (error) throw error
      out.push(data)
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  for (let at = 0; at < bytes.length; at += PUSH_BYTES) {
    unzip.push(bytes.subarray(at, at + PUSH_BYTES), at + PUSH_BYTES >= bytes.length)
    yield* out.splice(0)
  }
}

/** The shared texts as one block of bytes and their places in it. */
class SharedTexts {
  readonly #xml: Buffer
  readonly #places: number[] = []

  constructor(xml: Uint8Array) {
    this.#xml = Buffer.from(xml.buffer, xml.byteOffset, xml.byteLength)
    for (let at = this.#xml.indexOf('<si'); at >= 0; at = this.#xml.indexOf('<si', at + 3)) {
      const open = this.#xml.indexOf('>', at)
      const isEmpty = this.#xml[open - 1] === 0x2f
      this.#places.push(open + 1, isEmpty ? open + 1 : this.#xml.indexOf('</si>', open))
    }
  }

  /** Puts texts where cells point at them: an inline text has the same form as a shared one. */
  inPlace(rows: string): string {
    const inline = rows.replace(/<c\b([^>]*?) t="s"([^>]*)>\s*<v>(\d+)<\/v>\s*<\/c>/g, (_, before: string, after: string, index: string) => {
      const start = this.#places[Number(index) * 2]
      const end = this.#places[Number(index) * 2 + 1]
      if (start === undefined || end === undefined) throw new RangeError(`the workbook has no shared text ${index}`)
      return `<c${before} t="inlineStr"${after}><is>${this.#xml.toString('utf8', start, end)}</is></c>`
    })
    if (/<c\b[^>]*\st=["']s["']/.test(inline) || /<\w+:c\b/.test(inline)) throw new UnusualSheet()
    return inline
  }
}
