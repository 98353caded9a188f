import type { Ctx, UploadedFile } from '../../platform/context.ts'
import { enqueue } from '../../platform/jobs.ts'
import { importTitle } from './present.ts'
import { type FileAsk, type Received, receiveFile } from './receive-file.ts'
import * as store from './store.ts'

/**
 * Takes an uploaded file in and has it checked and compared in the background, in one transaction. It counts when somebody agrees.
 *
 * Fails: as `receiveFile`.
 */
export async function uploadBatch(ctx: Ctx, file: UploadedFile, ask: Omit<FileAsk, 'staged'>): Promise<Received> {
  const received = await receiveFile(ctx, file, { ...ask, staged: true })
  const { batch } = received
  // Also for a file whose sender died before the check began: it would wait for ever.
  if (batch.state !== 'uploaded' || batch.job_id) return received
  const payload = { batchId: batch.id, byPolicy: true }
  const job = await enqueue(ctx, { kind: 'registers.import', title: importTitle(batch), payload }, { small: store.isSmall(batch) })
  await store.setJob(ctx, batch.id, job.id)
  return { ...received, batch: { ...batch, job_id: job.id } }
}
