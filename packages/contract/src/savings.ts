import { z } from 'zod'
import { DateText, FileFormat, InstantText, MonthText, Paging, RegencyCode } from './common.ts'

/** How far a saving has come. */
export const SAVING_STAGES = ['found', 'claimed', 'recovered', 'avoided'] as const
/** Which work led to it. */
export const SAVING_KINDS = ['bill-claim', 'pbi-move', 'employer-move', 'takeover-relapse'] as const
const Stage = z.enum(SAVING_STAGES)
const Kind = z.enum(SAVING_KINDS)
const Sums = z.object({ rupiah: z.int().describe('whole rupiah'), personMonths: z.int() })

export const GetSavings = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/savings',
  summary: 'What was found, claimed, recovered and avoided, month by month',
  scope: 'bills.read',
  input: z.object({ regency: RegencyCode, year: z.coerce.number().int().min(2014).max(2100).optional() }),
  output: z.object({
    years: z.array(z.int()).describe('years that have entries, newest first'),
    months: z.array(z.object({ month: MonthText, stages: z.record(Stage, Sums) })),
    total: z.record(Stage, Sums),
    kinds: z.array(z.object({ kind: Kind, stages: z.record(Stage, Sums) })),
    horizon: z.object({ months: z.int(), source: z.string(), checkedOn: DateText }),
  }),
  problems: [],
} as const

const filter = { year: z.coerce.number().int().min(2014).max(2100).optional(), month: MonthText.optional(), stage: Stage.optional(), kind: Kind.optional() }
export const SavingEntry = z.object({
  id: z.string(),
  bookedOn: DateText,
  month: MonthText,
  kind: Kind,
  stage: Stage,
  rupiah: z.int(),
  personMonths: z.int(),
  horizonMonths: z.int().nullable(),
  ref: z.object({ kind: z.string(), id: z.string() }),
  note: z.string().nullable(),
  reverses: z.string().nullable(),
  bookedBy: z.string(),
  bookedAt: InstantText,
})

export const ListSavings = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/savings/entries',
  summary: 'The entries behind a number of the savings ledger',
  scope: 'bills.read',
  input: z.object({ regency: RegencyCode, ...filter, ...Paging }),
  output: z.object({ total: z.int(), rupiah: z.int(), rows: z.array(SavingEntry) }),
  problems: [],
} as const

export const ExportSavings = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/savings/export',
  summary: 'The savings ledger as a file',
  scope: 'bills.read',
  input: z.object({ regency: RegencyCode, ...filter, format: FileFormat.default('xlsx') }),
  output: 'file',
  problems: [],
} as const
