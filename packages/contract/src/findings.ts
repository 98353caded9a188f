import { z } from 'zod'
import { AreaCodeText, CauseId, DateText, FileFormat, MonthText, Paging, RegencyCode, SegmentId } from './common.ts'

const bilingual = { judul: z.string(), title: z.string(), penjelasan: z.string(), explanation: z.string(), perbaikan: z.string(), remedy: z.string() }

export const RuleCard = z.object({
  id: z.string(),
  ...bilingual,
  source: z.string().describe('citation'),
  checkedOn: DateText,
  since: DateText,
  until: DateText.nullable(),
  severity: z.enum(['high', 'medium', 'low']),
  hash: z.string(),
  params: z.array(z.object({ name: z.string(), value: z.string(), source: z.string(), checkedOn: DateText })),
})

export const ListRules = {
  method: 'GET',
  path: '/api/v1/rules',
  summary: 'The rules in force with their law',
  scope: 'signed-in',
  input: z.object({}),
  output: z.object({ rows: z.array(RuleCard) }),
  problems: [],
} as const

export const FindingRow = z.object({
  rowNo: z.int(),
  rule: z.string(),
  judul: z.string(),
  title: z.string(),
  personId: z.string(),
  name: z.string(),
  nikMasked: z.string().nullable(),
  testData: z.boolean(),
  villageCode: z.string().nullable(),
  villageName: z.string().nullable(),
  rw: z.string().nullable(),
  rt: z.string().nullable(),
  segment: SegmentId.nullable(),
  cause: CauseId.nullable(),
  rupiahPerMonth: z.int(),
  detail: z.record(z.string(), z.unknown()),
})

const filter = { area: AreaCodeText.optional(), segment: SegmentId.optional(), cause: CauseId.optional() }

export const ListFindingRules = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/months/:month/findings',
  summary: 'Findings by rule: people and rupiah a month',
  scope: 'findings.read',
  input: z.object({ regency: RegencyCode, month: MonthText, ...filter }),
  output: z.object({
    rows: z.array(
      z.object({
        rule: z.string(),
        judul: z.string(),
        title: z.string(),
        perbaikan: z.string(),
        remedy: z.string(),
        severity: z.enum(['high', 'medium', 'low']),
        people: z.int(),
        rupiahPerMonth: z.int(),
      }),
    ),
  }),
  problems: ['indicators/month-not-found', 'areas/not-found', 'people/names-frozen'],
} as const

export const ListFindings = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/months/:month/findings/people',
  summary: 'The people of one rule',
  scope: 'findings.read',
  names: true,
  input: z.object({
    regency: RegencyCode,
    month: MonthText,
    rule: z.string(),
    ...filter,
    sort: z.enum(['name', 'rupiah', 'village']).default('rupiah'),
    ...Paging,
  }),
  output: z.object({ total: z.int(), rupiahPerMonth: z.int(), rows: z.array(FindingRow) }),
  problems: ['indicators/month-not-found', 'areas/not-found', 'findings/rule-not-found', 'people/names-frozen'],
} as const

export const ExportFindings = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/months/:month/findings/export',
  summary: 'The people of one rule, or of all, as a file',
  scope: 'exports.create',
  names: true,
  input: z.object({ regency: RegencyCode, month: MonthText, rule: z.string().optional(), ...filter, format: FileFormat.default('csv') }),
  output: 'file',
  problems: ['indicators/month-not-found', 'areas/not-found', 'findings/rule-not-found', 'people/names-frozen'],
} as const
