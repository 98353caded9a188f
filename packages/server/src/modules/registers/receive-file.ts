import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { RegisterId } from '@semesta/kernel'
import type { Ctx, UploadedFile } from '../../platform/context.ts'
import { dataDir, placeFile } from '../../platform/data-dir.ts'
import { fileEmpty, fileTooLarge, formatUnknown, mendsUnfit } from './problems.ts'
import * as store from './store.ts'
import type { BatchRecord } from './tables.ts'

export interface FileAsk {
  register: RegisterId
  asOf: string
  scope?: BatchRecord['scope'] | undefined
  /** the file whose refused rows this one brings mended */
  mends?: string | undefined
  /** waits for approval before it counts */
  staged?: boolean
}

export interface Received {
  batch: BatchRecord
  /** the file that brought the same bytes before; nothing was written then */
  duplicateOf: string | null
}

/**
 * Takes a file in: keeps its bytes under their sha256 and writes down who sent it and when. Checking is the next step.
 *
 * Shape: the same bytes for the same register and date change nothing; of two that arrive at the same moment the unique index lets one in.
 * Fails: `registers/file-empty`, `registers/file-too-large`, `registers/format-unknown`, `registers/mends-unfit`.
 */
export async function receiveFile(ctx: Ctx, file: UploadedFile, ask: FileAsk): Promise<Received> {
  await mustBeReadable(ctx, file)
  await mustMend(ctx, ask)
  const key = { register: ask.register, as_of: ask.asOf, sha256: file.sha256 }
  const before = await store.findSame(ctx, key)
  if (before) return { batch: before, duplicateOf: before.id }
  const who = { id: ctx.app.newId(), uploaded_by: ctx.actor.name, uploaded_id: ctx.actor.id, uploaded_at: ctx.now }
  const how = { scope: ask.scope ?? 'whole', mends: ask.mends ?? null, staged: ask.staged ?? false }
  const batch = await store.insertBatch(ctx, { ...key, ...who, ...how, file_name: file.fileName, bytes: file.bytes })
  if (batch) {
    await placeFile(file.path, join(dataDir(ctx.app.config.dataDir).uploads, file.sha256))
    return { batch, duplicateOf: null }
  }
  const winner = await store.findSame(ctx, key)
  if (!winner) throw new Error('a file with the same bytes came and went in the same moment')
  return { batch: winner, duplicateOf: winner.id }
}

async function mustMend(ctx: Ctx, { mends, register, asOf }: FileAsk): Promise<void> {
  if (!mends) return
  const first = await store.findBatch(ctx, mends)
  if (!first?.check_path || first.register !== register || first.as_of !== asOf) throw mendsUnfit({ mends })
}

/** Size and first bytes of a file that came in. Fails: `registers/file-empty`, `registers/file-too-large`, `registers/format-unknown`. */
export async function mustBeReadable(ctx: Ctx, file: UploadedFile): Promise<void> {
  const { maxBytes } = ctx.app.config.uploads
  if (file.bytes === 0) throw fileEmpty({ fileName: file.fileName })
  if (file.bytes > maxBytes) throw fileTooLarge({ bytes: file.bytes, maxBytes })
  if (!looksReadable(await beginningOf(file.path))) throw formatUnknown({ fileName: file.fileName })
}

async function beginningOf(path: string): Promise<Buffer> {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** Zip (also XLSX), Parquet, or text without a zero byte (UTF-16, which has them, says so first); a document or an old workbook is none of these. */
export function looksReadable(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 4).toString('latin1')
  if (start.startsWith('\u00ff\u00fe') || start.startsWith('\u00fe\u00ff')) return true
  // An old or an encrypted workbook: the check says which, and what to do.
  if (start === '\u00d0\u00cf\u0011\u00e0') return true
  if (start === 'PAR1' || start === 'PK\u0003\u0004') return true
  return start !== '%PDF' && start !== '{\\rt' && !bytes.includes(0)
}
