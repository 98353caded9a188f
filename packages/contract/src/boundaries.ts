import { z } from 'zod'
import { AreaCodeText, DateText, InstantText, MonthText, RegencyCode } from './common.ts'

export const BOUNDARY_KINDS = ['split', 'merge', 'recode'] as const
/** One line of a decree: the people of `from` are those of `to`. A village, or a part of one by RW or RT. */
export const BoundaryPart = z.object({
  from: AreaCodeText,
  to: AreaCodeText,
  name: z.string().trim().max(80).describe('of the village in `to`; empty: as known'),
})

export const Boundary = z.object({
  id: z.string(),
  kind: z.enum(BOUNDARY_KINDS),
  effectiveOn: DateText,
  decree: z.string(),
  decreeOn: DateText,
  parts: z.array(BoundaryPart),
  recordedBy: z.string(),
  recordedAt: InstantText,
  withdrawn: z.object({ by: z.string(), at: InstantText, reason: z.string() }).nullable(),
})

export const ListBoundaries = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/boundaries',
  summary: 'Areas that were split, merged or recoded, with their decrees',
  scope: 'facts.read',
  input: z.object({ regency: RegencyCode }),
  output: z.object({ rows: z.array(Boundary) }),
  problems: [],
} as const

export const RecordBoundary = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/boundaries',
  summary: 'Record that areas are split, merged or recoded on a date',
  scope: 'facts.record',
  input: z.object({
    regency: RegencyCode,
    kind: z.enum(BOUNDARY_KINDS),
    effectiveOn: DateText,
    decree: z.string().trim().min(5).max(200),
    decreeOn: DateText,
    parts: z.array(BoundaryPart).min(1).max(200),
  }),
  output: Boundary,
  problems: ['areas/not-found', 'boundaries/unfit', 'boundaries/overlaps'],
} as const

export const WithdrawBoundary = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/boundaries/:boundaryId/withdraw',
  summary: 'Take back a change of areas that was recorded by mistake; it stays to be seen',
  scope: 'facts.record',
  input: z.object({ regency: RegencyCode, boundaryId: z.string(), reason: z.string().trim().min(5).max(300) }),
  output: Boundary,
  problems: ['boundaries/not-found'],
} as const

export const GetBoundarySeries = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/boundaries/:boundaryId/series',
  summary: 'The months before and after, like with like: on old or on new boundaries',
  scope: 'facts.read',
  input: z.object({ regency: RegencyCode, boundaryId: z.string(), on: z.enum(['old', 'new']).default('new') }),
  output: z.object({
    boundary: Boundary,
    units: z.array(z.object({ key: z.string(), codes: z.array(AreaCodeText), name: z.string() })),
    months: z.array(
      z.object({
        month: MonthText,
        closed: z.boolean(),
        peopleOnline: z.boolean(),
        counts: z.record(z.string(), z.object({ population: z.int(), registered: z.int(), active: z.int() }).nullable()).describe('null: still to be counted'),
      }),
    ),
  }),
  problems: ['boundaries/not-found'],
} as const
