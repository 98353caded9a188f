import { Problem } from '@semesta/kernel'
import type { OpenApp } from '../../platform/app.ts'
import { inRegency } from '../../platform/database.ts'
import { type JobCtx, type JobHandler, type JobProgress, type JobRow, jobCancelled } from '../../platform/jobs.ts'
import { isNoSpace } from '../../platform/no-space.ts'
import { systemActor, systemBind } from '../../platform/system.ts'
import { jobBroken, jobOutOfSpace, unknownKind } from './problems.ts'
import { beat, claimJob, type Ending, endJob, findEnded, giveBack, type JobRef } from './store.ts'

export const BEAT_MILLISECONDS = 1000

type Outcome = Ending | 'interrupted'
export interface PerformOptions {
  /** aborted when the server stops: the job goes back to the queue */
  stop?: AbortSignal
  /** aborted when whoever waits for the job gives it up: the job is cancelled */
  cancel?: AbortSignal
  onProgress?: (progress: JobProgress) => void
}

/** Does one job from claim to end. Never throws for what the job did wrong: that is kept in its row. */
export async function performJob(app: OpenApp, handlers: readonly JobHandler[], ref: JobRef, options: PerformOptions = {}): Promise<Ending | null> {
  const row = await claimJob(app.owner, ref, app.clock())
  if (!row) {
    const cancelled = await findEnded(app.owner, ref)
    if (cancelled) await tellEnded(app, handlers, cancelled)
    return null
  }
  const outcome = await attempt(app, handlers, row, options)
  if (outcome === 'interrupted') {
    await giveBack(app.owner, row)
    return null
  }
  const mine = await endJob(app.owner, row, outcome, app.clock())
  if (mine && outcome.state !== 'done') await tellEnded(app, handlers, { ...row, state: outcome.state, problem: outcome.problem })
  return outcome
}

async function attempt(app: OpenApp, handlers: readonly JobHandler[], row: JobRow, { stop, cancel, onProgress }: PerformOptions): Promise<Outcome> {
  const handler = handlers.find((it) => it.kind === row.kind)
  if (!handler) return failure(unknownKind({ kind: row.kind }))
  const pulse = startPulse(app, row)
  const interrupt = () => pulse.abort()
  const signals = [stop, cancel].filter((it) => it !== undefined)
  for (const signal of signals) signal.addEventListener('abort', interrupt, { once: true })
  if (signals.some((it) => it.aborted)) interrupt()
  const progress = (it: JobProgress) => {
    pulse.note(it)
    onProgress?.(it)
  }
  try {
    const result = await handler.run({ ...base(app, row), signal: pulse.signal, progress }, row.payload)
    await pulse.end()
    return { state: 'done', problem: null, result }
  } catch (error) {
    const reason = await pulse.end()
    if (reason === 'stop' || cancel?.aborted) return { state: 'cancelled', problem: null, result: null }
    if (stop?.aborted || reason === 'gone') return 'interrupted'
    return failure(error instanceof Problem ? error : broken(app, row, error))
  } finally {
    for (const signal of signals) signal.removeEventListener('abort', interrupt)
  }
}

function failure(problem: Problem): Ending {
  return { state: 'failed', problem: { code: problem.code, detail: problem.message }, result: null }
}

function broken(app: OpenApp, row: JobRow, error: unknown): Problem {
  const incident = app.newId()
  app.log.error({ incident, job: row.id, kind: row.kind, err: error }, 'job failed')
  return isNoSpace(error) ? jobOutOfSpace({}) : jobBroken({ incident })
}

/** Keeps the row's heartbeat and progress fresh, and hears when the job shall stop. */
function startPulse(app: OpenApp, row: JobRow) {
  const controller = new AbortController()
  let latest: JobProgress | null = null
  let reason: 'stop' | 'gone' | null = null
  let beating: Promise<void> = Promise.resolve()
  const write = async () => {
    const answer = await beat(app.owner, row, latest).catch(() => 'go on' as const)
    if (answer === 'go on' || reason) return
    reason = answer
    controller.abort()
  }
  const timer = setInterval(() => {
    beating = beating.then(write)
  }, BEAT_MILLISECONDS)
  return {
    signal: controller.signal,
    abort: () => controller.abort(),
    note: (progress: JobProgress) => {
      latest = { ...progress, percent: Math.max(progress.percent, latest?.percent ?? 0) }
      if (controller.signal.aborted) throw jobCancelled({ jobId: row.id })
    },
    end: async () => {
      clearInterval(timer)
      beating = beating.then(write)
      await beating
      return reason
    },
  }
}

function base(app: OpenApp, row: JobRow): Omit<JobCtx, 'progress' | 'signal'> {
  const actor = { ...systemActor(row.requested_id), name: row.requested_by }
  const bind = systemBind(row.regency_code)
  const log = app.log.child({ job: row.id, kind: row.kind })
  return { app, regency: row.regency_code, jobId: row.id, actor, attempt: row.attempt, log, inRegency: (work) => inRegency(app, actor, bind, work) }
}

/** Lets the handler set its own rows right after a job that ended without success. */
export async function tellEnded(app: OpenApp, handlers: readonly JobHandler[], row: JobRow): Promise<void> {
  if (row.state !== 'failed' && row.state !== 'cancelled') return
  const handler = handlers.find((it) => it.kind === row.kind)
  try {
    await handler?.ended?.(base(app, row), row.payload, row.state, row.problem)
  } catch (error) {
    app.log.error({ job: row.id, kind: row.kind, err: error }, 'clearing up after a job failed')
  }
}
