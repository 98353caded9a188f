import type { Batch, Severity } from '@semesta/contract'
import type { ErrorGroup } from '@semesta/engine'
import type { RegisterId } from '@semesta/kernel'
import type { Generated } from 'kysely'
import type { z } from 'zod'

export type BatchState = z.output<typeof Batch>['state']
/** `whole`: the file is the full list; `part`: only the people in it are touched. */
export type BatchScope = z.output<typeof Batch>['scope']

/** Who did something to a file, when and why. */
export interface Deed {
  by: string
  id: string
  at: string
  reason: string | null
}

/** What the check said, beside its counts. */
export interface CheckReport {
  columns: { canonical: string; source: string | null; constant: string | null; required: boolean }[]
  unknownColumns: string[]
  rejectGroups: ErrorGroup[]
  warningGroups: ErrorGroup[]
  skipGroups: { reason: string; rows: number }[]
  notes: string[]
}

export interface BatchRecord {
  regency_code: string
  id: string
  register: RegisterId
  as_of: string
  file_name: string
  bytes: number
  sha256: string
  state: BatchState
  uploaded_by: string
  uploaded_id: string
  uploaded_at: Date
  scope: BatchScope
  /** the file whose refused rows this one brings mended */
  mends: string | null
  /** columns as a person told them, by the file's own names */
  mapping: Record<string, string> | null
  /** waits for approval before it counts */
  staged: boolean
  finished_at: Date | null
  rows_read: number | null
  rows_accepted: number | null
  rows_rejected: number | null
  rows_skipped: number | null
  /** folder with the accepted rows of this file alone */
  check_path: string | null
  /** folder with the whole snapshot */
  snapshot_path: string | null
  commit_no: number | null
  report: CheckReport | null
  problem: { code: string; detail: string } | null
  job_id: string | null
}

export interface RejectRecord {
  regency_code: string
  batch_id: string
  seq: Generated<number>
  row_no: number
  column_name: string
  reason: string
  raw: string | null
  severity: z.output<typeof Severity>
}

export interface RegisterTables {
  registers_batch: BatchRecord
  registers_reject: RejectRecord
}
