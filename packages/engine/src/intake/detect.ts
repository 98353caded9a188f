import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import * as problems from './problems.ts'

export type FileKind = 'text' | 'zip' | 'parquet'
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** The first bytes of a file and its size. */
export function headOf(file: string, bytes: number): { head: Buffer; size: number } {
  const handle = openSync(file, 'r')
  try {
    const head = Buffer.alloc(bytes)
    const read = readSync(handle, head, 0, bytes, 0)
    return { head: head.subarray(0, read), size: fstatSync(handle).size }
  } finally {
    closeSync(handle)
  }
}

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')

/**
 * What a file is by its bytes; its name decides nothing.
 *
 * Fails: file-empty, file-password (an encrypted workbook), file-legacy-xls, file-html, file-binary.
 */
export function detectKind(file: string, name: string): FileKind {
  const { head, size } = headOf(file, 65_536)
  if (size === 0) throw problems.fileEmpty({ file: name })
  if (head.subarray(0, 8).equals(OLE)) throw isEncrypted(file, size) ? problems.filePassword({ file: name }) : problems.fileLegacy({ file: name })
  if (head.subarray(0, 4).toString('latin1') === 'PAR1') return 'parquet'
  if (head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return 'zip'
  if (head.subarray(0, 4).toString('latin1') === 'PK\u0005\u0006') throw problems.fileEmpty({ file: name })
  if (looksBinary(head)) throw problems.fileBinary({ file: name })
  if (isMarkup(head)) throw problems.fileHtml({ file: name })
  return 'text'
}

/** An encrypted workbook is an OLE container with a stream of this name, written in UTF-16. */
function isEncrypted(file: string, size: number): boolean {
  return headOf(file, Math.min(size, 32 << 20)).head.includes(Buffer.from('EncryptedPackage', 'utf16le'))
}

/** Offices' systems hand out web pages and old XML under the name .xls, which spreadsheet programs open without a word. */
function isMarkup(head: Buffer): boolean {
  return /^\s*<(!doctype html|html|head|meta|table|\?xml|\?mso|workbook)\b/i.test(
    head
      .subarray(0, 2000)
      .toString('latin1')
      .replace(/^\u00ef\u00bb\u00bf/, ''),
  )
}

function looksBinary(head: Buffer): boolean {
  if (encodingOf(head).startsWith('utf-16')) return false
  let control = 0
  for (const byte of head) {
    if (byte === 0) return true
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13) control += 1
  }
  return control * 50 > head.length
}

/** The encoding a byte order mark names, else UTF-16 by its zero bytes, else UTF-8 (checked over the whole file later). */
export function encodingOf(head: Buffer): TextEncoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const pairs = Math.min(head.length >> 1, 500)
  let low = 0
  let high = 0
  for (let at = 0; at < pairs; at += 1) {
    if (head[at * 2] === 0 && head[at * 2 + 1] !== 0) high += 1
    if (head[at * 2 + 1] === 0 && head[at * 2] !== 0) low += 1
  }
  if (pairs > 10 && low > pairs * 0.9) return 'utf-16le'
  if (pairs > 10 && high > pairs * 0.9) return 'utf-16be'
  return 'utf-8'
}
