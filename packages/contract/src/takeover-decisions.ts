import { z } from 'zod'
import { DateText, MonthText, RegencyCode } from './common.ts'
import { ActId, ActReason, KeaktifanBoth, MovedPeople, TakeoverDecision, YearCost } from './takeovers.ts'

const one = { regency: RegencyCode, programmeId: z.string() }
const Effect = z.object({
  heads: z.int(),
  households: z.int(),
  monthlyRupiah: z.int(),
  thisYear: YearCost,
  nextYear: YearCost,
  debtRupiah: z.int(),
  keaktifan: z.object({ before: KeaktifanBoth, after: KeaktifanBoth }),
  activation: z.object({ rule: z.string(), prioritas: z.boolean(), firstRoster: MonthText }),
  funds: z.array(z.object({ id: z.string(), name: z.string(), left: z.int(), enough: z.boolean() })),
})

export const PreviewDecision = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/takeovers/:programmeId/decision',
  summary: 'What deciding on the verified people would do: heads, rupiah, funds, keaktifan',
  scope: 'takeover.decide',
  input: z.object({ ...one, month: MonthText, fromMonth: MonthText }),
  output: Effect,
  problems: ['takeovers/programme-not-found', 'takeovers/nobody-verified', 'takeovers/no-rate', 'indicators/month-not-found'],
} as const

export const DecideTakeovers = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/takeovers/:programmeId/decisions',
  summary: 'Decide with number and date: reserves the fund and the quota',
  scope: 'takeover.decide',
  names: true,
  input: z.object({
    ...one,
    id: ActId,
    month: MonthText,
    number: z.string().trim().min(3).max(80),
    decidedOn: DateText,
    signer: z.string().trim().min(3).max(120),
    fromMonth: MonthText,
    fundId: z.string().max(80),
    heads: z.int().min(1).describe('as it was shown: decided only if it still is so'),
  }),
  output: TakeoverDecision,
  problems: [
    ...[
      'takeovers/programme-not-found',
      'takeovers/nobody-verified',
      'takeovers/heads-changed',
      'takeovers/number-taken',
      'takeovers/day-ahead',
      'takeovers/id-reused',
      'takeovers/no-rate',
    ],
    ...[
      'indicators/month-not-found',
      'funds/no-budget',
      'funds/not-enough',
      'funds/not-found',
      'funds/quota-exceeded',
      'ledger/pagu-exceeded',
      'ledger/month-closed',
    ],
  ],
} as const

const Employers = z
  .string()
  .max(20_000)
  .regex(/^[^,]+(,[^,]+)*$/)
  .optional()
  .describe('codes of employers, separated by commas; without it all of them')
const decision = { ...one, decisionId: z.string() }
export const RevokeDecision = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/takeovers/:programmeId/decisions/:decisionId/revoke',
  summary: 'Take a decision back before its file went out; money and quota are free again',
  scope: 'takeover.decide',
  names: true,
  input: z.object({ ...decision, id: ActId, reason: ActReason }),
  output: TakeoverDecision,
  problems: ['takeovers/decision-not-found', 'takeovers/already-sent', 'takeovers/id-reused', 'funds/not-found', 'ledger/month-closed'],
} as const
export const PrintDecision = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/takeovers/:programmeId/decisions/:decisionId/annex',
  summary: 'The annex of the decision with its people, as A4 PDF',
  scope: 'takeover.decide',
  names: true,
  input: z.object(decision),
  output: 'file',
  problems: ['takeovers/decision-not-found'],
} as const
export const RegistrationFile = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/takeovers/:programmeId/decisions/:decisionId/registration',
  summary: 'The people of a decision in the 36-column form of BPJS Kesehatan',
  scope: 'takeover.decide',
  names: true,
  input: z.object(decision),
  output: 'file',
  problems: ['takeovers/decision-not-found'],
} as const
export const SendTakeovers = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/takeovers/:programmeId/sendings',
  summary: 'Say that the file or the list went out, on which day and with which letter',
  scope: 'takeover.propose',
  names: true,
  input: z.object({
    ...one,
    id: ActId,
    decisionId: z.string().optional().describe('of a takeover; a move needs none'),
    employers: Employers,
    on: DateText,
    document: ActReason,
  }),
  output: MovedPeople,
  problems: [
    'takeovers/programme-not-found',
    'takeovers/decision-not-found',
    'takeovers/nobody-to-send',
    'takeovers/id-reused',
    'takeovers/whole-regency-only',
    'indicators/month-not-found',
  ],
} as const
export const ListMoveEmployers = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/takeovers/:programmeId/employers',
  summary: 'Employers whose workers a move hands over, most heads first',
  scope: 'takeover.propose',
  names: true,
  input: z.object(one),
  output: z.object({
    rows: z.array(z.object({ code: z.string(), name: z.string(), waiting: z.int().describe('on a list that did not go out'), sent: z.int() })),
  }),
  problems: ['takeovers/programme-not-found', 'takeovers/whole-regency-only'],
} as const
export const PrintMoveLetter = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/takeovers/:programmeId/letter',
  summary: 'The letters that go with a list of moves, to Dinas Sosial or to each employer: one PDF, or a zip with a PDF a letter',
  scope: 'takeover.propose',
  names: true,
  input: z.object({ ...one, employers: Employers, form: z.enum(['pdf', 'zip']).default('pdf') }),
  output: 'file',
  problems: ['takeovers/programme-not-found', 'takeovers/nobody-to-send', 'takeovers/too-many-letters', 'takeovers/whole-regency-only'],
} as const
