import type { RegisterId } from '@semesta/kernel'

export interface MappingRecord {
  regency_code: string
  register: RegisterId
  /** of the titles in their order */
  signature: string
  columns: { title: string; canonical: string | null }[]
  constants: Record<string, string>
  meanings: Record<string, Record<string, string>>
  decided_by: string
  decided_at: Date
}

export interface MappingTables {
  mappings_mapping: MappingRecord
}
