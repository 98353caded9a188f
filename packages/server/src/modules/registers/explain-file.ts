import type { OfficeMapping } from '@semesta/engine'
import type { Ctx } from '../../platform/context.ts'
import { engineTask } from '../../platform/engine.ts'
import { enqueue } from '../../platform/jobs.ts'
import { findMapping, keepMapping, officeMappings } from '../mappings/index.ts'
import { bytesOf } from './intake-input.ts'
import { importTitle } from './present.ts'
import { sentAgain, tooLate } from './problems.ts'
import { getBatch } from './read-batches.ts'
import * as store from './store.ts'
import type { BatchRecord, BatchState } from './tables.ts'

/** A file that does not count yet may be read anew. */
const READ_AGAIN: readonly BatchState[] = ['failed', 'cancelled', 'needs-fixing', 'in-review']

/** Which title of a file is probably which column. Fails: `registers/batch-not-found`, and as the file is. */
export async function proposeMapping(ctx: Ctx, batchId: string) {
  const batch = await getBatch(ctx, batchId)
  const draft = await peekAt(ctx, batch)
  return { ...draft, kept: await findMapping(ctx, batch.register, draft.signature) }
}

async function peekAt(ctx: Ctx, batch: BatchRecord) {
  const office = await officeMappings(ctx, batch.register)
  const file = await bytesOf(ctx, batch)
  return engineTask(ctx.app, 'peek', { register: batch.register, file, fileName: batch.file_name, regency: batch.regency_code, office })
}

/**
 * Keeps what a person explained about the titles of a file and has it checked again with it.
 *
 * Fails: `registers/too-late` when the file counts already or is being worked on, `mappings/column-unknown`, `mappings/column-twice`,
 *        `registers/sent-again` when the same bytes came in meanwhile.
 */
export async function saveMapping(ctx: Ctx, ask: { batchId: string } & Pick<OfficeMapping, 'columns' | 'constants' | 'values'>): Promise<BatchRecord> {
  const { id } = await getBatch(ctx, ask.batchId)
  await store.lockBatch(ctx, id)
  const batch = await getBatch(ctx, id)
  if (!READ_AGAIN.includes(batch.state)) throw tooLate({ batchId: id, state: batch.state })
  const { signature, columns } = await peekAt(ctx, batch)
  await keepMapping(
    ctx,
    batch.register,
    columns.map((it) => it.name),
    { signature, columns: ask.columns, constants: ask.constants, values: ask.values },
  )
  return checkAgain(ctx, batch)
}

async function checkAgain(ctx: Ctx, batch: BatchRecord): Promise<BatchRecord> {
  const twin = await store.findSame(ctx, batch)
  if (twin && twin.id !== batch.id) throw sentAgain({ batchId: batch.id })
  const payload = { batchId: batch.id, byPolicy: batch.staged }
  const job = await enqueue(ctx, { kind: 'registers.import', title: importTitle(batch), payload }, { small: store.isSmall(batch) })
  const nothingCompared = { diff: null, rows_taken: null, rows_new: null, rows_changed: null, rows_same: null, rows_repeated: null }
  return store.changeBatch(ctx, batch.id, { ...nothingCompared, state: 'uploaded', problem: null, acks: [], approved: null, job_id: job.id })
}
