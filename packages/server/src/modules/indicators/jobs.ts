import { enqueue, type JobHandler } from '../../platform/jobs.ts'
import { requestArrears } from '../arrears/index.ts'
import { requestCountIfNeeded } from '../boundaries/index.ts'
import { tellBuilt } from '../months/index.ts'
import { requestObligationsIfNeeded } from '../obligations/index.ts'
import { buildMonth } from './build-month.ts'
import { indexMonth, thawMonth } from './names-of-month.ts'

const textOf = (value: unknown) => (typeof value === 'string' ? value : null)

/** Builds a month; filling the word index is a job of its own, so that the numbers are there at once. */
export const buildJob: JobHandler = {
  kind: 'indicators.build',
  async run(job, payload) {
    const month = String(payload.month)
    const built = await buildMonth(job, { month, reason: textOf(payload.reason), namesLater: payload.names === 'later' })
    const { buildId, revision, restates, withNames, report } = built
    await job.inRegency(requestCountIfNeeded)
    await job.inRegency((ctx) => requestObligationsIfNeeded(ctx, month, withNames))
    await job.inRegency((ctx) => requestArrears(ctx, month))
    await job.inRegency(tellBuilt)
    if (withNames) await job.inRegency((ctx) => enqueue(ctx, { kind: 'people.index', title: `Indeks nama ${month}`, payload: { buildId, month } }))
    return { month, buildId, revision, restates, ...report.counts }
  },
}

const indexJob: JobHandler = {
  kind: 'people.index',
  async run(job, payload) {
    await indexMonth(job.app, { regency: job.regency, buildId: String(payload.buildId), actor: job.actor.id })
    return null
  },
}

const thawJob: JobHandler = {
  kind: 'people.load',
  async run(job, payload) {
    const thawed = await thawMonth(job, String(payload.month))
    await job.inRegency((ctx) => requestArrears(ctx, String(payload.month)))
    return thawed
  },
}

export const jobs: JobHandler[] = [buildJob, indexJob, thawJob]
