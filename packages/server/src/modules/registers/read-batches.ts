import type { RegisterId } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import { rowsOf } from '../../platform/cursor.ts'
import { batchNotFound } from './problems.ts'
import * as store from './store.ts'
import type { BatchRecord } from './tables.ts'

interface Page {
  page: number
  pageSize: number
}
const slice = ({ page, pageSize }: Page) => ({ limit: pageSize, offset: (page - 1) * pageSize })

/** One file. Fails: `registers/batch-not-found`. */
export async function getBatch(ctx: Ctx, batchId: string): Promise<BatchRecord> {
  const row = await store.findBatch(ctx, batchId)
  if (!row) throw batchNotFound({ batchId })
  return row
}

/** Files by their ids; those that are not there are left out. */
export async function findBatches(ctx: Ctx, ids: readonly string[]): Promise<Map<string, BatchRecord>> {
  return new Map((await store.findBatches(ctx, ids)).map((it) => [it.id, it]))
}

/** The newest checked file of each register; with `asOf`, the newest on or before that date: what a month is built from. */
export const listNewest = (ctx: Ctx, asOf?: string): Promise<BatchRecord[]> => store.listNewest(ctx, asOf)

/** Files of a register that count, the newest of each date first. */
export const listOfRegister = (ctx: Ctx, register: RegisterId): Promise<BatchRecord[]> => store.listDone(ctx, register)

/** The file of a register that counts for exactly a date; undefined when none does. */
export const findBatchOf = async (ctx: Ctx, register: RegisterId, asOf: string): Promise<BatchRecord | undefined> =>
  (await store.listDone(ctx, register)).find((it) => it.as_of === asOf)

/** Ids of the files in force. */
export async function newestIds(ctx: Ctx): Promise<Set<string>> {
  return new Set((await store.listNewest(ctx)).map((it) => it.id))
}

export const listBatches = (ctx: Ctx, ask: Page & { register?: RegisterId | undefined }) => store.listPage(ctx, ask.register, slice(ask))

/** Refused rows of one file. Fails: `registers/batch-not-found`. */
export async function listRejects(ctx: Ctx, ask: Page & { batchId: string } & store.RejectFilter) {
  await getBatch(ctx, ask.batchId)
  const { total, rows } = await store.listRejects(ctx, ask.batchId, ask, slice(ask))
  return { total, rows: rows.map((it) => ({ row: it.row_no, column: it.column_name, reason: it.reason, raw: it.raw, severity: it.severity })) }
}

/** All faults of one file, streamed. */
export async function* eachReject(ctx: Ctx, batchId: string, filter: store.RejectFilter) {
  for await (const it of rowsOf(ctx.trx, store.allRejects(ctx, batchId, filter))) yield [it.row_no, it.column_name, it.reason, it.raw] as const
}
