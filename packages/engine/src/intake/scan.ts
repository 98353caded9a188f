import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import * as problems from './problems.ts'
import { MAX_LINE_BYTES } from './read-lines.ts'

export interface TextScan {
  utf8: boolean
  /** lines of the file, an unfinished last one included */
  lines: number
  /** blank lines after the last line with text */
  blankAtEnd: number
  /** blank lines elsewhere */
  blankInside: number
  /** the file ends lines with CR alone, as old Macintosh programs do */
  bareCr: boolean
}

const LF = 10
const CR = 13

/**
 * One fast look at every byte of a text file: what the set-based reader must not be left to guess.
 *
 * Fails: file-long-line before anything reads such a line into memory; file-binary when zero bytes appear.
 */
export async function scanText(file: string, name: string): Promise<TextScan> {
  const state = { utf8: true, lines: 0, run: 0, blankInside: 0, last: 0, length: 0, cr: false }
  let tail: Buffer = Buffer.alloc(0)
  for await (const piece of createReadStream(file, { highWaterMark: 4 << 20 })) {
    const chunk = piece as Buffer
    if (chunk.includes(0)) throw problems.fileBinary({ file: name })
    if (state.utf8) tail = checkUtf8(tail, chunk, state)
    countLines(chunk, state, name)
  }
  if (tail.length > 0 && !isUtf8(tail)) state.utf8 = false
  if (state.length > 0) {
    state.lines += 1
    state.blankInside += state.run
    state.run = 0
  }
  return { utf8: state.utf8, lines: state.lines, blankAtEnd: state.run, blankInside: state.blankInside, bareCr: state.cr && state.lines <= 1 }
}

/** Checks all but a character cut by the end of the chunk, which it hands on. */
function checkUtf8(tail: Buffer, chunk: Buffer, state: { utf8: boolean }): Buffer {
  const bytes = tail.length > 0 ? Buffer.concat([tail, chunk]) : chunk
  let end = bytes.length
  while (end > 0 && end > bytes.length - 4 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end -= 1
  if (end > 0 && (bytes[end - 1] ?? 0) >= 0xc0) end -= 1
  else end = bytes.length
  if (!isUtf8(bytes.subarray(0, end))) state.utf8 = false
  return bytes.subarray(end)
}

function countLines(chunk: Buffer, state: { lines: number; run: number; blankInside: number; last: number; length: number; cr: boolean }, name: string) {
  let from = 0
  for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, from)) {
    const before = at > from ? (chunk[at - 1] ?? 0) : state.last
    const length = state.length + at - from
    if (length > MAX_LINE_BYTES) throw problems.fileLongLine({ file: name, bytes: length, limit: MAX_LINE_BYTES })
    state.lines += 1
    if (length === 0 || (length === 1 && before === CR)) state.run += 1
    else if (state.run > 0) {
      state.blankInside += state.run
      state.run = 0
    }
    state.length = 0
    from = at + 1
  }
  state.length += chunk.length - from
  state.last = chunk[chunk.length - 1] ?? 0
  if (state.lines === 0 && chunk.includes(CR)) state.cr = true
  if (state.length > MAX_LINE_BYTES && !state.cr) throw problems.fileLongLine({ file: name, bytes: state.length, limit: MAX_LINE_BYTES })
}
