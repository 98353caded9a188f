import type { BUDGET_STAGES, FUND_KINDS, FUND_PAYERS, PARTS, PAYMENT_STEPS, PERSON_GROUPS } from '@semesta/contract'

export type Part = (typeof PARTS)[number]
export type Step = (typeof PAYMENT_STEPS)[number]

export interface FundRow {
  id: string
  year: number
  kind: (typeof FUND_KINDS)[number]
  name: string
  priority: number
  segments: string[]
  deciles: number[]
  areas: string[]
  from_month: string
  until_month: string
  share_percent: number | null
  share_of: number | null
  planned: number
  document: string
  document_on: string
  recorded_by: string
  recorded_at: Date
}
export interface ArrivalRow {
  id: string
  fund_id: string
  expected_on: string
  amount: number
}
export interface ReceiptRow {
  id: string
  arrival_id: string
  received_on: string
  amount: number
  document: string
  recorded_by: string
  recorded_at: Date
}
export interface LineRow {
  id: string
  year: number
  fund_id: string
  account: string
  part: Part
}
export interface ActRow {
  id: string
  year: number
  stage: (typeof BUDGET_STAGES)[number]
  decided_on: string
  document: string
  why: string
  recorded_by: string
  recorded_at: Date
}
export interface ActLineRow {
  act_id: string
  line_id: string
  amount: number
}
export interface QuotaRow {
  id: string
  from_month: string
  heads: number
  growth: number
  document: string
  document_on: string
  recorded_by: string
  recorded_at: Date
}
export interface PayerRow {
  id: string
  person_group: (typeof PERSON_GROUPS)[number]
  part: Part
  payer: (typeof FUND_PAYERS)[number]
  account: string
  from_month: string
  document: string
  recorded_by: string
  recorded_at: Date
}
export interface PaymentRow {
  id: string
  purpose: 'bill'
  ref_kind: string
  ref_id: string
  month: string
  heads: number
  iuran: number
  bantuan: number
  due_on: string
  document: string | null
  document_on: string | null
  attribution: string | null
  opened_on: string
  opened_by: string
  opened_at: Date
}
export interface PartRow {
  payment_id: string
  line_id: string
  reservation_id: string
  amount: number
}
/** A part with its line and fund. */
export type PartOfPayment = PartRow & { fund_id: string; fund_name: string; account: string; part: Part }
export interface StepRow {
  id: string
  payment_id: string
  step: Step | 'reversed' | 'cancelled'
  /** one more than the payments of the bill that were taken back before it */
  attempt: number
  number: string
  taken_on: string
  iuran: number | null
  bantuan: number | null
  why: string | null
  /** numbers of the journals it posted */
  journals: string[]
  /** of a verification: person-months of accepted claims that were taken off */
  offsets: string[]
  taken_id: string
  taken_by: string
  taken_role: string
  taken_at: Date
}
export interface FileRow {
  payment_id: string
  step: Step
  attempt: number
  sha256: string
  name: string
}
/** Heads that count no more from a month on, because the promise was taken back or the roster says so; below zero: they count again. */
export interface HeadsEnd {
  fromMonth: string
  heads: number
  cause: 'roster' | 'released'
  why: string
  by: string
  on: string
}
export interface HeadsRow {
  id: string
  fund_id: string
  promised_on: string
  heads: number
  from_month: string
  until_month: string
  monthly: number
  ref_kind: string
  ref_id: string
  ends: HeadsEnd[]
}
export interface HoldRow {
  reservation_id: string
  heads_id: string
  line_id: string
  month: string
  amount: number
}
