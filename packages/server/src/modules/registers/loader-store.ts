import type { DiffReport } from '@semesta/engine'
import type { RegisterId } from '@semesta/kernel'
import type { Loader } from '../../platform/loading.ts'
import type { BatchRecord, BatchState, CheckReport, Deed } from './tables.ts'

/** Puts a batch under check by a job; false when it is done already. Fails: 23505 when the same bytes are in by another batch. */
export async function beginCheck(loader: Loader, id: string, jobId: string): Promise<boolean> {
  const { rowCount } = await loader.query(
    `update registers_batch set state = 'checking', job_id = $2, problem = null, finished_at = null
     where regency_code = app_regency() and id = $1 and state in ('uploaded', 'checking', 'failed', 'cancelled')`,
    [id, jobId],
  )
  return rowCount === 1
}

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

/** The file as it is now, held against everybody else until this transaction ends. */
export async function lockBatch(loader: Loader, id: string): Promise<BatchRecord | undefined> {
  const { rows } = await loader.query<BatchRecord>('select * from registers_batch where regency_code = app_regency() and id = $1 for update', [id])
  return rows[0]
}

/** The file that is in force at another one's date; null when there is none. */
export async function findBase(loader: Loader, batch: Pick<BatchRecord, 'id' | 'register' | 'as_of'>): Promise<string | null> {
  const { rows } = await loader.query<{ id: string }>(
    `select id from registers_batch where regency_code = app_regency() and register = $1 and state = 'done' and as_of <= $2 and id <> $3
     order by as_of desc, commit_no desc limit 1`,
    [batch.register, batch.as_of, batch.id],
  )
  return rows[0]?.id ?? null
}

export interface Compared {
  report: DiffReport
  diffPath: string
  /** where the whole snapshot lies */
  snapshotPath: string
  base: string | null
  state: 'needs-fixing' | 'in-review'
}

/** Writes down what a file would do; what was said about an earlier comparison no longer holds. */
export async function setCompared(loader: Loader, id: string, it: Compared): Promise<void> {
  const { rows } = it.report
  await loader.query(
    `update registers_batch set diff = $2, diff_path = $3, snapshot_path = $4, base_batch = $5, rows_taken = $6, rows_new = $7, rows_changed = $8, rows_same = $9,
       rows_repeated = $10, state = $11, acks = '[]', approved = null
     where regency_code = app_regency() and id = $1`,
    [id, JSON.stringify(it.report), it.diffPath, it.snapshotPath, it.base, rows.taken, rows.new, rows.changed, rows.same, rows.repeated, it.state],
  )
}

export async function dropDiff(loader: Loader, id: string): Promise<void> {
  await loader.query('delete from registers_diff where regency_code = app_regency() and batch_id = $1', [id])
}

const copied = `seq, record_key, row_no, kind, cause, nik, card, name, segment, segment_before, village_code, area_path, fields, needs, rupiah_per_month,
  registered_delta, active_delta`

/** Turns what a file would do into history. Unit: changes written. */
export async function writeHistory(loader: Loader, batch: Pick<BatchRecord, 'id' | 'register'>, at: Date): Promise<number> {
  const { rowCount } = await loader.query(
    `insert into registers_change (regency_code, batch_id, register, ${copied}, committed_at)
     select regency_code, batch_id, $2, ${copied}, $3 from registers_diff where regency_code = app_regency() and batch_id = $1`,
    [batch.id, batch.register, at],
  )
  return rowCount ?? 0
}

/** Marks a file's history as taken back. Unit: changes marked. */
export async function reverseHistory(loader: Loader, id: string, at: Date): Promise<number> {
  const { rowCount } = await loader.query('update registers_change set reversed_at = $2 where regency_code = app_regency() and batch_id = $1', [id, at])
  return rowCount ?? 0
}

/** Moves a file from one state to another; false when it was not in it. */
export async function moveBatch(
  loader: Loader,
  id: string,
  from: readonly BatchState[],
  to: BatchState,
  more: Partial<Record<DeedColumn, Deed | null>> = {},
): Promise<boolean> {
  const names = Object.keys(more)
  const sets = names.map((name, i) => `, ${name} = $${i + 4}`).join('')
  const { rowCount } = await loader.query(`update registers_batch set state = $3${sets} where regency_code = app_regency() and id = $1 and state = any ($2)`, [
    id,
    from,
    to,
    ...Object.values(more).map((it) => it && JSON.stringify(it)),
  ])
  return rowCount === 1
}
type DeedColumn = 'approved' | 'ended' | 'undo_asked' | 'undone'

/** Files in force that stand on this one: compared with it, or bringing its mended rows. */
export async function listStanding(loader: Loader, id: string): Promise<string[]> {
  const { rows } = await loader.query<{ file_name: string }>(
    `select file_name from registers_batch where regency_code = app_regency() and state = 'done' and (base_batch = $1 or mends = $1) order by commit_no`,
    [id],
  )
  return rows.map((it) => it.file_name)
}
