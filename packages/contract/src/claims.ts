import { z } from 'zod'
import { AreaCodeText, DateText, FileFormat, InstantText, MonthText, Paging, RegencyCode } from './common.ts'

const Id = z.uuid().describe('chosen by the caller, so that sending again does nothing twice')
const Words = z.string().trim().min(1).max(200)
const Reason = z.string().trim().min(3).max(300)
const Rupiah = z.int().describe('whole rupiah')
const TestId = z.string().regex(/^[a-z][a-z-]{1,40}$/)

export const CLAIM_STATES = ['sent', 'answered', 'settled', 'withdrawn'] as const
/** `minimum`: one month at the auditors' amount a line; `full`: every month since it counts. */
export const CLAIM_BASES = ['minimum', 'full'] as const
export const CLAIM_LINE_STATES = ['waiting', 'accepted', 'refused'] as const
const Amount = z.object({ lines: z.int(), rupiah: Rupiah })

export const Claim = z.object({
  id: z.string(),
  number: z.string(),
  sentOn: DateText,
  answerDueOn: DateText,
  basis: z.enum(CLAIM_BASES),
  state: z.enum(CLAIM_STATES),
  months: z.array(MonthText).describe('months of the bills it is about'),
  claimed: Amount,
  waiting: Amount,
  accepted: Amount,
  refused: Amount,
  settled: Rupiah,
  outstanding: Rupiah.describe('accepted and not yet given back'),
  ageDays: z.int(),
  overdueDays: z.int().describe('days past the day by which an answer or the money was due; 0 while there is time'),
  sentBy: z.string(),
  note: z.string().nullable(),
})

export const ListClaims = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/claims',
  summary: 'Claims against BPJS Kesehatan, with what waits and what came back',
  scope: 'bills.read',
  input: z.object({ regency: RegencyCode, state: z.enum(CLAIM_STATES).optional() }),
  output: z.object({
    rows: z.array(Claim),
    ready: z
      .array(z.object({ billId: z.string(), month: MonthText, lines: z.int(), rupiahMinimum: Rupiah, rupiahFull: Rupiah }))
      .describe('held lines of verified bills that no claim asks back yet'),
  }),
  problems: [],
} as const

export const SendClaim = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/claims',
  summary: 'Claim the held lines of verified bills back',
  scope: 'bills.manage',
  input: z.object({
    regency: RegencyCode,
    id: Id,
    number: Words,
    sentOn: DateText,
    basis: z.enum(CLAIM_BASES),
    billIds: z.array(z.uuid()).min(1).max(24),
    test: TestId.optional(),
    expectLines: z.int().min(1).describe('lines shown before; refused when it is another number by now'),
    note: z.string().trim().max(500).optional(),
  }),
  output: Claim,
  problems: ['claims/id-reused', 'claims/nothing-to-claim', 'claims/choice-changed', 'claims/bill-not-verified'],
} as const

const one = { regency: RegencyCode, claimId: z.string() }
const about = z.object(one)

export const GetClaim = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/claims/:claimId',
  summary: 'One claim with its answers and what came back',
  scope: 'bills.read',
  input: about,
  output: z.object({
    claim: Claim,
    tests: z.array(z.object({ test: TestId, judul: z.string(), title: z.string(), claimed: Amount, accepted: Amount, refused: Amount, waiting: Amount })),
    answers: z.array(
      z.object({
        id: z.string(),
        verdict: z.enum(['accepted', 'refused']),
        reason: z.string().nullable(),
        documentNumber: z.string().nullable(),
        on: DateText,
        lines: z.int(),
        rupiah: Rupiah,
        by: z.string(),
        byBranch: z.boolean(),
        at: InstantText,
      }),
    ),
    settlements: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(['refund', 'offset']),
        iuran: Rupiah,
        bantuan: Rupiah,
        on: DateText,
        documentNumber: z.string(),
        month: MonthText.nullable(),
        journal: z.string().nullable(),
        by: z.string(),
        reversed: z.object({ on: DateText, reason: z.string(), by: z.string() }).nullable().describe('when it was taken back'),
      }),
    ),
    open: z.object({ iuran: Rupiah, bantuan: Rupiah }).describe('accepted and not yet given back, by budget line'),
    offsetMonths: z.array(MonthText).describe('months whose bill is not verified yet: what is accepted can be taken off there'),
  }),
  problems: ['claims/not-found'],
} as const

