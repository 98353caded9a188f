import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { App, UploadedFile } from './context.ts'
import { dataDir } from './data-dir.ts'
import { fileMissing, fileTooLarge } from './problems.ts'

/**
 * Takes a multipart request in as it comes: the file goes to the data directory's `tmp/` and is hashed on the way, nothing is held in memory.
 *
 * Fails: `http/file-missing` without a file, `registers/file-too-large` above the limit; what was written is removed then.
 */
export async function receiveFile(app: App, request: FastifyRequest): Promise<{ fields: Record<string, unknown>; file: UploadedFile }> {
  const fields: Record<string, unknown> = {}
  let file: UploadedFile | null = null
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') file = await toDisk(app, part)
      else fields[part.fieldname] = part.value
    }
  } catch (error) {
    await removeLeftover(file)
    throw error
  }
  if (!file) throw fileMissing({})
  return { fields, file }
}

async function toDisk(app: App, part: MultipartFile): Promise<UploadedFile> {
  const path = join(dataDir(app.config.dataDir).tmp, `upload-${app.newId()}`)
  const hash = createHash('sha256')
  let bytes = 0
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      hash.update(chunk)
      done(null, chunk)
    },
  })
  try {
    await pipeline(part.file, counted, createWriteStream(path, { mode: 0o600 }))
    if (part.file.truncated) throw fileTooLarge({ maxBytes: app.config.uploads.maxBytes })
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  return { path, fileName: part.filename, bytes, sha256: hash.digest('hex') }
}

/** Removes an upload that nobody took over; one that was moved to its place is gone from here already. */
export async function removeLeftover(file: UploadedFile | null): Promise<void> {
  if (file) await rm(file.path, { force: true })
}
