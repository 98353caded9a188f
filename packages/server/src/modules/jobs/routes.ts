import { CancelJob, GetJob, ListJobs, RetryJob } from '@semesta/contract'
import { presentJob } from '../../platform/jobs.ts'
import { route } from '../../platform/route.ts'
import { cancelJob, getJob, listRegencyJobs, retryJob } from './follow-jobs.ts'

export const routes = [
  route(ListJobs, async (ctx, input) => ({ rows: (await listRegencyJobs(ctx, input.state === 'open')).map((row) => presentJob(row, ctx.now)) })),
  route(GetJob, async (ctx, input) => presentJob(await getJob(ctx, input.jobId), ctx.now)),
  route(
    CancelJob,
    async (ctx, input) => presentJob(await cancelJob(ctx, input.jobId), ctx.now),
    (input) => ({ action: 'jobs.cancel', subject: input.jobId }),
  ),
  route(
    RetryJob,
    async (ctx, input) => presentJob(await retryJob(ctx, input.jobId), ctx.now),
    (input) => ({ action: 'jobs.retry', subject: input.jobId }),
  ),
]
