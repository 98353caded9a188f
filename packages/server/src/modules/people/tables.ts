/** A row of people_person: one card, or one resident without a card. */
export interface PersonRecord {
  regency_code: string
  build_id: string
  row_no: number
  person_id: string
  nik: string | null
  nik_state: string | null
  kk: string | null
  card: string | null
  name: string | null
  sex: 'L' | 'P' | null
  birth_date: string | null
  age: number | null
  age_band: string | null
  address: string | null
  village_code: string
  rw: string | null
  rt: string | null
  area_path: string
  is_primary: boolean
  is_resident: boolean
  is_registered: boolean
  is_active: boolean
  segment: string | null
  participant_code: number | null
  class: string | null
  status: string | null
  cause: string | null
  payer: string | null
  card_since: string | null
  card_until: string | null
  arrears_months: number | null
  arrears_rupiah: number | null
  population_status: string | null
  population_status_on: string | null
  decile: number | null
  pbi_recipient: boolean | null
  pbi_removed_on: string | null
  employer_code: string | null
  employer_name: string | null
  employed_since: string | null
  employed_until: string | null
  died_on: string | null
  death_source: string | null
  moved_on: string | null
  moved_direction: string | null
  moved_to: string | null
  coverage_step: string | null
  row_penduduk: number | null
  row_peserta: number | null
  row_dtsen: number | null
  row_pekerja: number | null
  row_kematian: number | null
  row_pindah: number | null
  active_since: string | null
  is_unchanged: boolean
  /** by register, how a row was linked that did not come by its exact NIK */
  links: Partial<Record<string, { method: string; probability: number } | null>> | null
}

export interface PeopleTables {
  people_person: PersonRecord
}
