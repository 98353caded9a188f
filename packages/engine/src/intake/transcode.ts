import { isUtf8 } from 'node:buffer'
import { createReadStream, createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { TextEncoding } from './detect.ts'

/**
 * Writes a text file anew as UTF-8.
 *
 * Shape: UTF-16 as a whole; anything else by line, since files put together from two programs mix both: a line that is valid UTF-8 stays.
 */
export async function toUtf8(from: string, to: string, encoding: TextEncoding): Promise<void> {
  const bytes = createReadStream(from, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>
  await pipeline(Readable.from(encoding.startsWith('utf-16') ? wide(bytes, encoding) : mixed(bytes)), createWriteStream(to))
}

async function* wide(bytes: AsyncIterable<Buffer>, encoding: TextEncoding): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of bytes) yield Buffer.from(decoder.decode(chunk, { stream: true }))
  yield Buffer.from(decoder.decode())
}

async function* mixed(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const western = new TextDecoder('windows-1252')
  const decode = (part: Buffer) => (isUtf8(part) ? part : Buffer.from(western.decode(part)))
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of bytes) {
    const all = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    const end = all.lastIndexOf(10) + 1
    rest = all.subarray(end)
    const whole = all.subarray(0, end)
    if (isUtf8(whole)) yield whole
    else yield Buffer.concat(byLine(whole).map(decode))
  }
  yield decode(rest)
}

function byLine(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = []
  let from = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, from)) {
    lines.push(bytes.subarray(from, at + 1))
    from = at + 1
  }
  return lines
}
