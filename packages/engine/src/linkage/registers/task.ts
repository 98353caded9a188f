import type { AreaCode, Month } from '@semesta/kernel'
import type { SessionLimits, SnapshotRef } from '../../tasks.ts'

/** The task `linkage`: snapshots -> who is whom beyond the exact NIK. */
export interface LinkageInput {
  regency: AreaCode
  month?: Month
  sources: SnapshotRef[]
  /** CSV or Parquet of what people decided: left_id, right_id, verdict (same | different), decided_by, decided_at */
  decisions: string | null
  /** folder of an earlier run, so that what is known stays known */
  previous: string | null
  /** CSV that names the human behind each row (register, row_no, human), where it is known: for an invented city */
  truth?: string
  /** receives link.parquet, pair.parquet, their CSV twins, model.json and quality.json */
  outDir: string
  limits: SessionLimits
  /** share of wrong links that a run may make by itself */
  targetErrorRate: number
}
export interface LinkageReport {
  records: number
  pairsCompared: number
  links: Record<string, number>
}

/** Columns of link.parquet, in this order: rows that go under another number than their exact NIK says. */
export const LINK_COLUMNS = ['register', 'row_no', 'record_id', 'person_key', 'method', 'probability', 'weight'] as const

/** Columns of pair.parquet and pair.csv, in this order: scored pairs near or above the review threshold. */
export const PAIR_COLUMNS = [
  'pair_id',
  'left_register',
  'left_row',
  'left_id',
  'right_register',
  'right_row',
  'right_id',
  'probability',
  'weight',
  'band',
  'conflict',
  'explanation',
  'left_values',
  'right_values',
  'village_code',
  'area_path',
  'rw',
  'rt',
  'segment',
  'rupiah_per_month',
  'affects_active',
  'affects_coverage',
] as const
