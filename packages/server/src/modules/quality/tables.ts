/** A sum of quality_count. An empty register holds the people with any finding that the score counts. */
export interface QualitySum {
  register: string
  village_code: string
  measure: string
  lines: number
  faulty: number
  rupiah_per_month: number
}
