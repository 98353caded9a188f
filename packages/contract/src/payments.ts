import { z } from 'zod'
import { DateText, InstantText, MonthText, RegencyCode } from './common.ts'
import { PARTS } from './funds.ts'

/** The way of a bill to being paid. `reversed` takes a payment back to SPM, `cancelled` ends it, both with a reason. */
export const PAYMENT_STEPS = ['verified', 'spp', 'spm', 'sp2d'] as const
const Step = z.enum(PAYMENT_STEPS)
const Rupiah = z.int().describe('whole rupiah')
const id = z.uuid()
const DocumentNumber = z.string().trim().min(3).max(120)
const at = { regency: RegencyCode }

export const PaymentStep = z.object({
  step: z.enum([...PAYMENT_STEPS, 'reversed', 'cancelled']),
  attempt: z.int().describe('one more than the payments of this bill that were taken back before'),
  stands: z.boolean().describe('false: a payment that was taken back'),
  number: z.string(),
  on: DateText,
  why: z.string().nullable(),
  files: z.array(z.object({ name: z.string(), sha256: z.string() })),
  by: z.string(),
  role: z.string(),
  at: InstantText,
})
export const Payment = z.object({
  id: z.string(),
  month: MonthText,
  ref: z.object({ kind: z.string(), id: z.string() }),
  heads: z.int(),
  iuran: Rupiah,
  bantuan: Rupiah,
  total: Rupiah.describe('what is to be paid: as billed, after the verification as accepted'),
  billed: Rupiah,
  dueOn: DateText,
  document: z.string().nullable(),
  openedOn: DateText,
  openedBy: z.string(),
  state: z.enum(['opened', ...PAYMENT_STEPS, 'cancelled']),
  next: z
    .object({
      step: Step,
      roles: z.array(z.string()).describe('who may take it'),
      mine: z.boolean(),
      secondPerson: z.boolean().describe('somebody else must: whoever verified does not book'),
      statement: z.boolean().describe('taken by signing the statement of the bill it belongs to'),
    })
    .nullable(),
  isReversible: z.boolean().describe('paid, and this person may take the payment back'),
  parts: z.array(z.object({ lineId: z.string(), fundName: z.string(), account: z.string(), part: z.enum(PARTS), amount: Rupiah })),
  steps: z.array(PaymentStep),
  journals: z.array(z.string()).describe('numbers of the journals that booked it'),
})

export const ListPayments = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/payments',
  summary: 'Bills of a fiscal year on their way to being paid',
  scope: 'funds.read',
  input: z.object({
    ...at,
    year: z.coerce.number().int().min(2014).max(2100).optional(),
    on: DateText.optional().describe('as it stood on this day: without next steps'),
  }),
  output: z.object({ rows: z.array(Payment) }),
  problems: [],
} as const

const pagu = ['funds/id-reused', 'funds/unfit', 'funds/no-budget', 'funds/not-enough', 'ledger/pagu-exceeded', 'ledger/month-closed']
export const OpenPayment = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/payments',
  summary: 'Record a bill by its head count; its money is held at once',
  scope: 'funds.manage',
  input: z.object({
    ...at,
    ...{ id, month: MonthText, heads: z.int().positive(), document: DocumentNumber, documentOn: DateText },
    iuran: z.int().min(0).optional().describe('whole rupiah; without it heads times the rate of the month'),
    bantuan: z.int().min(0).optional(),
  }),
  output: Payment,
  problems: [...pagu, 'funds/month-billed'],
} as const
export const TakeStep = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/payments/:paymentId/steps',
  summary: 'Verify a bill, record SPP, SPM or SP2D; SP2D books it',
  scope: 'funds.manage',
  input: z.object({
    ...at,
    ...{ paymentId: z.string(), id, step: Step, number: DocumentNumber, on: DateText },
    iuran: z.int().min(0).optional().describe('verification: the sum accepted, at most what was billed'),
    bantuan: z.int().min(0).optional(),
  }),
  output: Payment,
  problems: [
    ...['funds/id-reused', 'funds/not-found', 'funds/step-out-of-order', 'funds/step-not-yours', 'funds/second-person-needed', 'funds/unfit'],
    ...['funds/verified-by-statement', 'ledger/month-closed', 'ledger/pagu-exceeded', 'ledger/attribution-differs'],
  ],
} as const
export const ReversePayment = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/payments/:paymentId/reversal',
  summary: 'Take a payment back, with a reason: its journals are reversed, its money is held again, another SP2D may follow',
  scope: 'funds.manage',
  input: z.object({ ...at, paymentId: z.string(), id, on: DateText, reason: z.string().trim().min(5).max(500) }),
  output: Payment,
  problems: [...['funds/id-reused', 'funds/not-found', 'funds/step-out-of-order', 'funds/step-not-yours', 'funds/unfit', 'ledger/month-closed']],
} as const
export const CancelPayment = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/payments/:paymentId/cancel',
  summary: 'Take a bill off the way to being paid, with a reason; its money is free again',
  scope: 'funds.manage',
  input: z.object({ ...at, paymentId: z.string(), id, on: DateText, reason: z.string().trim().min(5).max(500) }),
  output: Payment,
  problems: [
    'funds/id-reused',
    'funds/not-found',
    'funds/already-paid',
    'funds/step-out-of-order',
    'funds/not-enough',
    'ledger/month-closed',
    'ledger/pagu-exceeded',
  ],
} as const
export const AttachStepFile = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/payments/:paymentId/files',
  summary: 'Keep the scan of a step’s document; the same bytes again change nothing',
  scope: 'funds.manage',
  multipart: true,
  input: z.object({ ...at, paymentId: z.string(), step: Step }),
  output: Payment,
  problems: ['funds/not-found', 'funds/step-out-of-order', 'funds/unfit', 'registers/file-too-large', 'http/file-missing'],
} as const
export const DownloadStepFile = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/payments/:paymentId/files/:sha256',
  summary: 'The scan of a step’s document',
  scope: 'funds.read',
  input: z.object({ ...at, paymentId: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  output: 'file',
  problems: ['funds/not-found'],
} as const
