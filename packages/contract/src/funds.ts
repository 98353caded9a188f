import { z } from 'zod'
import { AreaCodeText, DateText, FileFormat, MonthText, RegencyCode, SegmentId } from './common.ts'

export const FUND_KINDS = ['apbd-murni', 'apbd-perubahan', 'dau-sg', 'pajak-rokok', 'bantuan-provinsi', 'csr', 'dana-desa'] as const
export const FundKind = z.enum(FUND_KINDS)
/** The two parts of what a local government pays for a head: on a budget line each. */
export const PARTS = ['iuran', 'bantuan'] as const
const Part = z.enum(PARTS)
export const BUDGET_STAGES = ['murni', 'perubahan', 'pergeseran'] as const
const Stage = z.enum(BUDGET_STAGES)
const Rupiah = z.int().describe('whole rupiah')
const Whole = z.int().positive().describe('whole rupiah')
const Year = z.coerce.number().int().min(2014).max(2100)
const Words = z.string().trim().min(3).max(200)
/** Chosen by the client: sent again with the same content it changes nothing, with other content it is refused. */
const id = z.uuid()
const at = { regency: RegencyCode }

export const LinePosition = z.object({ pagu: Rupiah, committed: Rupiah, realised: Rupiah, left: Rupiah })
export const Lasting = z.object({
  until: DateText.describe('last day wholly paid for'),
  isEnough: z.boolean().describe('lasts to the end of the fiscal year'),
  short: Rupiah.describe('missing to the end of the year: what a change of the budget must bring'),
  over: Rupiah.describe('not used at the end of the year'),
})
export const FundsPace = z.object({
  basis: z.enum(['bills', 'planned', 'asked']),
  monthly: z.number().describe('heads more each month'),
  /** null when the year has no month ahead */
  lasts: Lasting.nullable(),
})
const Ahead = z.object({ heads: z.int(), rupiah: Rupiah, left: Rupiah })
export const BurnRow = z.object({
  month: MonthText,
  billed: z.object({ heads: z.int(), rupiah: Rupiah, left: Rupiah }).nullable(),
  bills: Ahead.nullable().describe('at the pace of the bills so far'),
  planned: Ahead.nullable().describe('at the planned growth'),
})

export const Arrival = z.object({
  id: z.string(),
  expectedOn: DateText,
  amount: Rupiah,
  received: Rupiah,
  state: z.enum(['expected', 'late', 'part', 'received']).describe('late: the day has passed and not all of it has come'),
  daysLate: z.int().describe('0 when not late'),
  receipts: z.array(z.object({ on: DateText, amount: Rupiah, document: z.string(), by: z.string() })),
})
export const Promised = z.object({
  id: z.string(),
  heads: z.int().describe('heads as they were promised'),
  standing: z.int().describe('heads that still count in the newest month'),
  fromMonth: MonthText,
  untilMonth: MonthText,
  changes: z.array(
    z.object({
      on: DateText,
      fromMonth: MonthText,
      heads: z.int().describe('let go from that month on; below zero: they count again'),
      why: z.string(),
      by: z.string(),
    }),
  ),
})
export const Fund = z.object({
  id: z.string(),
  kind: FundKind,
  name: z.string(),
  inBudget: z.boolean().describe('false: outside the budget book, the money never passes through it'),
  priority: z.int().describe('lower is used first'),
  segments: z.array(SegmentId),
  deciles: z.array(z.int()),
  areas: z.array(AreaCodeText),
  fromMonth: MonthText,
  untilMonth: MonthText,
  share: z.object({ percent: z.number(), of: Rupiah }).nullable().describe('the part of a larger sum that this fund is, e.g. of the cigarette tax'),
  planned: Rupiah,
  document: z.string(),
  position: LinePosition,
  heads: z.int().describe('heads promised from it before they stand on a bill'),
  promises: z.array(Promised),
  arrivals: z.array(Arrival),
})
export const BudgetLine = z.object({
  id: z.string(),
  account: z.string().describe('e.g. 5.1.02.02.02.0003'),
  part: Part,
  fundId: z.string(),
  fundName: z.string(),
  position: LinePosition,
})
export const BudgetAct = z.object({
  id: z.string(),
  stage: Stage,
  on: DateText,
  document: z.string(),
  why: z.string(),
  by: z.string(),
  lines: z.array(z.object({ lineId: z.string(), amount: Rupiah.describe('change of the pagu; below zero takes away') })),
})
export const Quota = z.object({
  heads: z.int(),
  used: z.int().describe('heads of the newest bill and heads promised that no bill carries yet'),
  left: z.int().describe('below zero: over the quota'),
  warned: z.boolean(),
  growth: z.int().describe('heads more each month by the plan'),
  document: z.string(),
  fromMonth: MonthText,
})
export const LateTransfer = z.object({ fundId: z.string(), fundName: z.string(), expectedOn: DateText, missing: Rupiah, daysLate: z.int() })
export const Unpaid = z.object({
  paymentId: z.string(),
  month: MonthText,
  total: Rupiah,
  dueOn: DateText,
  state: z.enum(['open', 'due-soon', 'overdue', 'arrears']).describe('arrears: not paid when its month ended, which costs UHC Prioritas'),
  daysToDue: z.int().describe('below zero: days past the due day'),
  daysToMonthEnd: z.int().describe('below zero: days since the month ended'),
})
export const FundsWatch = z.object({
  asOf: DateText,
  unpaid: z.array(Unpaid),
  arrears: Rupiah.describe('unpaid and past the due day'),
  late: z.array(LateTransfer),
})
const Answer = z.object({
  position: LinePosition,
  main: z.enum(['bills', 'planned']).describe('the pace the sentence speaks of'),
  paces: z.array(FundsPace),
  parts: z.array(z.object({ part: Part, left: Rupiah, lasts: Lasting.nullable() })),
  fenced: Rupiah.describe('left on funds that may pay for some people only: no part of the paces, because no whole bill may be paid from it'),
  unbilled: z.array(MonthText).describe('months before the newest bill that have none: reckoned with its heads'),
  runRate: Rupiah.nullable().describe('rupiah a month, average of the bills; null without a bill'),
  heads: z.int().nullable().describe('heads of the newest bill'),
  newest: MonthText.nullable().describe('month of the newest bill'),
})
export const FundsYear = z.object({
  year: z.int(),
  years: z.array(z.int()).describe('fiscal years with a fund, newest first'),
  asOf: DateText.describe('the day asked for, else today; a year that lies behind stands as on the day of its last record'),
  isPast: z.boolean().describe('as it stood on a day that was asked for'),
  answer: Answer.nullable().describe('null while no pagu is recorded'),
  burn: z.array(BurnRow),
  funds: z.array(Fund),
  lines: z.array(BudgetLine),
  acts: z.array(BudgetAct),
  quota: Quota.nullable(),
  watch: FundsWatch,
})

