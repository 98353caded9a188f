import type { FACT_KINDS } from '@semesta/contract'

export interface FactRow {
  regency_code: string
  id: string
  kind: (typeof FACT_KINDS)[number]
  valid_from: string
  valid_until: string | null
  value: number
  label: string | null
  source: string
  recorded_by: string
  recorded_at: Date
}

/** What a fact said before it was corrected. */
export interface FactBeforeRow extends Omit<FactRow, 'kind'> {
  fact_id: string
  replaced_at: Date
}

export interface IndicatorTables {
  indicators_fact: FactRow
  indicators_fact_before: FactBeforeRow
}
