import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { type Entry, type ZipFile as Opened, openPromise } from 'yauzl'
import { ZipFile } from 'yazl'

/** A file that goes into an archive under a name. */
export interface Packed {
  path: string
  source: string
}

// The same members give the same archive: no file time of the machine goes in. Frozen tables are compressed already.
const NO_TIME = { mtime: new Date('1980-01-01T00:00:00'), mode: 0o100644 }

/** Writes files into a zip, streamed one after the other. Returns its size and hash. */
export async function writeZip(target: string, files: readonly Packed[]): Promise<{ bytes: number; sha256: string }> {
  const zip = new ZipFile()
  for (const { path, source } of files) zip.addFile(source, path, { ...NO_TIME, compress: !/\.(parquet|pdf)$/.test(path) })
  zip.end()
  const hash = createHash('sha256')
  let bytes = 0
  const tap = async function* (source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      hash.update(chunk)
      bytes += chunk.length
      yield chunk
    }
  }
  await pipeline(zip.outputStream as Readable, tap, createWriteStream(target, { mode: 0o600 }))
  return { bytes, sha256: hash.digest('hex') }
}

/** What an archive holds under a name: its hash and size, or why it cannot be read. */
export type Found = { path: string; sha256: string; bytes: number } | { path: string; unreadable: string }

/** An archive opened for reading. */
export interface Archive {
  /** The bytes of a small file; null when there is none, or not exactly one, under this name. Fails: Error when it is larger than `limit`. */
  read(path: string, limit: number): Promise<Buffer | null>
  /** Every entry, hashed as it streams by, in the order of the archive. */
  each(): AsyncGenerator<Found>
  close(): void
}

/** Opens a zip by its table of contents. Fails: Error with the reason for what is no whole zip. */
export async function openZip(file: string): Promise<Archive> {
  const zip = await openPromise(file, { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: true })
  const entries: Entry[] = []
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry)
  } catch (error) {
    zip.close()
    throw error
  }
  return {
    async read(path, limit) {
      const [entry, ...more] = entries.filter((it) => it.fileName === path)
      if (!entry || more.length > 0) return null
      if (entry.uncompressedSize > limit) throw new Error(`${path} is larger than ${limit} bytes`)
      return buffer(await zip.openReadStreamPromise(entry))
    },
    async *each() {
      for (const entry of entries) yield await hashed(zip, entry)
    },
    close: () => zip.close(),
  }
}

async function hashed(zip: Opened, entry: Entry): Promise<Found> {
  const path = entry.fileName
  try {
    const hash = createHash('sha256')
    let bytes = 0
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      hash.update(chunk as Buffer)
      bytes += (chunk as Buffer).length
    }
    return { path, sha256: hash.digest('hex'), bytes }
  } catch (error) {
    return { path, unreadable: error instanceof Error ? error.message : String(error) }
  }
}
