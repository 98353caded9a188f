/** A row of movements_change as it is seen from the areas of whoever asks: the side that lies elsewhere is empty. */
export interface ChangeRecord {
  row_no: number
  kind: string
  cause: string
  person_id: string
  card: string | null
  nik: string | null
  name: string | null
  sex: 'L' | 'P' | null
  birth_date: string | null
  /** where the card is now, or was */
  path: string
  from_segment: string
  to_segment: string
  from_active: boolean
  to_active: boolean
  from_rupiah: number
  to_rupiah: number
}

/** A sum of movements_total or movements_change, seen in the same way. */
export type ChangeSum = Pick<ChangeRecord, 'kind' | 'cause' | 'from_segment' | 'to_segment' | 'from_active' | 'to_active' | 'from_rupiah' | 'to_rupiah'> & {
  heads: number
}

export interface CohortSum {
  since: string
  build_id: string
  payer: string
  segment: string
  heads: number
}

export interface VillageSum {
  code: string
  kind: string
  heads: number
  registered: number
  active: number
  rupiah: number
}
