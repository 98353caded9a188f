import type { RegisterId } from '@semesta/kernel'

/** One snapshot that took part in a build. */
export interface MonthSource {
  register: RegisterId
  batch: string
  fileName: string
  sha256: string
  asOf: string
  rows: number
}

/** A row of indicators_month: one build of a month. */
export interface MonthRow {
  regency_code: string
  build_id: string
  month: string
  revision: number
  as_of: string
  built_at: Date
  built_by: string
  closed_at: Date | null
  closed_by: string | null
  restates: number | null
  restate_reason: string | null
  superseded: boolean
  people_online: boolean
  names_indexed: boolean
  folder: string
  /** the build of the month before that this one was compared with */
  before_build: string | null
  before_revision: number | null
  population: number
  registered: number
  active: number
  sources: MonthSource[]
  rules: { id: string; hash: string }[]
  parameters: { id: string; value: string; hash: string }[]
  findings: { rule: string; people: number; rupiahPerMonth: number }[]
}

export interface CellRow {
  regency_code: string
  build_id: string
  village_code: string
  area_path: string
  segment: string
  sex: string
  age_band: string
  cause: string
  coverage_step: string
  population: number
  registered: number
  active: number
}

export interface MonthTables {
  indicators_month: MonthRow
  indicators_cell: CellRow
}