const year = { ...at, year: Year.optional().describe('fiscal year; without it the present one, else the newest with a fund') }
const onDay = { ...year, on: DateText.optional().describe('as it stood on this day, by the dates of documents and bookings') }
export const GetFunds = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/funds',
  summary: 'What the year’s money is, what is left of it, and until which day it lasts',
  scope: 'funds.read',
  input: z.object(onDay),
  output: FundsYear,
  problems: [],
} as const
export const GetFundsWatch = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/funds/watch',
  summary: 'Bills that are due or overdue, and transfers that have not come',
  scope: 'funds.read',
  input: z.object(at),
  output: FundsWatch.extend({ ends: Lasting.nullable() }),
  problems: [],
} as const
export const ForecastFunds = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/funds/forecast',
  summary: 'What if heads grow by so many a month, or a head costs so much',
  scope: 'funds.read',
  input: z.object({
    ...year,
    growth: z.coerce.number().int().min(-100_000).max(100_000),
    perHead: z.coerce.number().int().min(1).max(1_000_000).optional().describe('rupiah a head and month; without it the rate of each month'),
  }),
  output: z.object({
    pace: FundsPace,
    total: Rupiah.describe('cost of the months ahead'),
    closing: z.int(),
    path: z.array(z.object({ month: MonthText, heads: z.int(), rupiah: Rupiah, left: Rupiah })),
  }),
  problems: ['funds/no-budget'],
} as const
export const ExportFunds = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/funds/export',
  summary: 'Lines, funds, payments or the burn-down as a file',
  scope: 'funds.read',
  input: z.object({ ...onDay, what: z.enum(['lines', 'funds', 'payments', 'burn']), format: FileFormat.default('xlsx') }),
  output: 'file',
  problems: [],
} as const
export const PrintBudgetNote = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/funds/note',
  summary: 'Draft note for the change of the budget (APBD-P) as PDF',
  scope: 'funds.read',
  input: z.object(onDay),
  output: 'file',
  problems: ['funds/no-budget'],
} as const

