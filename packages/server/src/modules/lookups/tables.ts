import type { LookupStatus } from '@semesta/engine'

export interface LookupRow {
  regency_code: string
  id: string
  asked_id: string
  asked_by: string
  asked_at: Date
  delete_after: Date
  purpose: 'assistance' | 'workers' | 'patients' | 'pupils' | 'village-data' | 'inspection' | 'other'
  note: string
  area: string | null
  areas: string[]
  month: string
  build_id: string
  file_name: string
  state: 'waiting' | 'running' | 'done' | 'failed' | 'deleted'
  rows: number | null
  titles: string[] | null
  counts: Record<LookupStatus, number> | null
  doubtful: number | null
  problem: { code: string; detail: string } | null
}
export interface LookupTables {
  lookups_lookup: LookupRow
}
