import { closeSync, openSync, readFileSync, statSync, writeSync } from 'node:fs'
import { Problem } from '@semesta/kernel'
import { Unzip, type UnzipFileInfo, UnzipInflate, unzipSync } from 'fflate'
import * as problems from './problems.ts'

const MAX_ZIP_BYTES = 512 << 20
const MAX_UNPACKED_BYTES = 4 * 1024 ** 3
/** Lists compress 5 to 40 times, spreadsheet XML up to 100 times; bombs about 1000 times. */
const MAX_RATIO = 250
const RATIO_FLOOR_BYTES = 32 << 20
/** The table of shared texts of a workbook is held in memory. */
const MAX_SHARED_TEXT_BYTES = 400 << 20

export interface ZipContent {
  bytes: Uint8Array
  entries: UnzipFileInfo[]
  isWorkbook: boolean
}

/**
 * Lists a zip without unpacking it and refuses what no honest file would be.
 *
 * Fails: file-damaged, file-password, file-macros, file-legacy-xls, file-ods, file-binary, file-expands-too-large.
 */
export function openZip(file: string, name: string): ZipContent {
  const size = statSync(file).size
  if (size > MAX_ZIP_BYTES) throw problems.fileTooLarge({ file: name, what: `${size} bytes packed`, limit: MAX_ZIP_BYTES })
  const bytes = readFileSync(file)
  if (((bytes[6] ?? 0) & 1) === 1) throw problems.filePassword({ file: name })
  const entries: UnzipFileInfo[] = []
  try {
    unzipSync(bytes, { filter: (entry) => entries.push(entry) < 0 })
  } catch (error) {
    throw problems.fileDamaged({ file: name, why: String(error instanceof Error ? error.message : error) })
  }
  guard(entries, name)
  const has = (part: string) => entries.some((it) => it.name === part)
  if (has('mimetype') && has('content.xml')) throw problems.fileOds({ file: name })
  const isOffice = has('[Content_Types].xml')
  if (isOffice && !entries.some((it) => it.name.startsWith('xl/'))) throw problems.fileBinary({ file: name })
  return { bytes, entries, isWorkbook: isOffice }
}

function guard(entries: UnzipFileInfo[], name: string) {
  let total = 0
  for (const { name: inside, size, originalSize } of entries) {
    total += originalSize
    const isLie = originalSize === 0 && size > 2
    if (isLie || (originalSize > RATIO_FLOOR_BYTES && originalSize > size * MAX_RATIO)) {
      throw problems.fileTooLarge({ file: name, what: `${inside}: ${originalSize} bytes out of ${size}`, limit: MAX_RATIO })
    }
    if (/sharedStrings\.xml$/i.test(inside) && originalSize > MAX_SHARED_TEXT_BYTES) {
      throw problems.fileTooLarge({ file: name, what: `${inside}: ${originalSize} bytes`, limit: MAX_SHARED_TEXT_BYTES })
    }
    if (/vbaProject\.bin$/i.test(inside)) throw problems.fileMacros({ file: name })
    if (/^xl\/workbook\.bin$/i.test(inside)) throw problems.fileLegacy({ file: name })
  }
  if (total > MAX_UNPACKED_BYTES) throw problems.fileTooLarge({ file: name, what: `${total} bytes`, limit: MAX_UNPACKED_BYTES })
}

const MAX_LISTS = 20

/** The lists in a zip: what has the name of one, else the only file there is. Fails: file-empty, file-many-inside. */
export function listsInside(zip: ZipContent, name: string): UnzipFileInfo[] {
  const files = zip.entries.filter((it) => !it.name.endsWith('/') && !/(^|\/)(\.|__MACOSX\/)/.test(it.name))
  const lists = files.filter((it) => /\.(csv|tsv|txt|xlsx|parquet)$/i.test(it.name))
  if (files.length === 0) throw problems.fileEmpty({ file: name })
  const found = lists.length > 0 ? lists : files
  if ((lists.length === 0 && files.length > 1) || found.length > MAX_LISTS) throw problems.fileManyInside({ file: name, inside: found.map((it) => it.name) })
  return found
}

/**
 * Unpacks one entry to a file, a piece at a time.
 *
 * Fails: file-expands-too-large as soon as more comes out than the entry declared; file-damaged.
 */
export function unpackTo(zip: ZipContent, entry: UnzipFileInfo, to: string, name: string): void {
  const handle = openSync(to, 'w')
  let written = 0
  const stream = new Unzip((file) => {
    if (file.name !== entry.name) return
    file.ondata = (error, data) => {
      if (error) throw error
      written += data.length
      if (written > entry.originalSize) throw problems.fileTooLarge({ file: name, what: `${entry.name}: more than declared`, limit: entry.originalSize })
      writeSync(handle, data)
    }
    file.start()
  })
  stream.register(UnzipInflate)
  try {
    for (let at = 0; at < zip.bytes.length; at += 1 << 18) stream.push(zip.bytes.subarray(at, at + (1 << 18)), at + (1 << 18) >= zip.bytes.length)
  } catch (error) {
    if (error instanceof Problem) throw error
    throw problems.fileDamaged({ file: name, why: error instanceof Error ? error.message : String(error) })
  } finally {
    closeSync(handle)
  }
  if (written !== entry.originalSize) throw problems.fileDamaged({ file: name, why: `${entry.name}: ${written} of ${entry.originalSize} bytes` })
}