const Recorded = z.object({ id: z.string() })
export const AddFund = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/funds',
  summary: 'Record a fund of a fiscal year with its ring-fence and its expected arrivals',
  scope: 'funds.manage',
  input: z.object({
    ...at,
    ...{ id, year: Year, kind: FundKind, name: Words, priority: z.int().min(1).max(99).default(50) },
    segments: z.array(SegmentId).default([]),
    deciles: z.array(z.int().min(1).max(10)).default([]),
    areas: z.array(AreaCodeText).default([]),
    fromMonth: MonthText,
    untilMonth: MonthText,
    share: z.object({ percent: z.number().positive().max(100), of: Whole }).optional(),
    planned: z.int().min(0),
    ...{ document: Words, documentOn: DateText },
    arrivals: z
      .array(z.object({ id, expectedOn: DateText, amount: Whole }))
      .max(24)
      .default([]),
  }),
  output: Recorded,
  problems: ['funds/id-reused', 'funds/unfit', 'funds/outside-budget', 'areas/not-found'],
} as const
export const AddArrival = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/funds/:fundId/arrivals',
  summary: 'Record another day on which money of a fund is to come',
  scope: 'funds.manage',
  input: z.object({ ...at, fundId: z.string(), id, expectedOn: DateText, amount: Whole }),
  output: Recorded,
  problems: ['funds/id-reused', 'funds/not-found', 'funds/outside-budget'],
} as const
export const RecordReceipt = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/funds/arrivals/:arrivalId/receipts',
  summary: 'Record that money of an expected transfer has come; booked in the ledger at once',
  scope: 'funds.manage',
  input: z.object({ ...at, arrivalId: z.string(), id, on: DateText, amount: Whole, document: Words }),
  output: Recorded,
  problems: ['funds/id-reused', 'funds/not-found', 'ledger/month-closed'],
} as const
export const RecordBudgetAct = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/funds/acts',
  summary: 'Record the budget, its change or a shift between lines, as a dated act with its document',
  scope: 'funds.manage',
  input: z.object({
    ...at,
    ...{ id, year: Year, stage: Stage, on: DateText, document: Words, why: z.string().trim().max(500).default('') },
    lines: z
      .array(z.object({ fundId: z.uuid(), part: Part, amount: Rupiah.describe('change of the pagu; below zero takes away') }))
      .min(1)
      .max(40),
  }),
  output: Recorded,
  problems: ['funds/id-reused', 'funds/not-found', 'funds/unfit', 'funds/outside-budget', 'ledger/pagu-exceeded', 'ledger/month-closed'],
} as const
export const SetQuota = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/funds/quota',
  summary: 'Record how many heads the agreement allows and how many are planned to come each month',
  scope: 'funds.manage',
  input: z.object({
    ...at,
    id,
    fromMonth: MonthText,
    heads: z.int().positive(),
    growth: z.int().min(-100_000).max(100_000),
    document: Words,
    documentOn: DateText,
  }),
  output: Recorded,
  problems: ['funds/id-reused'],
} as const

export const PERSON_GROUPS = ['PBPU_PEMDA', 'PBPU_CLASS_3', 'PBI_JK'] as const
export const FUND_PAYERS = ['regency', 'province', 'centre', 'person'] as const
export const PayerRule = z.object({
  group: z.enum(PERSON_GROUPS),
  part: Part,
  payer: z.enum(FUND_PAYERS),
  account: z.string(),
  fromMonth: MonthText.nullable().describe('null: by the content of the product'),
  source: z.string(),
  confidence: z.string(),
})
export const ListPayers = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/funds/payers',
  summary: 'Who pays which part for which group of people, and on which account',
  scope: 'funds.read',
  input: z.object(at),
  output: z.object({ rows: z.array(PayerRule) }),
  problems: [],
} as const
export const SetPayer = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/funds/payers',
  summary: 'Record that an agreement lets somebody else pay a part, from a month on',
  scope: 'funds.manage',
  input: z.object({
    ...at,
    ...{ id, group: z.enum(PERSON_GROUPS), part: Part, payer: z.enum(FUND_PAYERS), fromMonth: MonthText, document: Words },
    account: z.string().regex(/^5\.1\.\d\d\.\d\d\.\d\d\.\d{4}$/, 'kode rekening 5.1.02.02.02.0003'),
  }),
  output: Recorded,
  problems: ['funds/id-reused'],
} as const

export const PUBLISHED_VERDICTS = ['holds', 'contradicts', 'short', 'over', 'plausible'] as const
export const ListPublished = {
  method: 'GET',
  path: '/api/v1/published-figures',
  summary: 'Budget figures that were printed somewhere, and what our arithmetic makes of them',
  scope: 'signed-in',
  input: z.object({}),
  output: z.object({
    rows: z.array(
      z.object({
        ...{ id: z.string(), judul: z.string(), title: z.string(), source: z.string(), checkedOn: DateText },
        claim: z.object({ rupiah: Rupiah, heads: z.int().nullable() }),
        readings: z.array(
          z.object({
            ...{ judul: z.string(), title: z.string(), kesimpulan: z.string(), conclusion: z.string() },
            perHead: Rupiah,
            heads: z.int(),
            headsExact: z.number(),
            rupiah: Rupiah.nullable(),
            difference: Rupiah.nullable().describe('our cost less the printed budget'),
            verdict: z.enum(PUBLISHED_VERDICTS),
          }),
        ),
      }),
    ),
  }),
  problems: [],
} as const
