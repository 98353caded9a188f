import { z } from 'zod'
import { AreaCodeText, InstantText, MonthText, Paging, RegencyCode } from './common.ts'
import { NEEDS, PledgeRing } from './sponsors.ts'

const rupiah = z.int().describe('whole rupiah')
const Reason = z.object({ reason: z.string(), points: z.int() })

export const Allocation = z.object({
  id: z.string(),
  month: MonthText,
  method: z.enum(['rules', 'optimal']),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'committed']),
  lot: z.string().describe('decides between households with the same points; the same draw gives the same list'),
  askedBy: z.string(),
  askedAt: InstantText,
  committedAt: InstantText.nullable(),
  stale: z.boolean().describe('the month was built again since: it must be worked out anew'),
  problem: z.object({ code: z.string(), detail: z.string() }).nullable(),
  report: z
    .object({
      candidates: z.int(),
      households: z.int(),
      bars: z.array(z.object({ why: z.string(), heads: z.int() })),
      way: z.enum(['rules', 'proved', 'search', 'greedy']),
      stopped: z.enum(['nodes', 'time', 'size']).nullable(),
      points: z.int(),
      bound: z.int().describe('no way of sharing out can have more points'),
      gapPercent: z.number(),
      source: z.string().describe('where the weights of need come from'),
      pledges: z.array(
        z.object({
          id: z.string(),
          sponsor: z.string(),
          ring: PledgeRing,
          capacity: z.int(),
          heads: z.int(),
          households: z.int(),
          points: z.int(),
          eligible: z.int(),
          cutoff: z.number().nullable().describe('points a head of the last household taken'),
          next: z.number().nullable().describe('points a head of the best household left out'),
          rupiah,
          fromMonth: MonthText,
          untilMonth: MonthText,
        }),
      ),
      villages: z.array(z.object({ code: AreaCodeText, heads: z.int() })),
    })
    .nullable(),
})

export const StartAllocation = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/allocations',
  summary: 'Work out who would be funded by some pledges; nothing counts until it is committed',
  scope: 'sponsors.manage',
  names: true,
  input: z.object({
    regency: RegencyCode,
    id: z.uuid(),
    pledgeIds: z.array(z.uuid()).min(1).max(50),
    method: z.enum(['rules', 'optimal']),
    lot: z.string().trim().min(1).max(60),
  }),
  output: Allocation,
  problems: ['sponsors/pledge-not-found', 'sponsors/nothing-to-allocate', 'sponsors/id-reused', 'indicators/month-not-found', 'people/names-frozen'],
} as const

const one = { regency: RegencyCode, allocationId: z.string() }

export const GetAllocation = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/allocations/:allocationId',
  summary: 'How far it is; then heads and rupiah by pledge, the way it was found, and how far it can be from the best',
  scope: 'sponsors.read',
  input: z.object(one),
  output: Allocation,
  problems: ['sponsors/plan-not-found'],
} as const

export const ListAllocations = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/allocations',
  summary: 'The newest allocations that were worked out',
  scope: 'sponsors.read',
  input: z.object({ regency: RegencyCode }),
  output: z.object({ rows: z.array(Allocation) }),
  problems: [],
} as const

export const ListAllocationPeople = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/allocations/:allocationId/people',
  summary: 'The people it would fund, each with the reasons and points',
  scope: 'sponsors.read',
  names: true,
  input: z.object({ ...one, ...Paging, pledgeId: z.uuid().optional() }),
  output: z.object({
    total: z.int(),
    rows: z.array(
      z.object({
        rowNo: z.int(),
        pledgeId: z.string(),
        name: z.string().nullable(),
        nik: z.string().describe('masked'),
        villageCode: AreaCodeText,
        need: z.enum(NEEDS),
        points: z.array(Reason),
        household: z.object({ heads: z.int(), perHead: z.number() }),
      }),
    ),
  }),
  problems: ['sponsors/plan-not-found'],
} as const

/** Why somebody is in a plan, or is not: one answer a pledge. */
export const WHYS = ['chosen', 'barred', 'outside', 'below', 'drawn', 'no-room'] as const
export const ExplainAllocation = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/allocations/:allocationId/explain',
  summary: 'Why this person, or why not',
  scope: 'sponsors.read',
  names: true,
  input: z.object({
    ...one,
    number: z
      .string()
      .regex(/^\d{13}(\d{3})?$/, 'NIK atau nomor kartu')
      .describe('NIK or card number'),
  }),
  output: z.object({
    name: z.string().nullable(),
    bar: z.string().nullable().describe('what keeps the person from being funded at all'),
    points: z.array(Reason),
    pledges: z.array(
      z.object({
        id: z.string(),
        sponsor: z.string(),
        why: z.enum(WHYS),
        misfits: z.array(z.string()),
        perHead: z.number().nullable(),
        cutoff: z.number().nullable(),
      }),
    ),
  }),
  problems: ['sponsors/plan-not-found', 'sponsors/plan-not-ready', 'people/not-found', 'people/names-frozen'],
} as const

export const CommitAllocation = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/allocations/:allocationId/commit',
  summary: 'Make an allocation count: seats, memorandum booking, and the list to send',
  scope: 'sponsors.manage',
  names: true,
  input: z.object(one),
  output: Allocation,
  problems: [
    ...['sponsors/plan-not-found', 'sponsors/plan-not-ready', 'sponsors/plan-stale', 'sponsors/not-enough-money', 'sponsors/funded-twice'],
    ...['ledger/month-closed', 'ledger/id-reused'],
  ],
} as const
