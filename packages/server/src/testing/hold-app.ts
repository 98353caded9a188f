/** A process of its own for tests: opens the App as any command does, says so, and closes when its stdin ends. With `work` it also works through the queue. */
import { setTimeout as sleep } from 'node:timers/promises'
import { openApp } from '../platform/app.ts'
import { processConfig } from '../platform/config.ts'
import type { JobHandler } from '../platform/jobs.ts'
import { startWorker } from '../services/worker.ts'

/** Endless at its first attempt, done at its second. */
const stubborn: JobHandler = {
  kind: 'people.index',
  run: async (job) => {
    for (let percent = 1; job.attempt === 1; percent = Math.min(99, percent + 1)) {
      job.progress({ percent, step: 'menunggu' })
      await sleep(50)
    }
    return { attempt: job.attempt }
  },
}

const app = await openApp(processConfig())
const worker = process.argv.includes('work') ? await startWorker(app, [stubborn]) : null
const { rows } = await app.owner.query<{ started: string; uid: string }>('select pg_postmaster_start_time()::text as started, current_user as uid')
process.stderr.write(`open ${rows[0]?.started}\n`)
for await (const _ of process.stdin);
await worker?.stop(0)
await app.close()
