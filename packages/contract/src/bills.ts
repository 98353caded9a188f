import { z } from 'zod'
import { AreaCodeText, DateText, FileFormat, InstantText, MonthText, Paging, RegencyCode } from './common.ts'

const Id = z.uuid().describe('chosen by the caller, so that sending again does nothing twice')
const Words = z.string().trim().min(1).max(200)
const Reason = z.string().trim().min(3).max(300)
/** Name of a test under policy/challenge/bill, e.g. `dead`. */
const TestId = z.string().regex(/^[a-z][a-z-]{1,40}$/)
const Rupiah = z.int().describe('whole rupiah')
const Money = z.int().min(0).max(9_000_000_000_000).describe('whole rupiah')

export const BILL_STATES = ['recorded', 'challenging', 'challenged', 'failed', 'verified'] as const
/** Where a disputed line stands: nobody looked yet, held against BPJS Kesehatan, let go. */
export const DISPUTE_STATES = ['open', 'held', 'dropped'] as const
export const MUTATION_KINDS = ['added', 'removed', 'missing'] as const

const Balance = z.object({
  opening: z.int().nullable(),
  added: z.int().nullable(),
  removed: z.int().nullable(),
  closing: z.int().nullable(),
  gap: z.int().nullable().describe('what opening + added - removed misses of closing; 0 when it adds up'),
})
const Worth = z.object({ lines: z.int(), rupiahMinimum: Rupiah, rupiahFull: Rupiah })
const Sums = Worth.extend({
  rupiahBilled: Rupiah,
  toVerify: Worth.describe('of these, what rests on tests that are no proof yet'),
})
const InState = Sums.extend({ state: z.enum(DISPUTE_STATES) })

export const Bill = z.object({
  id: z.string(),
  month: MonthText,
  revision: z.int(),
  superseded: z.boolean(),
  state: z.enum(BILL_STATES),
  byName: z.boolean().describe('false: the letter says how many heads and nothing else'),
  letterNumber: z.string(),
  letterOn: DateText,
  receivedOn: DateText,
  dueOn: DateText,
  heads: z.int(),
  iuran: Rupiah,
  bantuan: Rupiah,
  fileName: z.string().nullable(),
  batchId: z.string().nullable(),
  reason: z.string().nullable(),
  recordedBy: z.string(),
  recordedAt: InstantText,
  jobId: z.string().nullable(),
  problem: z.object({ code: z.string(), detail: z.string() }).nullable(),
  disputed: z.array(InState).describe('disputed lines once each, by where they stand'),
})

const list = z.object({ regency: RegencyCode })
export const ListBills = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/bills',
  summary: 'Monthly bills of BPJS Kesehatan with what is in dispute',
  scope: 'bills.read',
  input: list,
  output: z.object({
    rows: z.array(Bill),
    waiting: z
      .array(z.object({ batchId: z.string(), month: MonthText, fileName: z.string(), lines: z.int(), heads: z.int().nullable() }))
      .describe('files of bills in force that no bill stands on yet'),
  }),
  problems: [],
} as const

export const RecordBill = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/bills',
  summary: 'Record the bill of a month; a corrected one becomes the next revision',
  scope: 'bills.manage',
  input: z.object({
    regency: RegencyCode,
    id: Id,
    month: MonthText,
    letterNumber: Words,
    letterOn: DateText,
    receivedOn: DateText,
    dueOn: DateText.optional().describe('without it the due day of the law'),
    heads: z.int().min(0).max(10_000_000),
    iuran: Money.describe('whole rupiah on 5.1.02.02.02.0003'),
    bantuan: Money.describe('whole rupiah on 5.1.02.02.02.0004'),
    batchId: z.uuid().optional().describe('file of the register tagihan; without it a bill of heads alone'),
    openingHeads: z.int().min(0).max(10_000_000).optional().describe('heads of the last Berita Acara, where this system holds none'),
    openingDocument: Words.optional(),
    reason: Reason.optional().describe('why another bill of this month is replaced'),
  }),
  output: Bill,
  problems: [...['bills/id-reused', 'bills/reason-missing', 'bills/file-unfit', 'funds/already-paid', 'ledger/month-closed']],
} as const

const one = { regency: RegencyCode, billId: z.string() }
const about = z.object(one)

