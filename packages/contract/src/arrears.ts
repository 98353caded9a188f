import { z } from 'zod'
import { AreaCodeText, DateText, FileFormat, InstantText, MonthText, Paging, RegencyCode } from './common.ts'

export const WRITE_OFF_STATES = ['proposed', 'granted', 'refused', 'withdrawn'] as const
export const ARREARS_SORTS = ['months', 'rupiah', 'village'] as const
const whole = z.coerce.number().int().min(0)

/** What the register of arrears may be narrowed by; the numbers and the list take the same. */
export const ArrearsFilter = {
  area: AreaCodeText.optional(),
  class: z.enum(['1', '2', '3']).optional(),
  decile: z.coerce.number().int().min(0).max(10).optional().describe('0: no decile known'),
  monthsMin: whole.optional(),
  monthsMax: whole.optional(),
  band: z.coerce.number().int().min(0).max(4).optional().describe('amount: below 500 thousand, then from 500 thousand, 1, 2.5 and 5 million rupiah'),
}

/** An amount three ways: by the roster, by the rates of each month, and how many people cannot be reckoned. */
const Sums = z.object({
  heads: z.int(),
  households: z.int(),
  rosterRupiah: z.int().describe('whole rupiah, as the roster says'),
  ratesRupiah: z.int().describe('whole rupiah, months owed at the rate of each month, at most as many as the law asks for'),
})
/** A value the law or the office gave, beside the number it makes. */
export const StatedParameter = z.object({
  id: z.string(),
  judul: z.string(),
  title: z.string(),
  value: z.union([z.number(), z.string()]),
  unit: z.string(),
  since: DateText,
  source: z.string(),
  confidence: z.string(),
})

export const GetArrears = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/months/:month/arrears',
  summary: 'Self-paying members in arrears: how many, how much, since how long',
  scope: 'arrears.read',
  input: z.object({ regency: RegencyCode, month: MonthText, ...ArrearsFilter }),
  output: z.object({
    month: MonthText,
    asOf: DateText,
    total: Sums,
    overCap: z.object({ heads: z.int(), months: z.int() }).describe('people who owe more months than the law asks for'),
    unknown: z.int().describe('people whose months nobody wrote down'),
    rehab: z.object({ households: z.int(), heads: z.int(), instalmentRupiah: z.int(), months: z.int() }).nullable(),
    byClass: z.array(Sums.extend({ key: z.string() })),
    byDecile: z.array(Sums.extend({ key: z.string() })),
    byMonths: z.array(Sums.extend({ key: z.string().describe('1-3, 4-6, 7-12, 13-24, 25+ or 0 for unknown') })),
    byVillage: z.array(Sums.extend({ key: z.string(), name: z.string() })),
    parameters: z.array(StatedParameter),
  }),
  problems: ['indicators/month-not-found', 'areas/not-found', 'arrears/not-counted', 'people/names-frozen'],
} as const

export const GetArrearsTrend = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/arrears/trend',
  summary: 'Arrears over up to 24 months, oldest first',
  scope: 'arrears.read',
  input: z.object({ regency: RegencyCode, area: AreaCodeText.optional() }),
  output: z.object({ rows: z.array(Sums.extend({ month: MonthText })) }),
  problems: ['areas/not-found'],
} as const

const WriteOff = z.object({ status: z.enum(WRITE_OFF_STATES), since: DateText, document: z.string() })
const Rehab = z.object({ instalments: z.int(), monthlyRupiah: z.int() })

export const ArrearsRow = z.object({
  key: z.string().describe('opaque: the person, or the household'),
  name: z.string(),
  others: z.int().describe('further people of the household in arrears'),
  nikMasked: z.string().nullable(),
  cardMasked: z.string().nullable(),
  kkMasked: z.string().nullable(),
  testData: z.boolean(),
  villageCode: z.string().nullable(),
  villageName: z.string().nullable(),
  rw: z.string().nullable(),
  rt: z.string().nullable(),
  class: z.string().nullable(),
  months: z.int().nullable(),
  rosterRupiah: z.int().nullable(),
  ratesRupiah: z.int().nullable(),
  decile: z.int().nullable(),
  rehab: Rehab.nullable().describe('instalments that are possible; null when the months do not allow any'),
  barred: z.string().nullable().describe('why the city cannot take this person over'),
  writeOff: WriteOff.nullable(),
})

export const ListArrears = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/months/:month/arrears/list',
  summary: 'Exactly the people or the households of that number',
  scope: 'arrears.read',
  names: true,
  input: z.object({
    regency: RegencyCode,
    month: MonthText,
    by: z.enum(['person', 'household']).default('person'),
    sort: z.enum(ARREARS_SORTS).default('months'),
    ...ArrearsFilter,
    ...Paging,
  }),
  output: z.object({ total: z.int(), rows: z.array(ArrearsRow) }),
  problems: ['indicators/month-not-found', 'areas/not-found', 'arrears/not-counted', 'people/names-frozen'],
} as const

export const ExportArrears = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/months/:month/arrears/export',
  summary: 'The same as a file',
  scope: 'exports.create',
  names: true,
  input: z.object({
    regency: RegencyCode,
    month: MonthText,
    by: z.enum(['person', 'household']).default('person'),
    ...ArrearsFilter,
    format: FileFormat.default('csv'),
  }),
  output: 'file',
  problems: ['indicators/month-not-found', 'areas/not-found', 'arrears/not-counted', 'people/names-frozen'],
} as const

export const GetArrearsOfPerson = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/months/:month/arrears/people/:personId',
  summary: 'One person in arrears: months that are at hand, household, write-off',
  scope: 'arrears.read',
  names: true,
  input: z.object({ regency: RegencyCode, month: MonthText, personId: z.string() }),
  output: z.object({
    person: ArrearsRow,
    since: MonthText.nullable().describe('first month that is owed, by the months the roster names'),
    history: z.array(z.object({ month: MonthText, months: z.int().nullable(), rosterRupiah: z.int().nullable(), ratesRupiah: z.int().nullable() })),
    household: z.array(ArrearsRow),
    writeOffs: z.array(WriteOff.extend({ recordedBy: z.string(), recordedAt: InstantText })),
  }),
  problems: ['indicators/month-not-found', 'arrears/person-not-found', 'arrears/not-counted', 'people/names-frozen'],
} as const

export const RecordWriteOff = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/months/:month/arrears/write-offs',
  summary: 'Record what became of the old debt of some people (pemutihan): a dated fact',
  scope: 'facts.record',
  names: true,
  input: z.object({
    regency: RegencyCode,
    month: MonthText,
    id: z.uuid().describe('chosen by the caller; sent twice it counts once'),
    personIds: z.array(z.string()).min(1).max(500),
    status: z.enum(WRITE_OFF_STATES),
    since: DateText,
    document: z.string().trim().min(5).max(300).describe('number and date of the paper that says so'),
  }),
  output: z.object({ recorded: z.int(), already: z.int() }),
  problems: ['indicators/month-not-found', 'arrears/person-not-found', 'arrears/not-counted', 'people/names-frozen', 'arrears/id-reused'],
} as const
