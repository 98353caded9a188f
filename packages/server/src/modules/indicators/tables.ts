export interface FlowRow {
  regency_code: string
  build_id: string
  village_code: string
  area_path: string
  from_segment: string
  to_segment: string
  from_active: boolean
  to_active: boolean
  heads: number
}

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
  indicators_flow: FlowRow
  indicators_fact: FactRow
}
