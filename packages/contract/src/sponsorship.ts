import { z } from 'zod'
import { DateText, MonthText, RegencyCode } from './common.ts'
import { PLEDGE_STATES, RATE_BASES, SPONSOR_KINDS } from './sponsors.ts'

const rupiah = z.int().describe('whole rupiah')
const hidden = 'null: too small to show without pointing at somebody'

/** Heads by place or age with small numbers hidden: what a donor may know of the people it pays for. */
export const HiddenCells = z.object({
  rows: z.array(z.object({ key: z.string(), name: z.string(), heads: z.int().nullable().describe(hidden) })),
  hiddenRows: z.int(),
  hiddenHeads: z.int().nullable().describe('sum of the hidden rows; null when that would point at somebody'),
})

export const SponsorshipReport = z.object({
  pledgeId: z.string(),
  number: z.string().describe('of the agreement, ours'),
  state: z.enum(PLEDGE_STATES),
  pledgedOn: DateText,
  promisedRupiah: rupiah,
  receivedRupiah: rupiah,
  allocatedRupiah: rupiah,
  rateBasis: z.enum(RATE_BASES),
  rateRupiah: rupiah,
  months: z.int(),
  heads: z.int().describe('people funded, of lists that went to BPJS'),
  personMonths: z.int().describe('months of cover paid for, over all people'),
  personMonthsPast: z.int().describe('of them, months that have begun'),
  fromMonth: MonthText.nullable(),
  untilMonth: MonthText.nullable(),
  active: z
    .object({
      month: MonthText,
      heads: z.int().nullable().describe('at least so many, in steps of `cellMin`; null where too few are funded to say'),
      points: z.string().nullable().describe('what so many people add to the share of registered people who are active, in percentage points'),
    })
    .nullable(),
  lists: z.array(z.object({ on: DateText, heads: z.int(), villages: HiddenCells, ages: HiddenCells })),
  cellMin: z.int().describe('numbers below this are hidden'),
})

export const GetOwnSponsorship = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/own-sponsorship',
  summary: 'What a donor has promised, paid and brought about; no personal data',
  scope: 'sponsors.own',
  input: z.object({ regency: RegencyCode }),
  output: z.object({
    sponsor: z.object({ name: z.string(), kind: z.enum(SPONSOR_KINDS) }),
    reports: z.array(SponsorshipReport),
  }),
  problems: ['sponsors/not-bound'],
} as const

const papers = z.object({ regency: RegencyCode, pledgeId: z.string() })
const paperProblems = ['sponsors/pledge-not-found', 'sponsors/nothing-to-report']

export const PrintOwnReport = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/own-sponsorship/:pledgeId/report',
  summary: 'The donor’s own report on one pledge as a PDF; no personal data',
  scope: 'sponsors.own',
  input: papers,
  output: 'file',
  problems: ['sponsors/not-bound', ...paperProblems],
} as const

export const PrintOwnCertificate = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/own-sponsorship/:pledgeId/certificate',
  summary: 'The certificate of thanks for one pledge as a PDF; no names of beneficiaries',
  scope: 'sponsors.own',
  input: papers,
  output: 'file',
  problems: ['sponsors/not-bound', ...paperProblems],
} as const

export const PrintSponsorReport = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/pledges/:pledgeId/report',
  summary: 'The report that goes to the donor, as the donor sees it',
  scope: 'sponsors.read',
  input: papers,
  output: 'file',
  problems: paperProblems,
} as const

export const PrintSponsorCertificate = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/pledges/:pledgeId/certificate',
  summary: 'The certificate that goes to the donor',
  scope: 'sponsors.read',
  input: papers,
  output: 'file',
  problems: paperProblems,
} as const

export const GetSponsorship = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/pledges/:pledgeId/sponsorship',
  summary: 'What the donor is shown of one pledge',
  scope: 'sponsors.read',
  input: papers,
  output: SponsorshipReport,
  problems: ['sponsors/pledge-not-found'],
} as const