export const GetBill = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/bills/:billId',
  summary: 'One bill: both balances, what each test says, where it stands',
  scope: 'bills.read',
  input: about,
  output: z.object({
    bill: Bill,
    revisions: z.array(z.object({ id: z.string(), revision: z.int(), state: z.enum(BILL_STATES), letterNumber: z.string(), recordedAt: InstantText })),
    result: z
      .object({
        lines: z.int(),
        heads: z.int(),
        billed: Rupiah,
        accepted: z.int(),
        acceptedRupiah: Rupiah,
        bpjs: Balance,
        roster: Balance,
        rosterRevision: z.int().nullable(),
        verified: z.int(),
        missing: z.int(),
        untested: z.int(),
        declared: z.object({ heads: z.int().nullable(), rupiah: z.int().nullable(), headsGap: z.int().nullable(), rupiahGap: z.int().nullable() }),
        rates: z.array(z.object({ month: MonthText, rupiah: Rupiah, confidence: z.string() })),
      })
      .nullable(),
    tests: z.array(
      Sums.extend({
        test: TestId,
        judul: z.string(),
        title: z.string(),
        source: z.string(),
        severity: z.enum(['high', 'medium', 'low']),
        anyLines: z.int().describe('lines in which this test fails, also where another one counts the money'),
        open: z.int(),
        held: z.int(),
        dropped: z.int(),
      }),
    ),
    villages: z.array(Sums.extend({ code: AreaCodeText, name: z.string() })),
    offset: z.object({ iuran: Rupiah, bantuan: Rupiah }).describe('refunds of earlier claims that are taken off this bill'),
    payable: z.object({ iuran: Rupiah, bantuan: Rupiah }),
    statement: z
      .object({
        numberPemda: z.string(),
        numberBpjs: z.string(),
        signedOn: DateText,
        closing: z.int(),
        signedBy: z.string(),
        verifiedBy: z.string(),
        verifiedAt: InstantText,
      })
      .nullable(),
    payment: z.object({ id: z.string(), state: z.string(), dueOn: DateText, total: Rupiah }).nullable(),
    paymentProblem: z.object({ code: z.string(), detail: z.string() }).nullable(),
    decisions: z.array(
      z.object({
        id: z.string(),
        verdict: z.enum(['held', 'dropped', 'undone']),
        reason: z.string(),
        lines: z.int(),
        rupiahFull: Rupiah,
        by: z.string(),
        at: InstantText,
        undoable: z.boolean(),
      }),
    ),
  }),
  problems: ['bills/not-found'],
} as const

export const ChallengeBill = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/bills/:billId/challenge',
  summary: 'Hold a bill against the roster again, after its month was built anew',
  scope: 'bills.manage',
  input: about,
  output: Bill,
  problems: ['bills/not-found', 'bills/superseded', 'bills/too-late', 'bills/month-not-built', 'bills/being-challenged'],
} as const

const narrow = {
  test: TestId.optional(),
  state: z.enum(DISPUTE_STATES).optional(),
  area: AreaCodeText.optional(),
  atLeast: z.coerce.number().int().min(0).optional().describe('only lines worth at least so much over the full period, whole rupiah'),
}

export const CountDisputes = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/bills/:billId/disputes/count',
  summary: 'Lines and rupiah of a choice of disputed lines: the preview of a decision about all of them',
  scope: 'bills.read',
  input: z.object({ ...one, ...narrow }),
  output: z.object({ total: Sums, states: z.array(InState), heads: z.int() }),
  problems: ['bills/not-found', 'areas/not-found'],
} as const

export const DisputeRow = z.object({
  rowNo: z.int(),
  mainTest: TestId,
  tests: z.array(TestId),
  toVerify: z.boolean().describe('rests on signs that are no proof; to be looked into first'),
  state: z.enum(DISPUTE_STATES),
  claimed: z.boolean(),
  sinceMonth: MonthText,
  months: z.int(),
  rupiahBilled: Rupiah,
  rupiahMinimum: Rupiah,
  rupiahFull: Rupiah,
  name: z.string(),
  cardMasked: z.string().nullable(),
  nikMasked: z.string().nullable(),
  testData: z.boolean(),
  villageCode: AreaCodeText.nullable(),
  villageName: z.string().nullable(),
})

export const ListDisputes = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/bills/:billId/disputes',
  summary: 'Disputed lines of a bill, dearest first',
  scope: 'bills.read',
  names: true,
  input: z.object({ ...one, ...narrow, ...Paging }),
  output: z.object({ total: z.int(), rows: z.array(DisputeRow) }),
  problems: ['bills/not-found', 'areas/not-found'],
} as const

export const GetDispute = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/bills/:billId/disputes/:rowNo',
  summary: 'The evidence on one disputed line',
  scope: 'bills.read',
  names: true,
  input: z.object({ ...one, rowNo: z.coerce.number().int().min(1) }),
  output: DisputeRow.extend({
    month: MonthText.describe('of the picture in which the person can be looked up'),
    personId: z.string().nullable(),
    birthDate: DateText.nullable(),
    monthBilled: MonthText,
    iuran: Rupiah,
    bantuan: Rupiah,
    evidence: z.array(
      z.object({
        test: TestId,
        main: z.boolean(),
        severity: z.enum(['high', 'medium', 'low']),
        judul: z.string(),
        title: z.string(),
        source: z.string(),
        sinceMonth: MonthText,
        months: z.int(),
        rupiahMinimum: Rupiah,
        rupiahFull: Rupiah,
        wordsId: z.string(),
        wordsEn: z.string(),
        facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
      }),
    ),
    billedMonths: z.array(z.object({ month: MonthText, bill: MonthText, row: z.int(), iuran: Rupiah, bantuan: Rupiah })),
    history: z.array(z.object({ verdict: z.enum(['held', 'dropped', 'undone']), reason: z.string(), by: z.string(), at: InstantText })),
  }),
  problems: ['bills/not-found', 'bills/line-not-found'],
} as const

