export interface HeadRow {
  regency_code: string
  seq: number
  hash: string
  closed_through: string | null
}
export interface JournalRow {
  regency_code: string
  id: string
  seq: number
  booked_on: string
  month: string
  kind: string
  memo: string
  document_kind: string | null
  document_number: string | null
  document_on: string | null
  ref_kind: string | null
  ref_id: string | null
  reverses: string | null
  corrects: string | null
  reservation_id: string | null
  line_count: number
  amount: number
  asked: string
  digest: string
  hash: string
  posted_at: Date
  posted_by: string
  posted_id: string
  posted_role: string
}
export interface LineRow {
  journal_id: string
  line_no: number
  account: string
  debit: number
  credit: number
  fund_id: string | null
  line_id: string | null
  attribution_id: string | null
  part: 'iuran' | 'bantuan' | null
}
export interface PaguRow {
  line_id: string
  pagu: number
  committed: number
  realised: number
}
export interface AttributionRow {
  id: string
  person_months: number
  iuran: number
  bantuan: number
  digest: string
}
export interface PersonMonthRow {
  row_no: number
  card: string | null
  person_id: string | null
  month: string
  iuran: number
  bantuan: number
  area_path: string
}
