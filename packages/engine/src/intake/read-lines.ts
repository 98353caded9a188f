import { createReadStream } from 'node:fs'
import * as problems from './problems.ts'

/** Longer lines are no list; this bounds memory whatever the file holds. */
export const MAX_LINE_BYTES = 1 << 20

/**
 * The lines of a UTF-8 file in batches, without their ends (LF, CRLF or CR), the byte order mark removed.
 *
 * Fails: file-long-line.
 */
export async function* readLines(file: string, name: string): AsyncGenerator<string[]> {
  const decoder = new TextDecoder('utf-8')
  let rest = ''
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
    const text = rest + decoder.decode(chunk as Buffer, { stream: true })
    // a CR at the very end may be half of a CRLF
    const whole = text.endsWith('\r') ? text.slice(0, -1) : text
    const lines = whole.split(/\r\n|\n|\r/)
    rest = (lines.pop() ?? '') + text.slice(whole.length)
    if (rest.length > MAX_LINE_BYTES) throw problems.fileLongLine({ file: name, bytes: rest.length, limit: MAX_LINE_BYTES })
    yield lines
  }
  rest = (rest + decoder.decode()).replace(/\r$/, '')
  if (rest !== '') yield [rest]
}
