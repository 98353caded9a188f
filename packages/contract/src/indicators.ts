import { AGE_BANDS, COVERAGE_STEPS, PAYERS } from '@semesta/kernel'
import { z } from 'zod'
import { AreaCodeText, CauseId, DateText, InstantText, MonthText, RatioView, RegencyCode, SegmentId, SourceStamp } from './common.ts'
import { Job } from './jobs.ts'

export const StatusView = z.object({
  id: z.enum(['belum-uhc', 'uhc-cut-off', 'uhc-prioritas']),
  rule: z.string().describe('id and version of the rule that decided'),
  citation: z.string(),
  since: MonthText.nullable().describe('first of the unbroken months with this status'),
  reasons: z.array(z.object({ code: z.string(), met: z.boolean(), judul: z.string(), title: z.string() })),
  headsToLose: z.int().nullable().describe('active heads that may be lost before the status is'),
})

export const MonthSummary = z.object({
  month: MonthText,
  asOf: DateText,
  buildId: z.string(),
  revision: z.int(),
  closed: z.boolean(),
  closedAt: InstantText.nullable(),
  closedBy: z.string().nullable(),
  restates: z.int().nullable().describe('revision that this dated restatement replaces'),
  builtAt: InstantText,
  peopleOnline: z.boolean(),
  population: z.int(),
  registered: z.int(),
  active: z.int(),
  statusId: StatusView.shape.id,
})

export const ListMonths = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/months',
  summary: 'Months that have been built, newest first',
  scope: 'figures.read',
  input: z.object({ regency: RegencyCode }),
  output: z.object({ rows: z.array(MonthSummary.pick({ month: true, asOf: true, closed: true, revision: true, builtAt: true, peopleOnline: true })) }),
  problems: [],
} as const

const at = { regency: RegencyCode, month: MonthText, area: AreaCodeText.optional().describe('default: everything this person may see in the regency') }

export const GetFigures = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/months/:month/figures',
  summary: 'Coverage, keaktifan, status and the counts of an area',
  scope: 'figures.read',
  input: z.object(at),
  output: z.object({
    month: MonthText,
    asOf: DateText,
    area: z.object({ code: AreaCodeText, name: z.string() }),
    closed: z.boolean(),
    revision: z.int(),
    buildId: z.string(),
    peopleOnline: z.boolean(),
    timeZone: z.string(),
    counts: z.object({ population: z.int(), registered: z.int(), active: z.int(), inactive: z.int(), unregistered: z.int() }),
    coverage: RatioView,
    keaktifan: z.object({ official: z.enum(['registered', 'population']), registered: RatioView, population: RatioView }),
    official: z
      .object({ semester: z.string(), population: z.int(), source: z.string(), coverage: RatioView })
      .nullable()
      .describe('the Dukcapil semester figure beside the counted one; regency only'),
    waterfall: z.array(z.object({ step: z.enum(COVERAGE_STEPS), heads: z.int() })).describe('registered cards by what they turn out to be; sums to registered'),
    status: StatusView.nullable().describe('of the whole regency, whatever area was asked for'),
    sources: z.array(SourceStamp),
    rules: z.array(z.object({ id: z.string(), hash: z.string() })),
  }),
  problems: ['indicators/month-not-found', 'areas/not-found', 'people/names-frozen'],
} as const

export const Breakdown = z.object({
  key: z.string(),
  name: z.string(),
  population: z.int(),
  registered: z.int(),
  active: z.int(),
  inactive: z.int(),
  coveragePercent: z.string().nullable(),
  keaktifanPercent: z.string().nullable(),
  meetsCoverage: z.boolean(),
  meetsKeaktifan: z.boolean(),
  gapHeads: z.int().describe('active heads missing to the keaktifan threshold'),
})

export const GetBreakdown = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/months/:month/breakdown',
  summary: 'The counts of an area by village, kecamatan, segment, sex, age band or cause',
  scope: 'figures.read',
  input: z.object({ ...at, by: z.enum(['village', 'kecamatan', 'segment', 'sex', 'age', 'cause']) }),
  output: z.object({ by: z.string(), rows: z.array(Breakdown) }),
  problems: ['indicators/month-not-found', 'areas/not-found', 'people/names-frozen'],
} as const

export const GetTrend = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/trend',
  summary: 'Up to 24 months of an area',
  scope: 'figures.read',
  input: z.object({ regency: RegencyCode, area: AreaCodeText.optional(), until: MonthText.optional() }),
  output: z.object({
    coverageThreshold: z.number(),
    keaktifanThreshold: z.number(),
    rows: z.array(
      z.object({
        month: MonthText,
        population: z.int(),
        registered: z.int(),
        active: z.int(),
        coveragePercent: z.string().nullable(),
        keaktifanPercent: z.string().nullable(),
        closed: z.boolean(),
        statusId: StatusView.shape.id,
      }),
    ),
  }),
  problems: [],
} as const

