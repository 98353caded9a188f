/** A row of reconciliation_outsider: somebody whom only DTSEN or a list of workers names. */
export interface OutsiderRecord {
  row_no: number
  nik: string | null
  name: string | null
  birth_date: string | null
  decile: number | null
  employer_name: string | null
  village_code: string
  in_dtsen: boolean
  in_pekerja: boolean
}
