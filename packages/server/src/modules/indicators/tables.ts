export interface FactRow {
  regency_code: string
  id: string
  kind: 'pemda-arrears' | 'official-population'
  valid_from: string
  valid_until: string | null
  value: number
  label: string | null
  source: string
  recorded_by: string
  recorded_at: Date
}

export interface IndicatorTables {
  indicators_fact: FactRow
}