export const BuildMonth = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/months/:month/build',
  summary: 'Build a month from the newest snapshots at its reporting date',
  scope: 'months.build',
  input: z.object({
    regency: RegencyCode,
    month: MonthText,
    reason: z.string().max(300).optional().describe('required when the month is closed: makes a dated restatement'),
  }),
  output: z.object({ job: Job }),
  problems: ['indicators/no-snapshot', 'indicators/closed-needs-reason'],
} as const

export const CloseMonth = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/months/:month/close',
  summary: 'Freeze a month for ever',
  scope: 'months.close',
  input: z.object({ regency: RegencyCode, month: MonthText }),
  output: MonthSummary,
  problems: ['indicators/month-not-found', 'indicators/already-closed'],
} as const

/** Loads the names of an older frozen month back, so that lists behind its numbers open. */
export const LoadPeople = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/months/:month/people/load',
  summary: 'Open the names of a frozen month',
  scope: 'people.read',
  input: z.object({ regency: RegencyCode, month: MonthText }),
  output: z.object({ job: Job.nullable() }),
  problems: ['indicators/month-not-found'],
} as const

export const GetProvince = {
  method: 'GET',
  path: '/api/v1/provinces/:province/months/:month',
  summary: 'Totals of the regencies of a province, no names',
  scope: 'province.read',
  input: z.object({ province: z.string().regex(/^\d{2}$/), month: MonthText }),
  output: z.object({
    rows: z.array(
      z.object({
        code: RegencyCode,
        name: z.string(),
        population: z.int(),
        registered: z.int(),
        active: z.int(),
        coveragePercent: z.string().nullable(),
        keaktifanPercent: z.string().nullable(),
        statusId: StatusView.shape.id,
      }),
    ),
  }),
  problems: [],
} as const

export const FACT_KINDS = ['pemda-arrears', 'official-population', 'minimum-wage', 'pbi-province'] as const
export const Fact = z.object({
  id: z.string(),
  kind: z.enum(FACT_KINDS),
  validFrom: DateText,
  validUntil: DateText.nullable(),
  value: z.number().describe('pemda-arrears: whole rupiah owed, 0 = none; official-population: heads; minimum-wage and pbi-province: whole rupiah a month'),
  label: z.string().nullable().describe('official-population: semester, e.g. 2025-1'),
  source: z.string(),
  recordedBy: z.string(),
  recordedAt: InstantText,
})
const FactBefore = Fact.pick({ validFrom: true, validUntil: true, value: true, label: true, source: true, recordedBy: true, recordedAt: true })
export const ListFacts = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/facts',
  summary: 'Recorded facts the status rests on',
  scope: 'facts.read',
  input: z.object({ regency: RegencyCode }),
  output: z.object({
    rows: z.array(
      Fact.extend({
        recorded: z.boolean().describe('here, so that it may be corrected; else it follows from another room'),
        before: z.array(FactBefore).describe('what it said before it was corrected, newest first'),
      }),
    ),
  }),
  problems: [],
} as const
export const RecordFact = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/facts',
  summary: 'Record arrears of the local government, an official population figure, the minimum wage, or what the province pays for PBI',
  scope: 'facts.record',
  input: z.object({
    regency: RegencyCode,
    kind: z.enum(FACT_KINDS),
    validFrom: DateText,
    validUntil: DateText.optional(),
    value: z.number().int().min(0),
    label: z.string().max(40).optional(),
    source: z.string().min(3).max(300),
    corrects: z.uuid().optional().describe('a fact of this kind that was recorded wrongly; what it said is kept'),
  }),
  output: Fact,
  problems: ['indicators/fact-overlaps', 'indicators/fact-not-found'],
} as const

/** The dimensions a number is counted by; the list and the export behind it take the same ones. */
export const COUNTS = ['population', 'registered', 'active', 'inactive', 'unregistered', ...COVERAGE_STEPS] as const
export const DrillFilter = {
  count: z.enum(COUNTS).describe('the number whose people are listed'),
  area: AreaCodeText.optional(),
  segment: SegmentId.optional(),
  sex: z.enum(['L', 'P']).optional(),
  age: z.enum(AGE_BANDS).optional(),
  cause: CauseId.optional(),
  since: MonthText.optional().describe('active without a break since this month'),
  payer: z.enum(PAYERS).optional(),
  unit: z.string().max(300).optional().describe('people of an area on the boundaries of another time: `<boundary id>:<old or new>:<unit>`'),
}
