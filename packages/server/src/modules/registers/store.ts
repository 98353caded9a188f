import type { RegisterId } from '@semesta/kernel'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { tablesOf } from '../../platform/database.ts'
import type { Ack, BatchRecord, BatchState, ChangeRecord, RegisterTables, RejectRecord } from './tables.ts'

const batches = (ctx: Ctx) => tablesOf<RegisterTables>(ctx.trx).selectFrom('registers_batch').selectAll().where('regency_code', '=', ctx.bind.regency)

export const findBatches = (ctx: Ctx, ids: readonly string[]): Promise<BatchRecord[]> =>
  batches(ctx)
    .where(sql<boolean>`id::text = any(${[...ids]}::text[])`)
    .execute()

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
  ...{ scope: 'whole' as const, mends: null, mapping: null, staged: false, acks: sql<Ack[]>`'[]'` },
  ...{ diff_path: null, diff: null, base_batch: null, rows_taken: null, approved: null, ended: null, undo_asked: null, undone: null },
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

/** The file of each register in force, at or before `asOf` when given. */
export const listNewest = (ctx: Ctx, asOf?: string): Promise<BatchRecord[]> => {
  const done = batches(ctx).where('state', '=', 'done')
  return (asOf ? done.where('as_of', '<=', asOf) : done)
    .distinctOn('register')
    .orderBy('register')
    .orderBy('as_of', 'desc')
    .orderBy('commit_no', 'desc')
    .execute()
}

export const listDone = (ctx: Ctx, register: RegisterId): Promise<BatchRecord[]> =>
  batches(ctx).where('state', '=', 'done').where('register', '=', register).orderBy('as_of', 'desc').orderBy('commit_no', 'desc').execute()

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

// --- the life of a staged file

/** The file that is in force at another one's date. */
export const findBase = (ctx: Ctx, batch: Pick<BatchRecord, 'id' | 'register' | 'as_of'>): Promise<BatchRecord | undefined> =>
  batches(ctx)
    .where('state', '=', 'done')
    .where('register', '=', batch.register)
    .where('as_of', '<=', batch.as_of)
    .where('id', '<>', batch.id)
    .orderBy('as_of', 'desc')
    .orderBy('commit_no', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Compared files of a register that wait for somebody. */
export const listWaiting = (ctx: Ctx, register: RegisterId): Promise<BatchRecord[]> =>
  batches(ctx).where('register', '=', register).where('state', 'in', ['needs-fixing', 'in-review']).where('diff_path', 'is not', null).execute()

/** Everything that waits for a person: files to be mended or agreed to, and files somebody wants to take back. */
export const listPending = (ctx: Ctx): Promise<BatchRecord[]> =>
  batches(ctx)
    .where((it) => it.or([it('state', 'in', ['needs-fixing', 'in-review']), it.and([it('state', '=', 'done'), it('undo_asked', 'is not', null)])]))
    .orderBy('uploaded_at', 'desc')
    .limit(100)
    .execute()

/** Files compared with this one, or bringing its mended rows, that are in force or wait. */
export const listLater = (ctx: Ctx, id: string): Promise<BatchRecord[]> =>
  batches(ctx)
    .where((it) => it.or([it('base_batch', '=', id), it('mends', '=', id)]))
    .where('state', 'not in', OVER)
    .orderBy('commit_no')
    .orderBy('uploaded_at')
    .execute()

/** Holds a file against everybody else until the request ends. */
export async function lockBatch(ctx: Ctx, id: string): Promise<void> {
  await sql`select from registers_batch where regency_code = ${ctx.bind.regency} and id = ${id} for update`.execute(ctx.trx)
}

type Change = Partial<
  Pick<BatchRecord, 'state' | 'scope' | 'job_id' | 'problem' | 'acks' | 'approved' | 'ended' | 'undo_asked' | 'diff'> & Record<DiffCount, number | null>
>
type DiffCount = 'rows_taken' | 'rows_new' | 'rows_changed' | 'rows_same' | 'rows_repeated'

export function changeBatch(ctx: Ctx, id: string, change: Change): Promise<BatchRecord> {
  const json = Object.entries(change).map(([name, value]) => [name, typeof value === 'object' && value !== null ? sql`${JSON.stringify(value)}::jsonb` : value])
  return tablesOf<RegisterTables>(ctx.trx)
    .updateTable('registers_batch')
    .set(Object.fromEntries(json))
    .where('regency_code', '=', ctx.bind.regency)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** About 500 rows of the widest register: worked on at once, beside a long job. */
export const isSmall = (batch: Pick<BatchRecord, 'bytes'>): boolean => batch.bytes <= 100_000

// --- changes of a file: what it would do while it waits, history afterwards

export interface ChangeFilter {
  kind?: ChangeRecord['kind'] | undefined
  /** `none`: changes that have no cause */
  cause?: string | undefined
  segment?: string | undefined
  field?: string | undefined
  needs?: ChangeRecord['needs'] | undefined
  area?: string | undefined
}

function changes(batch: Pick<BatchRecord, 'id' | 'regency_code' | 'state'>, filter: ChangeFilter): RawBuilder<unknown> {
  const table = batch.state === 'done' || batch.state === 'undone' ? sql`registers_change` : sql`registers_diff`
  const parts = [sql`regency_code = ${batch.regency_code}`, sql`batch_id = ${batch.id}`]
  if (filter.kind) parts.push(sql`kind = ${filter.kind}`)
  if (filter.cause) parts.push(filter.cause === 'none' ? sql`cause is null` : sql`cause = ${filter.cause}`)
  if (filter.segment) parts.push(sql`(segment = ${filter.segment} or segment_before = ${filter.segment})`)
  if (filter.field) parts.push(sql`fields ? ${filter.field}`)
  if (filter.needs) parts.push(sql`needs = ${filter.needs}`)
  if (filter.area) parts.push(sql`area_path ^@ ${filter.area}`)
  return sql`${table} where ${sql.join(parts, sql` and `)}`
}

export async function countChanges(ctx: Ctx, batch: BatchRecord, filter: ChangeFilter): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*)::bigint as total from ${changes(batch, filter)}`.execute(ctx.trx)
  return rows[0]?.total ?? 0
}

export async function listChanges(ctx: Ctx, batch: BatchRecord, filter: ChangeFilter, page: { limit: number; offset: number }): Promise<ChangeRecord[]> {
  const { rows } = await sql<ChangeRecord>`select * from ${changes(batch, filter)} order by seq limit ${page.limit} offset ${page.offset}`.execute(ctx.trx)
  return rows
}

/** For an export: read through a cursor. */
export const allChanges = (batch: BatchRecord, filter: ChangeFilter): RawBuilder<ChangeRecord> =>
  sql<ChangeRecord>`select * from ${changes(batch, filter)} order by seq`

export type PastChange = Pick<ChangeRecord, 'kind' | 'cause' | 'row_no' | 'fields'> & {
  batch_id: string
  register: string
  committed_at: Date
  reversed_at: Date | null
}

/** Changes of somebody's records by committed files, the newest first. */
export async function listOfPerson(ctx: Ctx, { nik, cards }: { nik: string | null; cards: readonly string[] }, limit: number): Promise<PastChange[]> {
  const query = sql<PastChange>`select batch_id::text, register, kind, cause, row_no, fields, committed_at, reversed_at from registers_change
    where regency_code = ${ctx.bind.regency} and (nik = ${nik} or record_key = any(${[...cards]}::text[]))
    order by committed_at desc, seq limit ${limit}`
  return (await query.execute(ctx.trx)).rows
}
