import { PREMIUM_PAYERS, SEGMENTS } from '@semesta/kernel'
import { z } from 'zod'
import { AreaCodeText, DateText, FileFormat, InstantText, MonthText, Paging, RegencyCode, SegmentId } from './common.ts'
import { Job } from './jobs.ts'

export const OBLIGATION_BASIS_IDS = [
  ...(['due', 'arrears', 'covered-by-worker', 'further-family'] as const),
  ...(['wage-unknown', 'further-unknown', 'relation-unknown', 'pension-unknown', 'class-unknown', 'segment-unknown'] as const),
  ...(['inactive', 'deceased', 'moved', 'duplicate'] as const),
] as const
const Basis = z.enum(OBLIGATION_BASIS_IDS).describe('why something is owed, or nothing')
export const ADJUSTMENT_CAUSE_IDS = [
  ...(['deceased', 'moved', 'duplicate', 'activated', 'deactivated', 'segment', 'amount', 'card-added', 'card-gone', 'withdrawn'] as const),
] as const
const Cause = z.enum(ADJUSTMENT_CAUSE_IDS)
const ClassId = z.enum(['', '1', '2', '3']).describe('empty: not known')

/** Whole rupiah by payer; the two budget lines of the local government apart. */
const Parts = z.object({
  own: z.int(),
  employer: z.int(),
  worker: z.int(),
  localIuran: z.int().describe('budget line 5.1.02.02.02.0003'),
  localBantuan: z.int().describe('budget line 5.1.02.02.02.0004'),
  central: z.int(),
  province: z.int(),
})
const at = { regency: RegencyCode, month: MonthText, area: AreaCodeText.optional() }

const Facts = {
  minimumWageRupiah: z.int().nullable().describe('null: nobody recorded it, so no floor was applied'),
  pbiProvinceRupiah: z.int(),
}
const Run = z.object({
  revision: z.int().describe('revision of the month that was put down'),
  on: DateText,
  at: InstantText,
  by: z.string(),
  ...Facts,
  namesOnline: z.boolean(),
})
const Sum = z.object({ segment: SegmentId, class: ClassId, basis: Basis, heads: z.int(), parts: Parts })
const Bound = z.object({
  basis: Basis,
  payer: z.enum(PREMIUM_PAYERS),
  heads: z.int(),
  atLeastRupiah: z.int().nullable().describe('null: no minimum wage was recorded'),
  atMostRupiah: z.int().nullable().describe('null: the law of the day knows no limit'),
})
const AdjustmentSum = z.object({
  forMonth: MonthText,
  runMonth: MonthText.describe('the month whose build brought the news'),
  on: DateText,
  late: z.boolean().describe('news about an earlier month; else the month itself was built again'),
  cause: Cause,
  segment: SegmentId,
  heads: z.int(),
  parts: Parts,
})

export const GetObligations = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/months/:month/obligations',
  summary: 'Who pays what in a month, by payer, segment, class and village, and what has been put right since',
  scope: 'rates.read',
  input: z.object(at),
  output: z.object({
    run: Run.nullable().describe('null: not yet put down'),
    facts: z.object(Facts).describe('as recorded now; where the run knew others, have it reckoned again for the difference'),
    rows: z.array(Sum),
    bounds: z.array(Bound).describe('what the law says at least and at most for cards about which something is not known; in no sum'),
    before: z.object({ month: MonthText, rows: z.array(Sum) }).nullable(),
    adjustments: z.array(AdjustmentSum).describe('for this month, or brought by its builds'),
    villages: z.array(z.object({ code: AreaCodeText, name: z.string(), heads: z.int(), parts: Parts })).describe('none below the village'),
  }),
  problems: ['indicators/month-not-found', 'areas/not-found', 'people/names-frozen'],
} as const

export const ComputeObligations = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/months/:month/obligations',
  summary: 'Put down what is owed in a month; again gives differences alone',
  scope: 'months.build',
  input: z.object({ regency: RegencyCode, month: MonthText }),
  output: z.object({ job: Job }),
  problems: ['indicators/month-not-found'],
} as const

export const ObligationFilter = {
  payer: z.enum(PREMIUM_PAYERS).optional().describe('only cards through which this payer owes something'),
  segment: z.enum(SEGMENTS).optional(),
  class: ClassId.optional(),
  basis: Basis.optional(),
}
const place = { villageCode: z.string().nullable(), villageName: z.string().nullable(), rw: z.string().nullable(), rt: z.string().nullable() }
const human = { personId: z.string().describe('opaque'), name: z.string(), nikMasked: z.string().nullable(), testData: z.boolean(), ...place }

export const ListObligations = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/months/:month/obligations/people',
  summary: 'Exactly the cards behind a sum',
  scope: 'people.read',
  names: true,
  input: z.object({ ...at, ...ObligationFilter, ...Paging }),
  output: z.object({
    total: z.int(),
    parts: Parts.describe('of all cards of the filter'),
    rows: z.array(z.object({ rowNo: z.int(), ...human, segment: SegmentId, class: ClassId, basis: Basis, parts: Parts })),
  }),
  problems: ['indicators/month-not-found', 'areas/not-found', 'people/names-frozen', 'obligations/not-put-down'],
} as const

export const ExportObligations = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/months/:month/obligations/export',
  summary: 'The same cards as a file',
  scope: 'exports.create',
  names: true,
  input: z.object({ ...at, ...ObligationFilter, format: FileFormat.default('csv') }),
  output: 'file',
  problems: ['indicators/month-not-found', 'areas/not-found', 'people/names-frozen', 'obligations/not-put-down'],
} as const

const Adjustment = z.object({
  id: z.string(),
  ...human,
  forMonth: MonthText,
  runMonth: MonthText,
  on: DateText,
  late: z.boolean(),
  cause: Cause,
  segment: SegmentId,
  basisBefore: Basis.nullable(),
  basisAfter: Basis.nullable(),
  parts: Parts,
})
const AdjustmentFilter = { cause: Cause.optional(), segment: z.enum(SEGMENTS).optional(), forMonth: MonthText.optional() }

export const ListAdjustments = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/months/:month/obligations/adjustments',
  summary: 'Differences for a month or brought by its builds, card by card with their cause',
  scope: 'people.read',
  names: true,
  input: z.object({ ...at, ...AdjustmentFilter, ...Paging }),
  output: z.object({ total: z.int(), rows: z.array(Adjustment) }),
  problems: ['indicators/month-not-found', 'areas/not-found'],
} as const

export const ExportAdjustments = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/months/:month/obligations/adjustments/export',
  summary: 'The same differences as a file',
  scope: 'exports.create',
  names: true,
  input: z.object({ ...at, ...AdjustmentFilter, format: FileFormat.default('csv') }),
  output: 'file',
  problems: ['indicators/month-not-found', 'areas/not-found'],
} as const

export const GetPersonObligations = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/months/:month/people/:personId/obligations',
  summary: 'What is owed for one person, month by month, with what was put right',
  scope: 'people.read',
  names: true,
  input: z.object({ regency: RegencyCode, month: MonthText, personId: z.string() }),
  output: z.object({
    rows: z.array(z.object({ month: MonthText, cardMasked: z.string().nullable(), segment: SegmentId, class: ClassId, basis: Basis, parts: Parts })),
    adjustments: z.array(z.object({ forMonth: MonthText, on: DateText, late: z.boolean(), cause: Cause, cardMasked: z.string().nullable(), parts: Parts })),
  }),
  problems: ['indicators/month-not-found', 'people/not-found', 'people/names-frozen'],
} as const
