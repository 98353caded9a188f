import type { ADJUSTMENT_CAUSE_IDS, OBLIGATION_BASIS_IDS } from '@semesta/contract'
import type { ObligationPart } from '@semesta/engine'
import type { Segment } from '@semesta/kernel'

export interface RunRow {
  regency_code: string
  id: string
  run_no: number
  month: string
  build_id: string
  revision: number
  newest_build: string
  newest_month: string
  is_first: boolean
  folder: string
  heads: number
  adjustments: number
  minimum_wage: number | null
  pbi_province: number
  names_online: boolean
  computed_on: string
  computed_at: Date
  computed_by: string
}

export type PartColumns = Record<ObligationPart, number>
export type BasisId = (typeof OBLIGATION_BASIS_IDS)[number]
export type CauseId = (typeof ADJUSTMENT_CAUSE_IDS)[number]

export interface SumRow extends PartColumns {
  segment: Segment
  class: '' | '1' | '2' | '3'
  basis: BasisId
  heads: number
}
export interface VillageSum extends PartColumns {
  code: string
  heads: number
}
interface Named {
  person_id: string
  card: string | null
  nik: string | null
  name: string | null
  area_path: string
}
export interface DueRow extends Named, Omit<SumRow, 'heads'> {
  row_no: number
}
export interface AdjustmentSumRow extends PartColumns {
  for_month: string
  run_month: string
  computed_on: string
  is_late: boolean
  cause: CauseId
  segment: Segment
  heads: number
}
export interface AdjustmentRow extends Named, Omit<AdjustmentSumRow, 'heads'> {
  run_id: string
  seq: number
  basis_before: BasisId | null
  basis_after: BasisId | null
}
export interface PersonDueRow extends Pick<DueRow, 'card' | 'segment' | 'class' | 'basis' | keyof PartColumns> {
  month: string
}

export interface ObligationTables {
  obligations_run: RunRow
}
