import type { AllocationReport, Point, Ring } from '@semesta/engine'

export interface SponsorRow {
  regency_code: string
  id: string
  sponsor_id: string
  kind: 'company' | 'state-company' | 'cooperative' | 'foundation' | 'person'
  name: string
  npwp: string | null
  employer_code: string | null
  contact: { person: string; phone: string | null; email: string | null; address: string | null }
  recorded_id: string
  recorded_by: string
  recorded_at: Date
}
export interface CheckRow {
  id: string
  sponsor_id: string
  month: string
  build_id: string
  workers: number
  missing: number
  family: number
  family_missing: number
  checked_by: string
  checked_at: Date
}
export interface ExceptionRow {
  id: string
  sponsor_id: string
  approver: string
  document: string
  reason: string
  valid_from: string
  valid_until: string
  recorded_by: string
  recorded_at: Date
}
export interface UserRow {
  id: string
  sponsor_id: string
  user_id: string
  email: string
  bound_at: Date
  ended_at: Date | null
}
export interface PledgeRow {
  id: string
  sponsor_id: string
  basis: 'people' | 'rupiah'
  people: number | null
  months: number
  rate_basis: 'iuran' | 'full'
  rate_rupiah: number
  amount_rupiah: number
  first_month: string
  ring: Ring
  pledged_on: string
  note: string
  check_id: string | null
  exception_id: string | null
  recorded_by: string
  recorded_at: Date
}
export interface StepRow {
  id: string
  pledge_id: string
  sponsor_id: string
  seq: number
  kind: 'agreed' | 'received' | 'allocated' | 'sent' | 'reported' | 'withdrawn' | 'reversed'
  happened_on: string
  our_number: string | null
  their_number: string | null
  amount_rupiah: number | null
  heads: number | null
  /** months an allocation pays for */
  from_month: string | null
  until_month: string | null
  refers_to: string | null
  note: string
  recorded_by: string
  recorded_role: string
  recorded_at: Date
}
export interface CellRow {
  step_id: string
  village_code: string
  age_band: string
  heads: number
}
export interface ActiveRow {
  step_id: string
  pledge_id: string
  month: string
  heads: number
  active: number
}
/** What a plan keeps of a pledge while it is worked out: what the money reached, and from when. */
export interface PlannedPledge {
  id: string
  sponsorId: string
  sponsor: string
  ring: Ring
  heads: number
  months: number
  rateRupiah: number
  fromMonth: string
  untilMonth: string
}
export interface PlanRow {
  id: string
  pledges: PlannedPledge[]
  method: 'rules' | 'optimal'
  lot: string
  month: string
  build_id: string
  state: 'waiting' | 'running' | 'done' | 'failed' | 'committed'
  report: AllocationReport | null
  problem: { code: string; detail: string } | null
  asked_by: string
  asked_at: Date
  committed_by: string | null
  committed_at: Date | null
}
export interface SeatRow {
  plan_id: string
  pledge_id: string
  row_no: number
  step_id: string | null
  person_id: string
  nik: string
  card: string | null
  kk: string | null
  name: string | null
  birth_date: string | null
  village_code: string
  area_path: string
  age_band: string
  decile: number | null
  segment: string | null
  cause: string | null
  need: 'unregistered' | 'inactive'
  points: Point[]
  household: { heads: number; perHead: number }
  total_points: number
  from_month: string
  until_month: string
}
