import type { Batch, Severity } from '@semesta/contract'
import type { ChangeKind, DiffReport, ErrorGroup } from '@semesta/engine'
import type { RegisterId } from '@semesta/kernel'
import type { Generated } from 'kysely'
import type { z } from 'zod'

export type BatchState = z.output<typeof Batch>['state']
/** `whole`: the file is the full list; `part`: only the people in it are touched. */
export type BatchScope = z.output<typeof Batch>['scope']

/** Somebody looked at something odd and says that it is right. */
export interface Ack extends Deed {
  stop: string
}

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
  /** a whole list sent to mend another: nothing is taken over from that one */
  replaces?: boolean
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
  /** folder of the newest comparison */
  diff_path: string | null
  diff: DiffReport | null
  /** the file in force that the comparison was made with */
  base_batch: string | null
  /** accepted rows taken over from the file that this one mends */
  rows_taken: number | null
  acks: Ack[]
  approved: Deed | null
  /** who rejected or withdrew it */
  ended: Deed | null
  undo_asked: Deed | null
  undone: Deed | null
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

/** One changed record, while its file waits (registers_diff) and after it came into force (registers_change). */
export interface ChangeRecord {
  regency_code: string
  batch_id: string
  seq: number
  record_key: string
  row_no: number | null
  kind: ChangeKind
  cause: string | null
  nik: string | null
  card: string | null
  name: string | null
  segment: string | null
  segment_before: string | null
  village_code: string
  area_path: string
  fields: Record<string, [unknown, unknown]>
  needs: 'itself' | 'one' | 'two'
  rupiah_per_month: number
  registered_delta: number
  active_delta: number
}

export interface RegisterTables {
  registers_batch: BatchRecord
  registers_reject: RejectRecord
}
