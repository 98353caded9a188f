import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { enqueue, type JobCtx, type JobHandler, type JobView, jobCancelled } from '../../platform/jobs.ts'
import { startWorker, type Worker } from '../../services/worker.ts'
import { actorWith, aRegency, ctxFor, testApp } from '../../testing/index.ts'
import { cancelJob, getJob, listRegencyJobs, retryJob } from './follow-jobs.ts'
import { performJob, recoverJobs, runHere } from './index.ts'

const app = await testApp()

type Run = (job: JobCtx, payload: Record<string, unknown>) => Promise<Record<string, unknown> | null>
const handler = (run: Run, ended?: JobHandler['ended']): JobHandler => ({ kind: 'people.index', run, ...(ended ? { ended } : {}) })
const aJob = (regency: string, payload: Record<string, unknown> = {}): Promise<JobView> =>
  ctxFor(app, 'dinkes', regency, (ctx) => enqueue(ctx, { kind: 'people.index', title: 'Uji', payload }))
const look = (regency: string, id: string) => ctxFor(app, 'dinkes', regency, (ctx) => getJob(ctx, id))

async function until<T>(read: () => Promise<T>, fits: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = await read()
    if (fits(value)) return value
    await sleep(50)
  }
}
async function withWorker(run: Run, work: () => Promise<void>): Promise<void> {
  const worker: Worker = await startWorker(app, [handler(run)])
  await work().finally(() => worker.stop(0))
}
/** Works until told to stop, as an engine task does. */
const endless: Run = async (job) => {
  for (let percent = 1; ; percent = Math.min(percent + 1, 99)) {
    job.progress({ percent, step: 'menghitung', rowsDone: percent, rowsTotal: 100 })
    await sleep(20)
  }
}

it('does a job that was committed, with its payload, and keeps its result', async () => {
  const regency = aRegency()
  await withWorker(
    async (job, payload) => ({ got: payload, rows: await job.inRegency(async (ctx) => ctx.bind.regency) }),
    async () => {
      const { id } = await aJob(regency, { month: '2025-11' })
      const row = await until(
        () => look(regency, id),
        (it) => it.state === 'done',
      )
      expect(row).toMatchObject({ percent: 100, attempt: 1, result: { got: { month: '2025-11' }, rows: regency } })
    },
  )
})

it('does nothing for a request that was rolled back', async () => {
  const regency = aRegency()
  const attempt = ctxFor(app, 'dinkes', regency, async (ctx) => {
    await enqueue(ctx, { kind: 'people.index', title: 'Uji', payload: {} })
    throw new Error('undone')
  })
  await expect(attempt).rejects.toThrow('undone')
  expect(await ctxFor(app, 'dinkes', regency, (ctx) => listRegencyJobs(ctx, false))).toEqual([])
  expect((await app.owner.query(`select 1 from graphile_worker._private_jobs where payload->>'regency' = $1`, [regency])).rowCount).toBe(0)
})

it('queues for its own regency only, and shows no other regency the job', async () => {
  const [mine, other] = [aRegency(), aRegency()]
  const { id } = await aJob(mine)
  await expect(look(other, id)).rejects.toMatchObject({ code: 'jobs/not-found' })
  await expect(ctxFor(app, 'dinkes', other, (ctx) => cancelJob(ctx, id))).rejects.toMatchObject({ code: 'jobs/not-found' })
  await ctxFor(app, 'dinkes', mine, (ctx) => cancelJob(ctx, id))
})

it('shows progress that never goes back, rows and the time left', async () => {
  const regency = aRegency()
  const seen: number[] = []
  await withWorker(endless, async () => {
    const { id } = await aJob(regency)
    const row = await until(
      () => look(regency, id),
      (it) => {
        seen.push(it.percent)
        return it.percent > 20
      },
    )
    expect(row).toMatchObject({ state: 'running', step: 'menghitung', rows_total: 100 })
    expect(row.rows_done).toBe(row.percent)
    await ctxFor(app, 'dinkes', regency, (ctx) => cancelJob(ctx, id))
  })
  expect(seen).toEqual(seen.toSorted((a, b) => a - b))
})

it('stops a running job when somebody asks, and runs it again when somebody asks', async () => {
  const regency = aRegency()
  let stopped = false
  const run: Run = (job, payload) => {
    job.signal.addEventListener('abort', () => {
      stopped = true
    })
    return payload.again && job.attempt === 1 && stopped ? Promise.resolve({ done: 'again' }) : endless(job, payload)
  }
  await withWorker(run, async () => {
    const { id } = await aJob(regency, { again: true })
    await until(
      () => look(regency, id),
      (it) => it.percent > 1,
    )
    await ctxFor(app, 'dinkes', regency, (ctx) => cancelJob(ctx, id))
    await until(
      () => look(regency, id),
      (it) => it.state === 'cancelled',
    )
    expect(stopped).toBe(true)
    await expect(ctxFor(app, 'dinkes', regency, (ctx) => cancelJob(ctx, id))).rejects.toMatchObject({ code: 'jobs/already-finished' })
    await ctxFor(app, 'dinkes', regency, (ctx) => retryJob(ctx, id))
    const row = await until(
      () => look(regency, id),
      (it) => it.state === 'done',
    )
    expect(row.result).toEqual({ done: 'again' })
    await expect(ctxFor(app, 'dinkes', regency, (ctx) => retryJob(ctx, id))).rejects.toMatchObject({ code: 'jobs/still-running' })
  })
})

