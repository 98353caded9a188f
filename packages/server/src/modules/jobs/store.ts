import { type Kysely, sql } from 'kysely'
import type { Pool } from '../../platform/database.ts'
import type { JobProgress, JobRow, JobsTables } from '../../platform/jobs.ts'

type Db = Kysely<JobsTables>
export interface JobRef {
  regency: string
  id: string
}

// --- as the application, inside one regency

const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

export function listJobs(db: Db, regency: string, open: boolean): Promise<JobRow[]> {
  const all = db.selectFrom('jobs_job').selectAll().where('regency_code', '=', regency)
  return (open ? all.where('state', 'in', ['waiting', 'running']) : all).orderBy('created_at', 'desc').orderBy('id').limit(100).execute()
}

export async function findJob(db: Db, { regency, id }: JobRef): Promise<JobRow | undefined> {
  if (!isUuid(id)) return undefined
  return db.selectFrom('jobs_job').selectAll().where('regency_code', '=', regency).where('id', '=', id).executeTakeFirst()
}

/** A waiting job ends at once, a running one is asked to stop. Undefined when it is neither. */
export async function askToStop(db: Db, { regency, id }: JobRef, now: Date): Promise<JobRow | undefined> {
  const jobs = db.updateTable('jobs_job').where('regency_code', '=', regency).where('id', '=', id)
  const waiting = await jobs.where('state', '=', 'waiting').set({ state: 'cancelled', cancel_asked: true, finished_at: now }).returningAll().executeTakeFirst()
  return waiting ?? jobs.where('state', '=', 'running').set({ cancel_asked: true }).returningAll().executeTakeFirst()
}

/** Puts an ended job back to the start and queues it. Undefined when it has not ended without success. */
export async function runAgain(db: Db, { regency, id }: JobRef): Promise<JobRow | undefined> {
  const row = await db
    .updateTable('jobs_job')
    .where('regency_code', '=', regency)
    .where('id', '=', id)
    .where('state', 'in', ['failed', 'cancelled'])
    .set({ state: 'waiting', percent: 0, step: null, rows_done: null, rows_total: null, cancel_asked: false, attempt: 0 })
    .set({ started_at: null, finished_at: null, heartbeat_at: null, problem: null, result: null })
    .returningAll()
    .executeTakeFirst()
  if (row) await sql`select jobs_enqueue(${regency}, ${id})`.execute(db)
  return row
}

// --- as the owner, for the worker, which serves every regency

export async function claimJob(owner: Pool, { regency, id }: JobRef, now: Date): Promise<JobRow | undefined> {
  const { rows } = await owner.query<JobRow>(
    `update jobs_job set state = 'running', attempt = attempt + 1, started_at = $3, heartbeat_at = clock_timestamp(), percent = 0, step = null,
       rows_done = null, rows_total = null
     where regency_code = $1 and id = $2 and state = 'waiting' returning *`,
    [regency, id, now],
  )
  return rows[0]
}

/** Says that the job lives and how far it is; answers whether it shall stop. False also when the row is no longer this attempt's. */
export async function beat(owner: Pool, row: JobRow, progress: JobProgress | null): Promise<'go on' | 'stop' | 'gone'> {
  const { rows } = await owner.query<{ cancel_asked: boolean }>(
    `update jobs_job set heartbeat_at = clock_timestamp(), percent = greatest(percent, $4), step = coalesce($5, step),
       rows_done = coalesce($6, rows_done), rows_total = coalesce($7, rows_total)
     where regency_code = $1 and id = $2 and attempt = $3 and state = 'running' returning cancel_asked`,
    [row.regency_code, row.id, row.attempt, progress?.percent ?? 0, progress?.step ?? null, progress?.rowsDone ?? null, progress?.rowsTotal ?? null],
  )
  return rows[0] ? (rows[0].cancel_asked ? 'stop' : 'go on') : 'gone'
}

export interface Ending {
  state: 'done' | 'failed' | 'cancelled'
  problem: { code: string; detail: string } | null
  result: Record<string, unknown> | null
}

export async function endJob(owner: Pool, row: JobRow, ending: Ending, now: Date): Promise<boolean> {
  const { rowCount } = await owner.query(
    `update jobs_job set state = $4, finished_at = $5, problem = $6, result = $7, percent = case when $4 = 'done' then 100 else percent end
     where regency_code = $1 and id = $2 and attempt = $3 and state = 'running'`,
    [row.regency_code, row.id, row.attempt, ending.state, now, json(ending.problem), json(ending.result)],
  )
  return rowCount === 1
}
const json = (value: object | null) => (value ? JSON.stringify(value) : null)

const requeue = `graphile_worker.add_job('jobs', json_build_object('regency', regency_code, 'id', id), job_key := id::text, max_attempts := 1)`

/** Gives a job that was interrupted on purpose back to the queue; the attempt does not count. */
export async function giveBack(owner: Pool, row: JobRow): Promise<void> {
  await owner.query(
    `with back as (
       update jobs_job set state = 'waiting', attempt = attempt - 1, heartbeat_at = null
       where regency_code = $1 and id = $2 and attempt = $3 and state = 'running' returning regency_code, id
     ) select ${requeue} from back`,
    [row.regency_code, row.id, row.attempt],
  )
}

/** Running jobs whose worker fell silent start again, up to `attempts` times. */
export async function restartLost(owner: Pool, silentSeconds: number, attempts: number): Promise<number> {
  const { rowCount } = await owner.query(
    `with lost as (
       update jobs_job set state = 'waiting', heartbeat_at = null
       where state = 'running' and heartbeat_at < clock_timestamp() - make_interval(secs => $1) and attempt < $2 and not cancel_asked returning regency_code, id
     ) select ${requeue} from lost`,
    [silentSeconds, attempts],
  )
  return rowCount ?? 0
}

/** Those that were lost too often, or that somebody wanted stopped anyway, end. */
export async function endLost(owner: Pool, silentSeconds: number, problem: { code: string; detail: string }, now: Date): Promise<JobRow[]> {
  const { rows } = await owner.query<JobRow>(
    `update jobs_job set state = case when cancel_asked then 'cancelled' else 'failed' end, problem = case when cancel_asked then null else $2::jsonb end, finished_at = $3
     where state = 'running' and heartbeat_at < clock_timestamp() - make_interval(secs => $1) returning *`,
    [silentSeconds, JSON.stringify(problem), now],
  )
  return rows
}

/** Waiting jobs that the queue has lost sight of (a command that died before it began) are queued again. */
export async function queueForgotten(owner: Pool): Promise<void> {
  await owner.query(
    `select ${requeue} from jobs_job where state = 'waiting' and created_at < clock_timestamp() - interval '1 minute'
     and not exists (select from graphile_worker.jobs q where q.key = jobs_job.id::text)`,
  )
}

export async function findEnded(owner: Pool, { regency, id }: JobRef): Promise<JobRow | undefined> {
  const { rows } = await owner.query<JobRow>(`select * from jobs_job where regency_code = $1 and id = $2 and state = 'cancelled'`, [regency, id])
  return rows[0]
}
