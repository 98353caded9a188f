import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { csvReply, type SheetRows, type SheetValue } from '../../platform/spreadsheet.ts'
import type { Member } from './manifest.calc.ts'
import type { PackFiles } from './parts.ts'

const NAME = /^[a-z0-9][a-z0-9._-]*(\/[a-z0-9][a-z0-9._-]*)*$/

/** Files of a pack as they are written into a work folder, each hashed on its way. */
export class Members {
  readonly list: Member[] = []
  readonly folder: string

  constructor(folder: string) {
    this.folder = folder
  }

  /** Writes one file. Fails: Error for a path that is taken or leads elsewhere. */
  async write(path: string, body: Readable): Promise<Member> {
    if (!NAME.test(path) || this.list.some((it) => it.path === path)) throw new Error(`${path} cannot be a file of the audit pack`)
    const target = join(this.folder, path)
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    const hash = createHash('sha256')
    let bytes = 0
    const tap = async function* (source: AsyncIterable<Buffer | string>) {
      for await (const chunk of source) {
        hash.update(chunk)
        bytes += Buffer.byteLength(chunk)
        yield chunk
      }
    }
    await pipeline(body, tap, createWriteStream(target, { mode: 0o600 }))
    const member = { path, bytes, sha256: hash.digest('hex') }
    this.list.push(member)
    return member
  }

  text = (path: string, text: string | Buffer): Promise<Member> => this.write(path, Readable.from([text]))

  /** The files of one part, in a folder of its own. */
  of(part: string): PackFiles {
    const csv: PackFiles['csv'] = async (file, columns, rows) => {
      const counted = { rows: 0 }
      const named = columns.map((name) => ({ name }))
      await this.write(`${part}/${file}`, csvReply(file, named, counting(rows, counted)).body)
      return counted.rows
    }
    return {
      csv,
      table: (file, columns, records) => csv(file, columns, cellsOf(columns, records)),
      json: async (file, value) => void (await this.text(`${part}/${file}`, `${JSON.stringify(value, null, 2)}\n`)),
      copy: async (file, source) => void (await this.write(`${part}/${file}`, createReadStream(source))),
    }
  }
}

async function* counting(rows: SheetRows, counted: { rows: number }) {
  for await (const row of rows) {
    counted.rows += 1
    yield row
  }
}

async function* cellsOf(columns: readonly string[], records: Iterable<object> | AsyncIterable<object>) {
  for await (const record of records) yield columns.map((column) => cellOf((record as Record<string, unknown>)[column]))
}

function cellOf(value: unknown): SheetValue {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'object') return JSON.stringify(value)
  return value as SheetValue
}
