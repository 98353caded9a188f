import { z } from 'zod'
import { InstantText, RegencyCode } from './common.ts'

export const Job = z.object({
  id: z.string(),
  kind: z.enum([
    'registers.import',
    'registers.diff',
    'registers.commit',
    'registers.undo',
    'indicators.build',
    'obligations.compute',
    'people.index',
    'people.load',
    'lookups.answer',
    'boundaries.count',
    'arrears.count',
    'audit-packs.create',
    'takeovers.follow',
    'takeovers.promises',
    'linkage.run',
    'sponsors.allocate',
    'sponsors.follow',
    'bills.challenge',
  ]),
  title: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  percent: z.number().min(0).max(100),
  rowsDone: z.int().nullable(),
  rowsTotal: z.int().nullable(),
  secondsLeft: z.int().nullable(),
  step: z.string().nullable(),
  createdAt: InstantText,
  startedAt: InstantText.nullable(),
  finishedAt: InstantText.nullable(),
  requestedBy: z.string(),
  problem: z.object({ code: z.string(), detail: z.string() }).nullable(),
  result: z.record(z.string(), z.unknown()).nullable(),
})

export const ListJobs = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/jobs',
  summary: 'Work under way and lately finished',
  scope: 'jobs.read',
  input: z.object({ regency: RegencyCode, state: z.enum(['open', 'all']).default('all') }),
  output: z.object({ rows: z.array(Job) }),
  problems: [],
} as const
const one = z.object({ regency: RegencyCode, jobId: z.string() })
export const GetJob = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/jobs/:jobId',
  summary: 'Progress of one job',
  scope: 'jobs.read',
  input: one,
  output: Job,
  problems: ['jobs/not-found'],
} as const
export const CancelJob = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/jobs/:jobId/cancel',
  summary: 'Stop a job; nothing half done stays',
  scope: 'registers.import',
  input: one,
  output: Job,
  problems: ['jobs/not-found', 'jobs/already-finished'],
} as const
export const RetryJob = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/jobs/:jobId/retry',
  summary: 'Run a failed or cancelled job again',
  scope: 'registers.import',
  input: one,
  output: Job,
  problems: ['jobs/not-found', 'jobs/still-running'],
} as const
