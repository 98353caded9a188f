import type { RegisterId } from '@semesta/kernel'
import type { Generated } from 'kysely'

export type BatchState = 'uploaded' | 'checking' | 'done' | 'failed' | 'cancelled'

/** What the check said, beside its counts. */
export interface CheckReport {
  columns: { canonical: string; source: string | null; required: boolean }[]
  unknownColumns: string[]
  rejectGroups: { column: string; reason: string; rows: number }[]
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
  uploaded_at: Date
  finished_at: Date | null
  rows_read: number | null
  rows_accepted: number | null
  rows_rejected: number | null
  rows_skipped: number | null
  snapshot_path: string | null
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
}

export interface RegisterTables {
  registers_batch: BatchRecord
  registers_reject: RejectRecord
}
