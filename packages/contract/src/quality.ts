import { z } from 'zod'
import { AreaCodeText, DateText, FileFormat, MonthText, RegencyCode, RegisterName } from './common.ts'

const at = { regency: RegencyCode, month: MonthText, area: AreaCodeText.optional() }

const Fault = z.object({
  rule: z.string(),
  judul: z.string(),
  title: z.string(),
  kind: z.enum(['complete', 'valid', 'unique', 'consistent', 'linked']),
  weight: z.int(),
  checked: z.int().describe('heads or cards the share is a share of'),
  faulty: z.int(),
  lost: z.number().describe('points of the score that this fault takes'),
})
const Score = z.object({
  score: z.number().nullable().describe('0 to 100, two decimals, never rounded up over a limit; null where nobody is'),
  grade: z.enum(['good', 'fair', 'poor']).nullable(),
  people: z.int().describe('people with any of the faults, once each'),
  rupiahAtRisk: z.int().describe('what the city pays a month for those of them that it pays for'),
})

export const GetQuality = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/months/:month/quality',
  summary: 'How good the data of an area is, by fault, village and register, and what it puts at risk',
  scope: 'findings.read',
  input: z.object(at),
  output: z.object({
    law: z.object({
      ...{
        judul: z.string(),
        title: z.string(),
        since: DateText,
        source: z.string(),
        checkedOn: DateText,
        good: z.number(),
        fair: z.number(),
        hash: z.string(),
      },
    }),
    whole: Score,
    faults: z.array(Fault),
    villages: z.array(Score.extend({ code: AreaCodeText, name: z.string(), worst: z.string().nullable().describe('rule that takes most points') })),
    registers: z.array(
      z.object({
        register: RegisterName,
        asOf: DateText,
        batch: z.string(),
        fileName: z.string(),
        lines: z.int(),
        score: z.number().nullable(),
        measures: z.array(
          z.object({
            measure: z.enum(['rejected', 'nik-missing', 'nik-damaged', 'nik-shape', 'birth-missing', 'village-unknown', 'unlinked']),
            faulty: z.int(),
          }),
        ),
      }),
    ),
    trend: z.array(z.object({ month: MonthText, score: z.number().nullable(), rupiahAtRisk: z.int() })).describe('oldest first, whole villages only'),
  }),
  problems: ['indicators/month-not-found', 'areas/not-found', 'people/names-frozen'],
} as const

/** What a village has to mend, one line a person and fault, heaviest faults first. */
export const ExportCleanUp = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/months/:month/quality/export',
  summary: 'The clean-up list of an area as a file',
  scope: 'exports.create',
  names: true,
  input: z.object({ ...at, format: FileFormat.default('xlsx') }),
  output: 'file',
  problems: ['indicators/month-not-found', 'areas/not-found', 'people/names-frozen'],
} as const
