import type { Job } from '@semesta/contract'
import { type AreaCode, problem } from '@semesta/kernel'
import { type Generated, type JSONColumnType, type Selectable, sql } from 'kysely'
import type { Logger } from 'pino'
import type { z } from 'zod'
import type { Actor, App, Ctx } from './context.ts'
import { tablesOf } from './database.ts'

export type JobView = z.output<typeof Job>
export type JobKind = JobView['kind']
type Json = Record<string, unknown>

export interface JobsTables {
  jobs_job: {
    regency_code: string
    id: Generated<string>
    kind: JobKind
    title: string
    payload: JSONColumnType<Json>
    state: Generated<JobView['state']>
    percent: Generated<number>
    step: string | null
    rows_done: number | null
    rows_total: number | null
    cancel_asked: Generated<boolean>
    attempt: Generated<number>
    requested_by: string
    requested_id: string
    created_at: Date
    started_at: Date | null
    finished_at: Date | null
    heartbeat_at: Date | null
    problem: JSONColumnType<{ code: string; detail: string }> | null
    result: JSONColumnType<Json> | null
  }
}
export type JobRow = Selectable<JobsTables['jobs_job']>

export interface JobProgress {
  /** 0 to 100; a smaller value than before is taken as the one before */
  percent: number
  step: string
  rowsDone?: number | undefined
  rowsTotal?: number | undefined
}

/** What a job gets to work with. It opens its own transactions: a long job must not hold one. */
export interface JobCtx {
  app: App
  regency: AreaCode
  jobId: string
  /** the system, standing for whoever asked */
  actor: Actor
  attempt: number
  log: Logger
  /** aborted when the job is cancelled or the server stops; give it to `engineTask` */
  signal: AbortSignal
  /** Cheap to call often. Fails: `jobs/cancelled` once the job shall stop. */
  progress(progress: JobProgress): void
  /** A transaction over the whole regency in the name of `actor`. */
  inRegency<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>
}

/** How one kind of job is done. It may start again from the beginning after a crash: put results in place all or nothing. */
export interface JobHandler {
  kind: JobKind
  /** Returns what the job's row keeps as its result. */
  run(job: JobCtx, payload: Json): Promise<Json | null>
  /** Called once when the job ended without success, also when it never ran; for setting the handler's own rows right. */
  ended?(
    job: Omit<JobCtx, 'progress' | 'signal'>,
    payload: Json,
    state: 'failed' | 'cancelled',
    problem: { code: string; detail: string } | null,
  ): Promise<void>
}

export interface NewJob {
  kind: JobKind
  /** for people, e.g. `Impor penduduk 2025-11-01` */
  title: string
  /** all the handler needs; no names or identity numbers of people */
  payload: Json
}

export const jobCancelled = problem<{ jobId: string }>('jobs/cancelled', 409, (it) => `Job ${it.jobId} was cancelled. Nothing half done stays.`)

/**
 * Writes a job and queues it, in the transaction of the request: it runs if and only if the request is committed.
 *
 * Shape: a small job runs at once, beside the long ones.
 */
export async function enqueue(ctx: Ctx, ask: NewJob, { small = false } = {}): Promise<JobView> {
  const row = await insertJob(ctx, ask)
  await sql`select jobs_enqueue(${row.regency_code}, ${row.id}, ${small ? 'small' : 'jobs'})`.execute(ctx.trx)
  return presentJob(row, ctx.now)
}

export function insertJob(ctx: Ctx, ask: NewJob): Promise<JobRow> {
  const values = { regency_code: ctx.bind.regency, id: ctx.app.newId(), requested_by: ctx.actor.name, requested_id: ctx.actor.id, created_at: ctx.now }
  return tablesOf<JobsTables>(ctx.trx)
    .insertInto('jobs_job')
    .values({ ...values, kind: ask.kind, title: ask.title, payload: JSON.stringify(ask.payload) })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export function presentJob(row: JobRow, now: Date): JobView {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    state: row.state,
    percent: row.percent,
    rowsDone: row.rows_done,
    rowsTotal: row.rows_total,
    secondsLeft: row.state === 'running' && row.started_at ? secondsLeft(row.percent, now.getTime() - row.started_at.getTime()) : null,
    step: row.step,
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    requestedBy: row.requested_by,
    problem: row.problem,
    result: row.result,
  }
}

/** Whole seconds to the end at the pace so far; null while too little is done to tell. */
export function secondsLeft(percent: number, elapsedMilliseconds: number): number | null {
  if (percent < 2 || elapsedMilliseconds < 1000) return null
  return Math.ceil((elapsedMilliseconds * (100 - percent)) / percent / 1000)
}
