import type { PAIR_BANDS, PAIR_STATES, SAMPLE_KINDS, VERDICTS } from '@semesta/contract'
import type { RegisterId } from '@semesta/kernel'
import type { Generated, Selectable } from 'kysely'
import type { ModelFile, QualityFile } from './quality-file.calc.ts'

export type PairState = (typeof PAIR_STATES)[number]
export type Verdict = (typeof VERDICTS)[number]
export type Act = Verdict | 'undo'
export type Values = Readonly<Record<string, string | null>>

export interface Comparison {
  field: string
  level: string
  left: string | null
  right: string | null
  /** log2 of the odds that this comparison adds */
  weight: number
  words: { judul: string; title: string }
}

export interface RunSource {
  register: RegisterId
  batch: string
  fileName: string
  sha256: string
  asOf: string
  rows: number
}

export interface RunRecord {
  regency_code: string
  id: string
  month: string | null
  /** the newest of its sources */
  as_of: string
  superseded: boolean
  /** relative to the data directory */
  folder: string
  /** decisions made before this went in */
  begun_at: Date
  finished_at: Date
  finished_by: string
  sources: RunSource[]
  model_hash: string
  threshold: number
  review_threshold: number
  target_error_rate: number
  quality: QualityFile
  model: ModelFile
}

/** A pair without its people. */
export interface PairRecord {
  regency_code: string
  run_id: string
  pair_id: string
  left_register: RegisterId
  right_register: RegisterId
  probability: number
  weight: number
  band: (typeof PAIR_BANDS)[number]
  conflict: string | null
  reason: string
  words: { judul: string; title: string }
  village_code: string
  rw: string | null
  rt: string | null
  area_path: string
  segment: string | null
  rupiah_per_month: number
  affects_active: boolean
  affects_coverage: boolean
  state: PairState
  since: Date
}

/** The people of a pair. */
export interface PairPeople {
  left_row: number
  left_id: string
  right_row: number
  right_id: string
  explanation: Comparison[]
  left_values: Values
  right_values: Values
}
export type WholePair = PairRecord & PairPeople

interface DecisionTable {
  regency_code: string
  id: string
  seq: Generated<number>
  pair_id: string
  left_id: string
  right_id: string
  area_path: string
  act: Act
  /** where the pair stands after it */
  state: PairState
  undoes: string | null
  reason: string
  run_id: string
  decided_by: string
  decided_name: string
  decided_at: Date
}

export type DecisionRecord = Selectable<DecisionTable>

interface IdentityTable {
  regency_code: string
  record_id: string
  seq: Generated<number>
  own_id: string
  person_id: string
  area_path: string
}

export type IdentityRecord = Selectable<IdentityTable>

interface EventTable {
  regency_code: string
  id: string
  seq: Generated<number>
  kind: 'merge' | 'split'
  from_id: string
  to_id: string
  record_ids: string[]
  decision_id: string
  area_path: string
}

export type EventRecord = Selectable<EventTable>

export interface SampleRecord {
  regency_code: string
  id: string
  run_id: string
  kind: (typeof SAMPLE_KINDS)[number]
  size: number
  population: number
  seed: number
  drawn_by: string
  drawn_at: Date
}

export interface AnswerRecord {
  regency_code: string
  sample_id: string
  pair_id: string
  answer: Verdict
  answered_by: string
  answered_at: Date
}

export interface LinkageTables {
  linkage_run: RunRecord
  linkage_pair: PairRecord
  linkage_record: PairPeople & { regency_code: string; run_id: string; pair_id: string; area_path: string }
  linkage_decision: DecisionTable
  linkage_identity: IdentityTable
  linkage_event: EventTable
  linkage_sample: SampleRecord
  linkage_answer: AnswerRecord
}
