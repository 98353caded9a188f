import type { RegisterId } from '@semesta/kernel'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { tablesOf } from '../../platform/database.ts'
import type { Loader } from '../../platform/loading.ts'
import type { BatchRecord, BatchState, CheckReport, RegisterTables, RejectRecord } from './tables.ts'

const batches = (ctx: Ctx) => tablesOf<RegisterTables>(ctx.trx).selectFrom('registers_batch').selectAll().where('regency_code', '=', ctx.bind.regency)

export const findBatch = (ctx: Ctx, id: string): Promise<BatchRecord | undefined> => batches(ctx).where(sql<string>`id::text`, '=', id).executeTakeFirst()

export type BatchKey = Pick<BatchRecord, 'register' | 'as_of' | 'sha256'>

/** The file with the same bytes for the same register and date, unless its check failed. */
export const findSame = (ctx: Ctx, key: BatchKey): Promise<BatchRecord | undefined> =>
  batches(ctx)
    .where('register', '=', key.register)
    .where('as_of', '=', key.as_of)
    .where('sha256', '=', key.sha256)
    .where('state', 'not in', OVER)
    .executeTakeFirst()

/** Ends that let the same bytes come again. */
const OVER: BatchState[] = ['failed', 'cancelled', 'undone']

export type NewBatch = BatchKey &
  Pick<BatchRecord, 'id' | 'file_name' | 'bytes' | 'uploaded_by' | 'uploaded_id' | 'uploaded_at'> &
  Partial<Pick<BatchRecord, 'scope' | 'mends' | 'mapping' | 'staged'>>

/** Writes a new file down; undefined when the same bytes arrived in another transaction a moment earlier. */
export const insertBatch = (ctx: Ctx, batch: NewBatch): Promise<BatchRecord | undefined> =>
  tablesOf<RegisterTables>(ctx.trx)
    .insertInto('registers_batch')
    .values({ ...fresh, ...batch, regency_code: ctx.bind.regency })
    .onConflict((conflict) => conflict.columns(['regency_code', 'register', 'as_of', 'sha256']).where('state', 'not in', OVER).doNothing())
    .returningAll()
    .executeTakeFirst()

const fresh = {
  ...{ state: 'uploaded' as const, finished_at: null, rows_read: null, rows_accepted: null, rows_rejected: null, rows_skipped: null },
  ...{ check_path: null, snapshot_path: null, commit_no: null, report: null, problem: null, job_id: null },
  ...{ scope: 'whole' as const, mends: null, mapping: null, staged: false },
}

export async function setJob(ctx: Ctx, id: string, jobId: string): Promise<void> {
  const table = tablesOf<RegisterTables>(ctx.trx).updateTable('registers_batch').set({ job_id: jobId })
  await table.where('regency_code', '=', ctx.bind.regency).where('id', '=', id).execute()
}

