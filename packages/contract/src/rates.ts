import { MEMBER_CLASSES, PREMIUM_PAYERS } from '@semesta/kernel'
import { z } from 'zod'
import { DateText, RegencyCode } from './common.ts'

export const CONFIDENCES = ['verified', 'reported', 'unverified', 'contested', 'policy'] as const
const Confidence = z.enum(CONFIDENCES).describe('verified: read where it stands; unverified: nobody has; contested: sources disagree')

/** A dated value with the law that says so. */
export const RateParameter = z.object({
  id: z.string(),
  judul: z.string(),
  title: z.string(),
  unit: z.string(),
  value: z.union([z.number(), z.string()]),
  since: DateText,
  until: DateText.nullable(),
  source: z.string(),
  checkedOn: DateText,
  confidence: Confidence,
  annulled: z.string().nullable().describe('what took the value back'),
  others: z.array(z.object({ value: z.union([z.number(), z.string()]), source: z.string() })).describe('what other sources say'),
})

const Payer = z.enum(PREMIUM_PAYERS)
const Parts = z.record(Payer, z.int()).describe('whole rupiah by payer')

export const RATE_SEGMENTS = ['PBI_JK', 'PBPU_PEMDA', 'PBPU', 'BP', 'PPU'] as const
export const RateRow = z.object({
  segment: z.enum(RATE_SEGMENTS),
  class: z.enum(MEMBER_CLASSES).nullable().describe('null: by the wage'),
  unit: z.enum(['rupiah', 'percent']).describe('rupiah per person and month, or percent of the wage'),
  total: z.number(),
  parts: z.record(Payer, z.number()),
  shares: z.array(z.object({ payer: Payer, amount: z.number(), parameter: z.string() })),
  confidence: Confidence.describe('the weakest of its parameters'),
})

const RecordedRate = z.object({ rupiah: z.int(), source: z.string() }).nullable().describe('as recorded for this regency; null when nothing is')

export const ShowRates = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/rates',
  summary: 'Premiums of a day by segment, class and payer, with the law of each',
  scope: 'rates.read',
  input: z.object({
    regency: RegencyCode,
    date: DateText,
    segment: z.enum(RATE_SEGMENTS).optional(),
    class: z.enum(MEMBER_CLASSES).optional(),
  }),
  output: z.object({
    date: DateText,
    rates: z.array(RateRow),
    changes: z.array(DateText).describe('days on which a premium changed, oldest first'),
    terms: z.array(z.string()).describe('parameters that are no rate: due day, arrears, fines, instalments'),
    parameters: z.array(RateParameter),
    minimumWage: RecordedRate,
    pbiProvince: RecordedRate,
  }),
  problems: [],
} as const

export const PREMIUM_KINDS = ['ppu', 'member', 'local', 'plan', 'arrears', 'fine', 'rehab', 'deadline'] as const
export const PremiumAnswer = z.object({
  kind: z.enum(PREMIUM_KINDS),
  date: DateText,
  total: z.int().nullable().describe('the answer in whole rupiah; null where it is a date'),
  parts: Parts.nullable(),
  case: z.record(z.string(), z.unknown()).describe('the case as it was understood'),
  result: z.record(z.string(), z.unknown()).describe('everything else, by name'),
  notes: z.array(z.object({ code: z.string(), judul: z.string(), title: z.string() })),
  confidence: Confidence,
  parameters: z.array(RateParameter),
})

export const ComputePremium = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/rates/premium',
  summary: 'What a case comes to: a wage, a family in arrears, a fine, an instalment plan, heads over months',
  scope: 'rates.read',
  input: z.object({ regency: RegencyCode, case: z.string().max(2_000).describe('the case as JSON') }),
  output: PremiumAnswer,
  problems: ['rates/case-unreadable', 'rates/field-unknown', 'rates/field-wrong', 'rates/no-law', 'rates/too-large'],
} as const
