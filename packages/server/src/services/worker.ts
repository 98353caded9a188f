import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, type Runner, run } from 'graphile-worker'
import { performJob, recoverJobs } from '../modules/jobs/index.ts'
import type { OpenApp, Preparation } from '../platform/app.ts'
import type { JobHandler } from '../platform/jobs.ts'

export interface Worker {
  /** Takes no more work; the job under way gets `graceMilliseconds`, then goes back to the queue. */
  stop(graceMilliseconds: number): Promise<void>
}

const RECOVER_MILLISECONDS = 5000
const TIDY_MILLISECONDS = 3_600_000
/** Long jobs wait for each other; small ones have a lane of their own. */
const LANES = ['jobs', 'small'] as const

/** Works through the queue, one long job at a time: each may take all the memory the engine is allowed. Small ones run beside it, one at a time too. */
export async function startWorker(app: OpenApp, handlers: readonly JobHandler[], tidies: readonly Preparation[] = []): Promise<Worker> {
  await recoverJobs(app, handlers)
  await tidyUp(app, tidies)
  const stopping = new AbortController()
  const lanes = await Promise.all(LANES.map((lane) => startLane(app, handlers, lane, stopping.signal)))
  const timer = setInterval(() => {
    recoverJobs(app, handlers).catch((error: unknown) => app.log.error({ err: error }, 'looking for lost jobs failed'))
  }, RECOVER_MILLISECONDS)
  const hourly = setInterval(() => void tidyUp(app, tidies), TIDY_MILLISECONDS)
  return {
    stop: async (graceMilliseconds) => {
      clearInterval(timer)
      clearInterval(hourly)
      const grace = setTimeout(() => stopping.abort(), graceMilliseconds)
      await Promise.all(lanes.map((it) => it.stop()))
      clearTimeout(grace)
    },
  }
}

/** What must go after some time goes while the server runs, too; a fault waits for the next hour. */
async function tidyUp(app: OpenApp, tidies: readonly Preparation[]): Promise<void> {
  for (const tidy of tidies) await tidy(app).catch((error: unknown) => app.log.error({ err: error }, 'tidying up failed'))
}

/** Keeps one lane going. The queue gives up after a while without its database; this does not. */
async function startLane(app: OpenApp, handlers: readonly JobHandler[], lane: string, stopping: AbortSignal) {
  let isStopped = false
  let runner = await startRunner(app, handlers, lane, stopping)
  const stay = async () => {
    while (!isStopped) {
      await runner.promise.catch((error: unknown) => app.log.error({ err: error }, 'the job queue stopped'))
      if (!isStopped) await sleep(RECOVER_MILLISECONDS, undefined, { signal: stopping }).catch(() => null)
      if (!isStopped) runner = await startRunner(app, handlers, lane, stopping).catch(() => runner)
    }
    await runner.stop().catch(() => null)
  }
  const staying = stay()
  return {
    stop: async () => {
      isStopped = true
      // Refuses when it has stopped already, for want of its database.
      await runner.stop().catch(() => null)
      await staying
    },
  }
}

function startRunner(app: OpenApp, handlers: readonly JobHandler[], lane: string, stop: AbortSignal): Promise<Runner> {
  return run({
    pgPool: app.owner,
    concurrency: 1,
    noHandleSignals: true,
    crontab: '',
    logger: new Logger(() => (level, message) => (level === 'error' ? app.log.error(message) : app.log.debug(message))),
    taskList: {
      [lane]: async (payload) => {
        await performJob(app, handlers, payload as { regency: string; id: string }, { stop })
      },
    },
  })
}