export async function listPage(ctx: Ctx, register: RegisterId | undefined, page: { limit: number; offset: number }) {
  const chosen = register ? batches(ctx).where('register', '=', register) : batches(ctx)
  const rows = await chosen.orderBy('uploaded_at', 'desc').orderBy('id').limit(page.limit).offset(page.offset).execute()
  const { total } = await chosen
    .clearSelect()
    .select((it) => it.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { total, rows }
}

/** The newest checked file of each register, at or before `asOf` when given. */
export const listNewest = (ctx: Ctx, asOf?: string): Promise<BatchRecord[]> => {
  const done = batches(ctx).where('state', '=', 'done')
  return (asOf ? done.where('as_of', '<=', asOf) : done)
    .distinctOn('register')
    .orderBy('register')
    .orderBy('as_of', 'desc')
    .orderBy('commit_no', 'desc')
    .execute()
}

/** Which faults: of one severity, and of one group where column and reason are given. */
export type RejectFilter = Pick<RejectRecord, 'severity'> & { column?: string | undefined; reason?: string | undefined }

function rejects(ctx: Ctx, batchId: string, { severity, column, reason }: RejectFilter) {
  const table = tablesOf<RegisterTables>(ctx.trx).selectFrom('registers_reject').selectAll().where('regency_code', '=', ctx.bind.regency)
  const all = table.where('batch_id', '=', batchId).where('severity', '=', severity)
  const ofColumn = column === undefined ? all : all.where('column_name', '=', column)
  return reason === undefined ? ofColumn : ofColumn.where('reason', '=', reason)
}

export async function listRejects(ctx: Ctx, batchId: string, filter: RejectFilter, page: { limit: number; offset: number }) {
  const rows = await rejects(ctx, batchId, filter).orderBy('seq').limit(page.limit).offset(page.offset).execute()
  const { total } = await rejects(ctx, batchId, filter)
    .clearSelect()
    .select((it) => it.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { total, rows }
}

/** For an export: read through a cursor. */
export const allRejects = (ctx: Ctx, batchId: string, { severity, column, reason }: RejectFilter): RawBuilder<RejectRecord> =>
  sql<RejectRecord>`select * from registers_reject where regency_code = ${ctx.bind.regency} and batch_id = ${batchId} and severity = ${severity}
    and column_name = coalesce(${column ?? null}, column_name) and reason = coalesce(${reason ?? null}, reason) order by seq`

// --- the end of a check: by the loader, in one transaction

/** Puts a batch under check by a job; false when it is done already. Fails: 23505 when the same bytes are in by another batch. */
export async function beginCheck(loader: Loader, id: string, jobId: string): Promise<boolean> {
  const { rowCount } = await loader.query(
    `update registers_batch set state = 'checking', job_id = $2, problem = null, finished_at = null
     where regency_code = app_regency() and id = $1 and state in ('uploaded', 'checking', 'failed', 'cancelled')`,
    [id, jobId],
  )
  return rowCount === 1
}

/** Ends a batch without success, if this job still holds it; undefined when it does not. */
export const endCheck = (ctx: Ctx, id: string, jobId: string, ending: Pick<BatchRecord, 'problem'> & { state: 'failed' | 'cancelled' }) =>
  tablesOf<RegisterTables>(ctx.trx)
    .updateTable('registers_batch')
    .set({ state: ending.state, problem: ending.problem && sql`${JSON.stringify(ending.problem)}::jsonb`, finished_at: ctx.now })
    .where('regency_code', '=', ctx.bind.regency)
    .where('id', '=', id)
    .where('job_id', '=', jobId)
    .where('state', 'in', ['uploaded', 'checking'])
    .returningAll()
    .executeTakeFirst()

export interface Finished {
  rows: { read: number; accepted: number; rejected: number; skipped: number }
  report: CheckReport
  snapshotPath: string
  at: Date
}

/** Writes down what a check said; the file does not count yet. */
export async function setChecked(loader: Loader, id: string, { rows, report, snapshotPath, at }: Finished): Promise<void> {
  await loader.query(
    `update registers_batch set problem = null, finished_at = $2, check_path = $3, snapshot_path = $3, report = $4,
       rows_read = $5, rows_accepted = $6, rows_rejected = $7, rows_skipped = $8
     where regency_code = app_regency() and id = $1`,
    [id, at, snapshotPath, JSON.stringify(report), rows.read, rows.accepted, rows.rejected, rows.skipped],
  )
}

/** Lets no other file of the register come into force or go until this transaction ends. */
export async function lockRegister(loader: Loader, register: RegisterId): Promise<void> {
  await loader.query(`select pg_advisory_xact_lock(hashtextextended('registers/' || app_regency() || '/' || $1, 0))`, [register])
}

/** Brings a checked file into force, after whatever came before it. The register must be locked. */
export async function setDone(loader: Loader, id: string): Promise<void> {
  await loader.query(
    `update registers_batch as b set state = 'done', commit_no = 1 + (select coalesce(max(commit_no), 0) from registers_batch as o
       where o.regency_code = app_regency() and o.register = b.register)
     where regency_code = app_regency() and id = $1`,
    [id],
  )
}

export async function dropRejects(loader: Loader, id: string): Promise<void> {
  await loader.query('delete from registers_reject where regency_code = app_regency() and batch_id = $1', [id])
}
