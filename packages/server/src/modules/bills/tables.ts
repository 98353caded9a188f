import type { BILL_STATES, DISPUTE_STATES, MUTATION_KINDS } from '@semesta/contract'
import type { ChallengeReport } from '@semesta/engine'

export type BillState = (typeof BILL_STATES)[number]
export type DisputeState = (typeof DISPUTE_STATES)[number]
export type Verdict = 'held' | 'dropped'
export type MutationKind = (typeof MUTATION_KINDS)[number]
export type Fault = { code: string; detail: string }

export interface BillRow {
  regency_code: string
  id: string
  month: string
  revision: number
  superseded: boolean
  state: BillState
  letter_number: string
  letter_on: string
  received_on: string
  due_on: string
  heads: number
  iuran: number
  bantuan: number
  batch_id: string | null
  file_name: string | null
  opening_heads: number | null
  opening_document: string | null
  reason: string | null
  recorded_by: string
  recorded_at: Date
  job_id: string | null
  problem: Fault | null
  build_id: string | null
  month_revision: number | null
  folder: string | null
  result: ChallengeReport | null
  payment_problem: Fault | null
}

export interface DisputeRecord {
  regency_code: string
  bill_id: string
  row_no: number
  main_test: string
  tests: string[]
  to_verify: boolean
  since_month: string
  months: number
  rupiah_billed: number
  rupiah_minimum: number
  rupiah_full: number
  iuran_minimum: number
  iuran_full: number
  village_code: string
  area_path: string
  state: DisputeState
  decision_id: string | null
  claim_id: string | null
  claim_basis: 'minimum' | 'full' | null
}

/** What one test says of a line, as the challenge wrote it. */
export interface Evidence {
  test: string
  main: boolean
  severity: 'high' | 'medium' | 'low'
  since: string
  months: number
  minimum: number
  full: number
  facts: Record<string, string | number | boolean | null>
  wordsId: string
  wordsEn: string
}
export interface LineRecord {
  row_no: number
  card: string | null
  nik: string | null
  name: string | null
  birth_date: string | null
  person_id: string | null
  month_billed: string
  iuran: number
  bantuan: number
  evidence: Evidence[]
}
/** A disputed line with its person. */
export type NamedDispute = DisputeRecord & LineRecord

export interface MutationRecord {
  kind: MutationKind
  why: string | null
  card: string | null
  nik: string | null
  name: string | null
  birth_date: string | null
  person_id: string | null
  segment: string | null
  is_active: boolean | null
  village_code: string
  area_path: string
}

export interface DecisionRow {
  regency_code: string
  id: string
  seq: number
  bill_id: string
  verdict: Verdict | 'undone'
  reason: string
  undoes: string | null
  choice: object
  lines: number
  rupiah_minimum: number
  rupiah_full: number
  decided_by: string
  decided_id: string
  decided_at: Date
}

export interface Signatories {
  pemdaName: string
  pemdaTitle: string
  bpjsName: string
  bpjsTitle: string
}
export interface StatementRow {
  regency_code: string
  id: string
  bill_id: string
  number_pemda: string
  number_bpjs: string
  signed_on: string
  signatories: Signatories
  closing: number
  iuran: number
  bantuan: number
  /** what the paper prints, as it was on the day of signing */
  content: object
  verified_by: string
  verified_at: Date
}

export interface BillTables {
  bills_bill: BillRow
}
