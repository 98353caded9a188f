export interface FindingRecord {
  regency_code: string
  build_id: string
  rule: string
  row_no: number
  person_id: string
  card: string | null
  nik: string | null
  name: string | null
  village_code: string
  rw: string | null
  rt: string | null
  area_path: string
  segment: string | null
  cause: string | null
  rupiah_per_month: number
  detail: Record<string, unknown>
}

export interface TotalRecord {
  regency_code: string
  build_id: string
  rule: string
  village_code: string
  area_path: string
  segment: string
  cause: string
  people: number
  rupiah_per_month: number
}

export interface FindingTables {
  findings_finding: FindingRecord
  findings_total: TotalRecord
}
