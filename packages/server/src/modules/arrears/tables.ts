import type { Bar, CandidateGroup } from '@semesta/engine'

/** A row of arrears_candidate. */
export interface CandidateRecord {
  row_no: number
  grp: CandidateGroup
  barred: Bar | null
  person_id: string
  household: string
  kk: string | null
  card: string | null
  nik: string | null
  name: string | null
  sex: 'L' | 'P' | null
  birth_date: string | null
  address: string | null
  village_code: string
  rw: string | null
  rt: string | null
  area_path: string
  segment: string | null
  class: string | null
  months: number | null
  roster_rupiah: number | null
  rates_rupiah: number | null
  decile: number | null
  employer_code: string | null
  employer_name: string | null
  household_no: number | null
  household_heads: number | null
  household_decile: number | null
  household_months: number | null
}

/** A person or a household of the register, in one shape. */
export interface OwingRecord extends Pick<CandidateRecord, 'person_id' | 'household' | 'kk' | 'card' | 'nik' | 'name' | 'village_code' | 'rw' | 'rt'> {
  barred: Bar | null
  class: string | null
  months: number | null
  roster_rupiah: number | null
  rates_rupiah: number | null
  decile: number | null
  heads: number
}

/** What counts of the register say. */
export interface DebtSum {
  class: string
  decile: number
  months: number
  village_code: string
  heads: number
  households: number
  roster_rupiah: number
  rates_rupiah: number
}

/** Households that a takeover could take, by what tells them apart. */
export interface HouseholdSum {
  village_code: string
  decile: number
  months: number
  arrears: number
  pbi_removed: number
  newborn: number
  unregistered: number
  lapsed: number
  households: number
  rates_rupiah: number
}

export interface WriteOffRecord {
  regency_code: string
  id: string
  act_id: string
  person_id: string
  area_path: string
  status: 'proposed' | 'granted' | 'refused' | 'withdrawn'
  valid_from: string
  document: string
  recorded_by: string
  recorded_name: string
  recorded_at: Date
}

export interface ArrearsTables {
  arrears_write_off: WriteOffRecord
}
