import type { RegisterId } from '@semesta/kernel'
import type { Ctx, UploadedFile } from '../../platform/context.ts'
import { enqueue } from '../../platform/jobs.ts'
import { importTitle } from './present.ts'
import { type Received, receiveFile } from './receive-file.ts'
import * as store from './store.ts'

/**
 * Takes an uploaded file in and has it checked in the background, in one transaction.
 *
 * Fails: as `receiveFile`.
 */
export async function uploadBatch(ctx: Ctx, file: UploadedFile, ask: { register: RegisterId; asOf: string }): Promise<Received> {
  const received = await receiveFile(ctx, file, ask)
  const { batch } = received
  // Also for a file whose sender died before the check began: it would wait for ever.
  if (batch.state !== 'uploaded' || batch.job_id) return received
  const job = await enqueue(ctx, { kind: 'registers.import', title: importTitle(batch), payload: { batchId: batch.id } })
  await store.setJob(ctx, batch.id, job.id)
  return { ...received, batch: { ...batch, job_id: job.id } }
}
