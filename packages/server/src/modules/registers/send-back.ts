import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join, parse } from 'node:path'
import type { MarkInput } from '@semesta/engine'
import type { Ctx, FileReply } from '../../platform/context.ts'
import { dataDir, workFolder } from '../../platform/data-dir.ts'
import { engineTask } from '../../platform/engine.ts'
import { CSV_TYPE, XLSX_TYPE } from '../../platform/spreadsheet.ts'
import { officeMappings } from '../mappings/index.ts'
import { bytesOf, checkFolder } from './intake-input.ts'
import { notChecked } from './problems.ts'
import { getBatch } from './read-batches.ts'

const NAMED = { marked: 'bertanda', 'bad-csv': 'perbaikan', 'bad-xlsx': 'perbaikan' } as const

/**
 * What goes back to the office: its own workbook with the bad cells marked, or its refused rows alone.
 *
 * Shape: made in a child process when it is asked for, removed when it was read. Fails: `registers/batch-not-found`, `registers/not-checked`,
 *        and of a marked workbook `registers/file-too-long-to-mark`, `registers/file-not-to-mark`.
 */
export async function sendBack(ctx: Ctx, batchId: string, what: MarkInput['what']): Promise<FileReply> {
  const batch = await getBatch(ctx, batchId)
  if (!batch.check_path) throw notChecked({ batchId: batch.id, state: batch.state })
  const office = await officeMappings(ctx, batch.register)
  const file = await bytesOf(ctx, batch)
  const work = await workFolder(dataDir(ctx.app.config.dataDir), 'send-back')
  const clear = () => rm(work, { recursive: true, force: true })
  const outFile = join(work, 'file')
  const input = { register: batch.register, file, fileName: batch.file_name, folder: checkFolder(ctx, batch), what, office, outFile }
  try {
    await engineTask(ctx.app, 'mark', input)
  } catch (error) {
    await clear()
    throw error
  }
  const body = createReadStream(outFile)
  body.once('close', () => void clear())
  const ending = what === 'bad-csv' ? 'csv' : 'xlsx'
  return { fileName: `${parse(batch.file_name).name}-${NAMED[what]}.${ending}`, contentType: ending === 'csv' ? CSV_TYPE : XLSX_TYPE, body }
}
