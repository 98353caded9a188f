import type { CLAIM_BASES, CLAIM_LINE_STATES, CLAIM_STATES } from '@semesta/contract'

export type ClaimState = (typeof CLAIM_STATES)[number]
export type Basis = (typeof CLAIM_BASES)[number]
export type LineState = (typeof CLAIM_LINE_STATES)[number]

export interface ClaimRow {
  regency_code: string
  id: string
  number: string
  sent_on: string
  answer_due_on: string
  basis: Basis
  state: ClaimState
  note: string | null
  sent_by: string
  sent_at: Date
  ended_reason: string | null
}
export interface ClaimLine {
  claim_id: string
  bill_id: string
  row_no: number
  month: string
  test: string
  months: number
  iuran: number
  bantuan: number
  village_code: string
  area_path: string
  state: LineState
  answer_id: string | null
}
export interface AnswerRow {
  id: string
  claim_id: string
  verdict: 'accepted' | 'refused'
  reason: string | null
  document_number: string | null
  answered_on: string
  choice: object
  lines: number
  iuran: number
  bantuan: number
  by_branch: boolean
  answered_by: string
  answered_at: Date
}
export interface SettlementRow {
  id: string
  claim_id: string
  kind: 'refund' | 'offset'
  iuran: number
  bantuan: number
  settled_on: string
  document_number: string
  month: string | null
  journal: string | null
  settled_by: string
  settled_at: Date
  /** of the act that took it back; null while it stands, with the three below */
  reversal_id: string | null
  reversed_on: string | null
  reversed_reason: string | null
  reversed_by: string | null
}
export interface ClaimTables {
  claims_claim: ClaimRow
}