export const ExportDisputes = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/bills/:billId/disputes/export',
  summary: 'Disputed lines as a file',
  scope: 'bills.read',
  names: true,
  input: z.object({ ...one, ...narrow, format: FileFormat.default('xlsx') }),
  output: 'file',
  problems: ['bills/not-found', 'areas/not-found'],
} as const

export const DecideDisputes = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/bills/:billId/decisions',
  summary: 'Hold or let go disputed lines, one by one or all of a choice',
  scope: 'bills.manage',
  input: z.object({
    ...one,
    id: Id,
    verdict: z.enum(['held', 'dropped']),
    reason: Reason,
    rows: z.array(z.int().min(1)).min(1).max(500).optional().describe('row numbers; without them all lines of the choice'),
    ...narrow,
    expectLines: z.int().min(1).describe('lines shown before; refused when it is another number by now'),
  }),
  output: z.object({ id: z.string(), lines: z.int(), rupiahMinimum: Rupiah, rupiahFull: Rupiah }),
  problems: [
    ...['bills/not-found', 'bills/superseded', 'bills/too-late', 'bills/choice-changed', 'bills/id-reused', 'bills/not-challenged', 'areas/not-found'],
  ],
} as const

export const UndoDecision = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/bills/:billId/decisions/:decisionId/undo',
  summary: 'Take a decision about disputed lines back',
  scope: 'bills.manage',
  input: z.object({ ...one, decisionId: z.string(), id: Id, reason: Reason }),
  output: z.object({ id: z.string(), lines: z.int() }),
  problems: [
    ...['bills/not-found', 'bills/superseded', 'bills/too-late', 'bills/not-challenged', 'bills/decision-not-found', 'bills/decided-since', 'bills/id-reused'],
  ],
} as const

export const VerifyBill = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/bills/:billId/verify',
  summary: 'Sign the Berita Acara Rekonsiliasi: the bill is verified and goes to payment',
  scope: 'bills.manage',
  input: z.object({
    ...one,
    id: Id,
    numberPemda: Words,
    numberBpjs: Words,
    signedOn: DateText,
    pemdaName: Words,
    pemdaTitle: Words,
    bpjsName: Words,
    bpjsTitle: Words,
  }),
  output: Bill,
  problems: [
    ...['bills/not-found', 'bills/too-late', 'bills/not-challenged', 'bills/still-open', 'bills/spoken-for', 'bills/id-reused', 'bills/superseded'],
    ...['funds/step-out-of-order', 'funds/second-person-needed', 'funds/step-not-yours', 'funds/unfit', 'ledger/month-closed'],
  ],
} as const

export const OpenBillPayment = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/bills/:billId/payment',
  summary: 'Open the payment of a bill that came before its budget did',
  scope: 'bills.manage',
  input: about,
  output: z.object({ paymentId: z.string() }),
  problems: ['bills/not-found', 'bills/superseded', 'funds/no-budget', 'funds/not-enough', 'funds/id-reused', 'ledger/pagu-exceeded', 'ledger/month-closed'],
} as const

export const PrintStatement = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/bills/:billId/statement',
  summary: 'Berita Acara Rekonsiliasi as PDF: a draft until it is signed',
  scope: 'bills.read',
  input: about,
  output: 'file',
  problems: ['bills/not-found', 'bills/not-challenged'],
} as const

export const ExportMutation = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/bills/:billId/mutation-form',
  summary: 'People to be taken off the list, in the 36-column form of BPJS Kesehatan',
  scope: 'bills.read',
  names: true,
  input: about,
  output: 'file',
  problems: ['bills/not-found', 'bills/not-challenged'],
} as const

const moved = { kind: z.enum(MUTATION_KINDS).optional(), area: AreaCodeText.optional() }
export const ListMutations = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/bills/:billId/mutations',
  summary: 'Cards that came onto the bill, left it, or are on the roster and not on it',
  scope: 'bills.read',
  names: true,
  input: z.object({ ...one, ...moved, ...Paging }),
  output: z.object({
    total: z.int(),
    rows: z.array(
      z.object({
        kind: z.enum(MUTATION_KINDS),
        why: z.string().nullable(),
        name: z.string(),
        cardMasked: z.string().nullable(),
        nikMasked: z.string().nullable(),
        testData: z.boolean(),
        segment: z.string().nullable(),
        isActive: z.boolean().nullable(),
        villageName: z.string().nullable(),
        personId: z.string().nullable(),
      }),
    ),
  }),
  problems: ['bills/not-found', 'areas/not-found'],
} as const

export const ExportMutations = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/bills/:billId/mutations/export',
  summary: 'The same as a file',
  scope: 'bills.read',
  names: true,
  input: z.object({ ...one, ...moved, format: FileFormat.default('xlsx') }),
  output: 'file',
  problems: ['bills/not-found', 'areas/not-found'],
} as const
