import { z } from 'zod'
import { DateText, FileFormat, InstantText, Paging, RegencyCode, RegisterName } from './common.ts'

export const RowCounts = z.object({ read: z.int(), accepted: z.int(), rejected: z.int(), skipped: z.int() })
/** `refused`: a fault of a refused row; `warning`: odd, but accepted; `unsent`: refused in the file that this one mends, and not sent again. */
export const Severity = z.enum(['refused', 'warning', 'unsent'])
export const Reject = z.object({
  row: z.int().describe("the user's own row number in the file"),
  column: z.string(),
  reason: z.string(),
  raw: z.string().nullable(),
  severity: Severity,
})

/** The life of a file: in force once `done`, until it is `undone` or a newer one comes. */
export const BatchStateId = z.enum(['uploaded', 'checking', 'needs-fixing', 'in-review', 'approved', 'committing', 'done', 'cancelled', 'undone', 'failed'])
/** `whole`: the file is the full list of its register; `part`: only the people in it are touched. */
export const BatchScopeId = z.enum(['whole', 'part'])

export const Batch = z.object({
  id: z.string(),
  register: RegisterName,
  asOf: DateText,
  fileName: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  state: BatchStateId,
  scope: BatchScopeId,
  mends: z.string().nullable().describe('the file whose refused rows this one brings mended'),
  uploadedBy: z.string(),
  uploadedAt: InstantText,
  rows: RowCounts.nullable(),
  inForce: z.boolean().describe('true when this is the newest snapshot of its register'),
  jobId: z.string().nullable(),
  problem: z.object({ code: z.string(), detail: z.string() }).nullable(),
})

export const ErrorGroup = z.object({
  column: z.string(),
  title: z.string().nullable().describe("the title of the column in the user's own file"),
  reason: z.string(),
  advice: z.string().describe('what to do about it'),
  rows: z.int(),
  examples: z.array(z.int()).describe("the first of the user's own row numbers"),
})

export const BatchReport = Batch.extend({
  columns: z.array(z.object({ canonical: z.string(), source: z.string().nullable(), constant: z.string().nullable(), required: z.boolean() })),
  unknownColumns: z.array(z.string()),
  rejectGroups: z.array(ErrorGroup),
  warningGroups: z.array(ErrorGroup).describe('odd rows that were accepted'),
  skipGroups: z.array(z.object({ reason: z.string(), rows: z.int() })),
  notes: z.array(z.string()).describe('what was noticed: damaged NIK, title rows, hidden sheets'),
})

export const ListRegisters = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/registers',
  summary: 'Each register and its newest snapshot',
  scope: 'registers.read',
  input: z.object({ regency: RegencyCode }),
  output: z.object({ rows: z.array(z.object({ register: RegisterName, title: z.string(), newest: Batch.nullable() })) }),
  problems: [],
} as const

export const ListBatches = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/batches',
  summary: 'Files that came in, newest first',
  scope: 'registers.read',
  input: z.object({ regency: RegencyCode, register: RegisterName.optional(), ...Paging }),
  output: z.object({ total: z.int(), rows: z.array(Batch) }),
  problems: [],
} as const

export const GetBatch = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/batches/:batchId',
  summary: 'One file with its check report',
  scope: 'registers.read',
  input: z.object({ regency: RegencyCode, batchId: z.string() }),
  output: BatchReport,
  problems: ['registers/batch-not-found'],
} as const

export const UploadBatch = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/batches',
  summary: 'Send a register file; it is checked and compared in the background, and counts once somebody agrees',
  scope: 'registers.import',
  multipart: true,
  input: z.object({
    regency: RegencyCode,
    register: RegisterName,
    asOf: DateText,
    scope: BatchScopeId.default('whole'),
    mends: z.uuid().optional().describe('the file whose refused rows this one brings mended'),
  }),
  output: z.object({ batch: Batch, duplicateOf: z.string().nullable() }),
  problems: ['registers/file-empty', 'registers/file-too-large', 'registers/format-unknown', 'registers/mends-unfit'],
} as const

const RejectFilter = { severity: Severity.default('refused'), column: z.string().max(100).optional(), reason: z.string().max(300).optional() }

export const ListRejects = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/batches/:batchId/rejects',
  summary: 'Faults of refused rows, or what is odd in accepted ones, with the reason; of one group when column and reason are given',
  scope: 'registers.read',
  names: true,
  input: z.object({ regency: RegencyCode, batchId: z.string(), ...RejectFilter, ...Paging }),
  output: z.object({ total: z.int(), rows: z.array(Reject) }),
  problems: ['registers/batch-not-found'],
} as const

export const ExportRejects = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/batches/:batchId/rejects/export',
  summary: 'Faults of refused rows as a file, a line each',
  scope: 'registers.read',
  names: true,
  input: z.object({ regency: RegencyCode, batchId: z.string(), ...RejectFilter, format: FileFormat.default('csv') }),
  output: 'file',
  problems: ['registers/batch-not-found'],
} as const