it('never starts a job that was cancelled while it waited, and tells its handler', async () => {
  const regency = aRegency()
  const { id } = await aJob(regency, { batch: 'b' })
  const row = await ctxFor(app, 'dinkes', regency, (ctx) => cancelJob(ctx, id))
  expect(row.state).toBe('cancelled')
  const told: unknown[] = []
  const never = handler(
    () => Promise.reject(new Error('ran')),
    async (job, payload, state) => void told.push([job.jobId, payload, state]),
  )
  await performJob(app, [never], { regency, id })
  expect(told).toEqual([[id, { batch: 'b' }, 'cancelled']])
  expect((await look(regency, id)).problem).toBeNull()
})

it('keeps a refusal with its code, and a fault of the program with an incident and nothing else', async () => {
  const regency = aRegency()
  const refused = await aJob(regency)
  await performJob(app, [handler(() => Promise.reject(jobCancelled({ jobId: 'x' })))], { regency, id: refused.id })
  expect(await look(regency, refused.id)).toMatchObject({ state: 'failed', problem: { code: 'jobs/cancelled' } })
  const broken = await aJob(regency)
  await performJob(app, [handler(() => Promise.reject(new Error('secret of the inside')))], { regency, id: broken.id })
  const row = await look(regency, broken.id)
  expect(row.problem?.code).toBe('jobs/broken')
  expect(row.problem?.detail).not.toContain('secret')
})

it.each([
  ['by the file system', Object.assign(new Error('write'), { code: 'ENOSPC' })],
  ['by the engine', new Error('IO Error: Could not write to file: No space left on device')],
])('says that the disk is full, told %s', async (_, error) => {
  const regency = aRegency()
  const { id } = await aJob(regency)
  await performJob(app, [handler(() => Promise.reject(error))], { regency, id })
  expect(await look(regency, id)).toMatchObject({ state: 'failed', problem: { code: 'jobs/no-space' } })
})

it('starts a job again whose worker died, and after three deaths says that it was lost and can be run again', async () => {
  const regency = aRegency()
  const { id } = await aJob(regency)
  const die = (attempt: number) =>
    app.owner.query(`update jobs_job set state = 'running', attempt = $2, heartbeat_at = now() - interval '1 minute' where id = $1`, [id, attempt])
  await die(2)
  await recoverJobs(app, [])
  expect(await look(regency, id)).toMatchObject({ state: 'waiting', attempt: 2 })
  await die(3)
  const told: string[] = []
  await recoverJobs(app, [handler(endless, async (_, __, state, problem) => void told.push(`${state} ${problem?.code}`))])
  expect(await look(regency, id)).toMatchObject({ state: 'failed', problem: { code: 'jobs/lost' } })
  expect(told).toEqual(['failed jobs/lost'])
  await ctxFor(app, 'dinkes', regency, (ctx) => retryJob(ctx, id))
  await performJob(app, [handler(async () => ({ at: 'last' }))], { regency, id })
  expect(await look(regency, id)).toMatchObject({ state: 'done', result: { at: 'last' } })
})

it('leaves a job alone whose worker lives', async () => {
  const regency = aRegency()
  const { id } = await aJob(regency)
  const stop = new AbortController()
  const running = performJob(app, [handler(endless)], { regency, id }, { stop: stop.signal })
  await until(
    () => look(regency, id),
    (it) => it.percent > 1,
  )
  await recoverJobs(app, [])
  expect((await look(regency, id)).state).toBe('running')
  stop.abort()
  await running
  expect(await look(regency, id)).toMatchObject({ state: 'waiting', attempt: 0 })
})

it('takes no second worker on one job', async () => {
  const regency = aRegency()
  const { id } = await aJob(regency)
  let runs = 0
  const once = handler(async () => {
    runs += 1
    await sleep(50)
    return null
  })
  await Promise.all([performJob(app, [once], { regency, id }), performJob(app, [once], { regency, id }), performJob(app, [once], { regency, id })])
  expect(runs).toBe(1)
})

it('runs a job in this process for the command line, and throws what it was refused with', async () => {
  const regency = aRegency()
  const actor = actorWith('dinkes', regency)
  const ask = { kind: 'people.index' as const, title: 'Uji', payload: {}, regency }
  const done = await runHere(
    app,
    handler(async () => ({ rows: 3 })),
    actor,
    ask,
  )
  expect(done.result).toEqual({ rows: 3 })
  const refused = runHere(
    app,
    handler(() => Promise.reject(jobCancelled({ jobId: 'x' }))),
    actor,
    ask,
  )
  await expect(refused).rejects.toMatchObject({ code: 'jobs/cancelled' })
  const given = new AbortController()
  const stopped = runHere(app, handler(endless), actor, ask, { cancel: given.signal, onProgress: ({ percent }) => percent > 5 && given.abort() })
  await expect(stopped).rejects.toMatchObject({ code: 'jobs/cancelled' })
  expect(await ctxFor(app, 'dinkes', regency, (ctx) => listRegencyJobs(ctx, true))).toEqual([])
})
