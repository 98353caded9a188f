import type { SAVING_KINDS, SAVING_STAGES } from '@semesta/contract'

export type SavingStage = (typeof SAVING_STAGES)[number]
export type SavingKind = (typeof SAVING_KINDS)[number]

export interface SavingRow {
  regency_code: string
  id: string
  booked_on: string
  month: string
  kind: SavingKind
  stage: SavingStage
  rupiah: number
  person_months: number
  horizon_months: number | null
  ref_kind: string
  ref_id: string
  area_path: string
  note: string | null
  reverses: string | null
  booked_by: string
  booked_at: Date
}
export interface SavingTables {
  savings_entry: SavingRow
}
