import type { AreaCode, Month } from '@semesta/kernel'
import type { SessionLimits } from '../tasks.ts'

/** Why somebody owes what he owes in a month, or nothing. */
export const OBLIGATION_BASES = [
  ...(['due', 'arrears', 'covered-by-worker', 'further-family'] as const),
  ...(['wage-unknown', 'further-unknown', 'relation-unknown', 'pension-unknown', 'class-unknown', 'segment-unknown'] as const),
  ...(['inactive', 'deceased', 'moved', 'duplicate'] as const),
] as const
export type ObligationBasis = (typeof OBLIGATION_BASES)[number]

/** What one person owes through each payer, the two budget lines of the local government apart. */
export const OBLIGATION_PARTS = ['own', 'employer', 'worker', 'local_iuran', 'local_bantuan', 'central', 'province'] as const
export type ObligationPart = (typeof OBLIGATION_PARTS)[number]

/** Why what was put down for a month is not what it should have been. */
export const ADJUSTMENT_CAUSES = [
  ...(['deceased', 'moved', 'duplicate', 'activated', 'deactivated', 'segment', 'amount', 'card-added', 'card-gone', 'withdrawn'] as const),
] as const
export type AdjustmentCause = (typeof ADJUSTMENT_CAUSES)[number]

/** What was put down before for one month: the first sums, and every difference since, oldest first. */
export interface PutDown {
  month: Month
  base: string
  adjustments: string[]
}

export interface ObligationInput {
  regency: AreaCode
  month: Month
  /** people.parquet of the built month */
  people: string
  /** snapshots the month was built from: relation to a worker, and wages */
  peserta: string | null
  pekerja: string | null
  /** people.parquet of the newest month, which may know of deaths and moves that were reported late */
  newest: string
  /** what a worker's premium is reckoned on at least; null when nobody recorded it */
  minimumWageRupiah: number | null
  /** what the province pays of each PBI premium, as recorded; 0 when nobody recorded it */
  pbiProvinceRupiah: number
  /** this month, when it was put down before, and every other month to be looked at again */
  before: PutDown[]
  /** receives due.parquet and due.csv for a month that was not put down before, total.csv of the same, adjustment.parquet and adjustment.csv */
  outDir: string
  limits: SessionLimits
}

export interface ObligationReport {
  /** registered cards put down; null when the month was put down before */
  rows: number | null
  adjustments: number
  /** whole rupiah of the month, or of the adjustments when it was put down before */
  rupiah: Record<ObligationPart, number>
}

/** Columns of due.parquet and of obligations_due: one row a registered card. */
export const DUE_COLUMNS = [
  ...(['row_no', 'person_id', 'card', 'nik', 'name', 'village_code', 'area_path', 'segment', 'class', 'basis'] as const),
  ...OBLIGATION_PARTS,
] as const

/** Columns of total.csv and of obligations_total. */
export const DUE_TOTAL_COLUMNS = ['village_code', 'segment', 'class', 'basis', 'heads', ...OBLIGATION_PARTS] as const

/** Columns of adjustment.parquet and of obligations_adjustment: a difference to what was put down for a month, by card; parts may be below 0. */
export const ADJUSTMENT_COLUMNS = [
  ...(['seq', 'for_month', 'is_late', 'cause', 'person_id', 'card', 'nik', 'name', 'village_code', 'area_path', 'segment', 'class'] as const),
  ...(['basis_before', 'basis_after'] as const),
  ...OBLIGATION_PARTS,
] as const