const narrow = { test: TestId.optional(), state: z.enum(CLAIM_LINE_STATES).optional(), area: AreaCodeText.optional() }

export const ListClaimLines = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/claims/:claimId/lines',
  summary: 'The lines of a claim',
  scope: 'bills.read',
  names: true,
  input: z.object({ ...one, ...narrow, ...Paging }),
  output: z.object({
    total: z.int(),
    rows: z.array(
      z.object({
        billId: z.string(),
        month: MonthText,
        rowNo: z.int(),
        test: TestId,
        state: z.enum(CLAIM_LINE_STATES),
        months: z.int(),
        rupiah: Rupiah,
        name: z.string(),
        cardMasked: z.string().nullable(),
        nikMasked: z.string().nullable(),
        testData: z.boolean(),
        villageName: z.string().nullable(),
      }),
    ),
  }),
  problems: ['claims/not-found', 'areas/not-found'],
} as const

export const ExportClaim = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/claims/:claimId/export',
  summary: 'The claim list as a file',
  scope: 'bills.read',
  names: true,
  input: z.object({ ...one, ...narrow, format: FileFormat.default('xlsx') }),
  output: 'file',
  problems: ['claims/not-found', 'areas/not-found'],
} as const

export const PrintClaim = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/claims/:claimId/letter',
  summary: 'The claim letter as PDF',
  scope: 'bills.read',
  input: about,
  output: 'file',
  problems: ['claims/not-found'],
} as const

const said = {
  ...one,
  id: Id,
  verdict: z.enum(['accepted', 'refused']),
  reason: Reason.optional().describe('needed for a refusal'),
  on: DateText,
  test: TestId.optional().describe('only lines of this test; without it and without rows every line that waits'),
  rows: z
    .array(z.object({ billId: z.uuid(), rowNo: z.int().min(1) }))
    .min(1)
    .max(500)
    .optional(),
  expectLines: z.int().min(1),
}
const refusals = ['claims/not-found', 'claims/too-late', 'claims/id-reused', 'claims/choice-changed', 'claims/reason-missing', 'ledger/month-closed'] as const

export const AnswerClaim = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/claims/:claimId/answers',
  summary: 'BPJS Kesehatan accepts or refuses lines of a claim',
  scope: 'bills.answer',
  input: z.object({ ...said, documentNumber: Words.optional() }),
  output: Claim,
  problems: refusals,
} as const

export const RecordAnswer = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/claims/:claimId/recorded-answers',
  summary: 'Enter an answer that came on paper',
  scope: 'bills.manage',
  input: z.object({ ...said, documentNumber: Words }),
  output: Claim,
  problems: refusals,
} as const

export const SettleClaim = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/claims/:claimId/settlements',
  summary: 'Book what came back: as money, or taken off a later bill',
  scope: 'bills.manage',
  input: z.object({
    ...one,
    id: Id,
    kind: z.enum(['refund', 'offset']),
    iuran: z.int().min(0),
    bantuan: z.int().min(0),
    on: DateText,
    documentNumber: Words,
    month: MonthText.optional().describe('of an offset: the month of the bill it is taken off'),
  }),
  output: Claim,
  problems: [
    ...['claims/not-found', 'claims/too-late', 'claims/id-reused', 'claims/more-than-accepted', 'claims/month-missing', 'bills/not-found', 'bills/too-late'],
    ...['bills/offset-too-large', 'ledger/month-closed'],
  ],
} as const

export const ReverseSettlement = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/claims/:claimId/settlements/:settlementId/reversal',
  summary: 'Take back what was entered as come back; it is outstanding again',
  scope: 'bills.manage',
  input: z.object({ ...one, settlementId: z.uuid(), id: Id, on: DateText, reason: Reason }),
  output: Claim,
  problems: ['claims/not-found', 'claims/day-before', 'claims/id-reused', 'bills/too-late', 'ledger/already-reversed', 'ledger/month-closed'],
} as const

export const WithdrawClaim = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/claims/:claimId/withdraw',
  summary: 'Take a claim back that nobody has answered; its lines can be claimed again',
  scope: 'bills.manage',
  input: z.object({ ...one, reason: Reason }),
  output: Claim,
  problems: ['claims/not-found', 'claims/too-late'],
} as const
