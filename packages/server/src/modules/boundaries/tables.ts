import type { Kind, Part } from './boundary.calc.ts'

export interface BoundaryRow {
  regency_code: string
  id: string
  kind: Kind
  effective_on: string
  decree: string
  decree_on: string
  parts: Part[]
  recorded_by: string
  recorded_at: Date
  withdrawn_by: string | null
  withdrawn_at: Date | null
  withdrawn_reason: string | null
}
export interface CountRow {
  build_id: string
  path: string
  population: number
  registered: number
  active: number
}
