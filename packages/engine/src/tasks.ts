import type { AreaCode, CoverageStep, Month, RegisterId } from '@semesta/kernel'
import type { CandidatesInput, CandidatesReport } from './arrears/task.ts'
import type { ChallengeInput, ChallengeReport } from './challenge/task.ts'
import type { IntakeInput, IntakeReport, MappingDraft, MarkInput, PeekInput } from './intake/task.ts'
import type { LinkageInput, LinkageReport } from './linkage/registers/task.ts'
import type { LinkInput, LinkReport } from './linkage/task.ts'
import type { ObligationInput, ObligationReport } from './obligation/task.ts'
import type { AllocationInput, AllocationReport } from './planning/allocation/task.ts'

export * from './arrears/task.ts'
export * from './challenge/task.ts'
export * from './intake/task.ts'
export * from './planning/allocation/task.ts'

/**
 * The work that runs in the engine's child process: one entry a job kind, plain data in, files and plain data out.
 *
 * Every task writes into a fresh folder that its caller owns and renames into place: a crash leaves rubbish, never half a snapshot.
 */
export interface Tasks {
  intake: { input: IntakeInput; output: IntakeReport }
  month: { input: MonthInput; output: MonthReport }
  synth: { input: SynthInput; output: SynthReport }
  peek: { input: PeekInput; output: MappingDraft }
  mark: { input: MarkInput; output: { written: true } }
  extract: { input: ExtractInput; output: { rows: number; columns: string[] } }
  heads: { input: HeadsInput; output: HeadsReport }
  lookup: { input: LookupInput; output: LookupReport }
  diff: { input: DiffInput; output: DiffReport }
  link: { input: LinkInput; output: LinkReport }
  linkage: { input: LinkageInput; output: LinkageReport }
  candidates: { input: CandidatesInput; output: CandidatesReport }
  challenge: { input: ChallengeInput; output: ChallengeReport }
  allocation: { input: AllocationInput; output: AllocationReport }
  obligation: { input: ObligationInput; output: ObligationReport }
}
export type TaskName = keyof Tasks

/** Sent while a task runs; `percent` 0 to 100 never goes back. */
export interface Progress {
  percent: number
  step: string
  rowsDone?: number
  rowsTotal?: number
}
export type OnProgress = (progress: Progress) => void

/** Explicit limits of the DuckDB session of a task. */
export interface SessionLimits {
  memoryLimit: string
  tempDirectory: string
  threads?: number
}

// --- extract: a frozen Parquet file -> CSV, as PostgreSQL's COPY takes it

export interface ExtractInput {
  file: string
  columns: string[]
  outFile: string
  /** first rows by these columns; without it, rows come in any order */
  orderBy?: string[]
  limit?: number
  limits: SessionLimits
}

// --- diff: a checked file against the snapshot in force

export interface DiffInput {
  register: RegisterId
  regency: AreaCode
  /** YYYY-MM-DD */
  asOf: string
  /** `whole`: who is not in the file has left; `part`: only the people in it are touched */
  scope: 'whole' | 'part'
  /** snapshot.parquet with the accepted rows of the file */
  file: string
  /** rows of the file that this one mends, taken over as they are; null when it mends none */
  taken: string | null
  fileName: string
  /** what the check counted: rows read, refused, refused for being shifted, refused for a village that is not of this regency */
  checked: { read: number; rejected: number; shifted: number; elsewhere: number }
  /** snapshot.parquet in force; null for the first file of its register */
  before: string | null
  /** the other registers in force at the date: for causes, places, population */
  others: SnapshotRef[]
  /** receives change.parquet, change.csv, diff.json; snapshot.parquet for a part or mended rows, file.parquet for mended rows */
  outDir: string
  limits: SessionLimits
}

export type ChangeKind = 'joined' | 'left' | 'segment' | 'activated' | 'deactivated' | 'moved' | 'corrected'

/** Heads of a date: living residents, registered and active cards, active cards paid by the city. */
export interface Standing {
  population: number
  registered: number
  active: number
  cityPaid: number
}

/** Something odd that a person must look at before the file may count. */
export interface Stop {
  code: string
  /** numbers and names behind it */
  facts: Record<string, number | string>
  judul: string
  title: string
  /** only another file mends it; otherwise a person may confirm that it is right */
  needsFile: boolean
}

export interface DiffReport {
  /** records of the file: new + changed + same + repeated = accepted rows + rows taken over from the file it mends */
  rows: { new: number; changed: number; same: number; repeated: number; taken: number; left: number; before: number; after: number }
  /** one entry a kind and cause that occurs */
  changes: { kind: ChangeKind; cause: string | null; heads: number; rupiahPerMonth: number; registered: number; active: number }[]
  segments: { segment: string; registeredBefore: number; registered: number; activeBefore: number; active: number }[]
  /** changed fields and how many records */
  fields: { field: string; heads: number }[]
  before: Standing
  after: Standing
  /** rupiah per active head that the city pays for, and the parameters it comes from; null where the law of the day names none */
  premium: { rupiah: number; parameters: string[] } | null
  /** who must agree, and why: how many changes ask for it; `share` for a file that changes much */
  approval: { needs: 'itself' | 'one' | 'two'; reasons: { code: string; needs: 'itself' | 'one' | 'two'; rows: number }[] }
  stops: Stop[]
}

/** Columns of change.parquet and of registers_diff, in this order. `fields` is a JSON object `{"column": [before, after]}` as text. */
export const CHANGE_COLUMNS = [
  'seq',
  'record_key',
  'row_no',
  'kind',
  'cause',
  'nik',
  'card',
  'name',
  'segment',
  'segment_before',
  'village_code',
  'area_path',
  'fields',
  'needs',
  'rupiah_per_month',
  'registered_delta',
  'active_delta',
] as const

// --- heads: people of a frozen month in some places

export interface HeadsInput {
  /** people.parquet of a month */
  people: string
  /** villages, RW or RT, as beginnings of a path */
  paths: readonly AreaCode[]
  limits: SessionLimits
}
export interface HeadsReport {
  counts: { path: AreaCode; population: number; registered: number; active: number }[]
}

// --- lookup: any list of people -> who of them is covered

export const LOOKUP_STATUSES = ['active', 'inactive', 'unregistered', 'not-found', 'not-unique', 'unreadable'] as const
export type LookupStatus = (typeof LOOKUP_STATUSES)[number]
/** By what a row was matched: a number, or name and birth date together, with the village where two people share both. */
export const LOOKUP_WAYS = ['nik', 'card', 'name-birth', 'name-birth-village'] as const
export type LookupWay = (typeof LOOKUP_WAYS)[number]

export interface LookupInput {
  /** the list as it came */
  file: string
  fileName: string
  /** people.parquet of the month that answers */
  people: string
  regency: AreaCode
  /** YYYY-MM-DD of that month */
  asOf: string
  /** areas in which people may be found, as prefixes of their path */
  areas: readonly AreaCode[]
  maxRows: number
  /** receives answer.json: one `LookupLine` a line, in the order of the list */
  outDir: string
  limits: SessionLimits
}
export interface LookupLine {
  row_no: number
  /** the row as it came */
  cells: (string | null)[]
  /** whom the row means, for other rooms; never shown */
  person_id: string | null
  status: LookupStatus
  segment: string | null
  cause: string | null
  /** YYYY-MM-DD, of the active card */
  since: string | null
  way: LookupWay | null
  /** a number was found, but name and birth date of the list are both others */
  doubtful: boolean
}
export interface LookupReport {
  rows: number
  titles: string[]
  /** canonical columns that were understood */
  columns: string[]
  counts: Record<LookupStatus, number>
  doubtful: number
}

// --- month: snapshots -> one frozen picture

export interface SnapshotRef {
  register: RegisterId
  batch: string
  sha256: string
  asOf: string
  rows: number
  /** snapshot.parquet */
  path: string
}
export interface MonthInput {
  regency: AreaCode
  month: Month
  sources: SnapshotRef[]
  /** people.parquet of the month before, for what changed since */
  previousPeople: string | null
  /** link.parquet of the task `linkage` over the same snapshots: rows that take part as another human than their exact NIK says */
  links?: string
  /** receives each of `ARTEFACTS` as Parquet with its CSV twin for loading, and manifest.json */
  outDir: string
  limits: SessionLimits
}
export interface MonthReport {
  counts: { population: number; registered: number; active: number }
  waterfall: { step: CoverageStep; heads: number }[]
  findings: { rule: string; people: number; rupiahPerMonth: number }[]
  segments: { segment: string; registered: number; active: number }[]
  villages: { code: string; population: number; registered: number; active: number }[]
  /** id, content hash and version date of every rule and parameter that took part: the month reproduces from these and the snapshots */
  rules: { id: string; hash: string }[]
  parameters: { id: string; value: string; hash: string }[]
  peopleRows: number
  findingRows: number
}

/** Columns of people.parquet and of the table people_person, in this order. One row a card, and one a resident without a card. */
export const PEOPLE_COLUMNS = [
  'row_no',
  'person_id',
  'nik',
  'nik_state',
  'kk',
  'card',
  'name',
  'sex',
  'birth_date',
  'age',
  'age_band',
  'address',
  'village_code',
  'rw',
  'rt',
  'area_path',
  'is_primary',
  'is_resident',
  'is_registered',
  'is_active',
  'segment',
  'participant_code',
  'class',
  'status',
  'cause',
  'payer',
  'card_since',
  'card_until',
  'arrears_months',
  'arrears_rupiah',
  'population_status',
  'population_status_on',
  'decile',
  'pbi_recipient',
  'pbi_removed_on',
  'employer_code',
  'employer_name',
  'employed_since',
  'employed_until',
  'died_on',
  'death_source',
  'moved_on',
  'moved_direction',
  'moved_to',
  'coverage_step',
  'row_penduduk',
  'row_peserta',
  'row_dtsen',
  'row_pekerja',
  'row_kematian',
  'row_pindah',
  'active_since',
  'is_unchanged',
  'links',
] as const

/** Columns of finding.parquet and of findings_finding. `detail` is a JSON object as text. */
export const FINDING_COLUMNS = [
  'rule',
  'row_no',
  'person_id',
  'card',
  'nik',
  'name',
  'village_code',
  'rw',
  'rt',
  'area_path',
  'segment',
  'cause',
  'rupiah_per_month',
  'detail',
] as const

/** Columns of cell.parquet and of indicators_cell: the cube every page reads. Empty segment: not registered; empty cause: active or not registered. */
export const CELL_COLUMNS = ['village_code', 'area_path', 'segment', 'sex', 'age_band', 'cause', 'coverage_step', 'population', 'registered', 'active'] as const

/** Columns of change.parquet and of movements_change: each card that is not as it was in the month before, with both sides. Empty text: not there. */
export const MOVED_COLUMNS = [
  ...(['row_no', 'kind', 'cause', 'person_id', 'card', 'nik', 'name', 'sex', 'birth_date', 'from_village', 'to_village', 'from_path', 'to_path'] as const),
  ...(['from_segment', 'to_segment', 'from_active', 'to_active', 'from_since', 'from_rupiah', 'to_rupiah'] as const),
] as const

/** Columns of movement.parquet and of movements_total: those changes counted by village, with the cards that stayed as they were. */
export const MOVEMENT_COLUMNS = [
  ...(['kind', 'cause', 'from_village', 'to_village', 'from_segment', 'to_segment', 'from_active', 'to_active', 'heads', 'from_rupiah', 'to_rupiah'] as const),
] as const

/** Columns of cohort.parquet and of movements_cohort: active cards by the month since which they are active without a break. */
export const COHORT_COLUMNS = ['village_code', 'area_path', 'since', 'segment', 'payer', 'heads'] as const

/** Columns of outsider.parquet and of reconciliation_outsider: people whom only DTSEN or a list of workers names. */
export const OUTSIDER_COLUMNS = [
  ...(['row_no', 'nik', 'name', 'birth_date', 'decile', 'employer_name', 'village_code', 'area_path', 'in_dtsen', 'in_pekerja'] as const),
  ...(['row_dtsen', 'row_pekerja'] as const),
] as const

/** Columns of matrix.parquet and of reconciliation_cell: people by the registers that name them. */
export const MATRIX_COLUMNS = ['village_code', 'area_path', 'in_penduduk', 'in_peserta', 'in_dtsen', 'in_pekerja', 'heads', 'active'] as const

/** Columns of quality.parquet and of quality_count. An empty register holds the people with any finding that the score counts, once each. */
export const QUALITY_COLUMNS = ['register', 'village_code', 'area_path', 'measure', 'lines', 'faulty', 'rupiah_per_month'] as const

/** What a built month consists of, in the order in which it is written; each is a Parquet file and a CSV twin. */
export const ARTEFACTS = ['people', 'cell', 'change', 'movement', 'cohort', 'outsider', 'matrix', 'finding', 'quality'] as const
export type Artefact = (typeof ARTEFACTS)[number]

// --- synth: an invented city

export interface SynthInput {
  regency: AreaCode
  /** living residents in the register of the newest month */
  population: number
  month: Month
  seed: number
  /** a named profile fixes exact counts; without one they follow the population */
  profile?: 'bontang' | 'kukar' | 'bandung'
  /** months of roster history before `month` to write, 0 to 24 */
  history: number
  /** writes NIKs, names, birth dates, KK and addresses as dirty as offices do (0 not, 1 usual, 2 twice), and truth-human.csv: which row is which human */
  dirt?: number
  /** receives the register files and truth.json */
  outDir: string
  limits: SessionLimits
}
export interface SynthReport {
  files: { register: RegisterId; asOf: string; path: string; rows: number }[]
  truth: string
  counts: { population: number; registered: number; active: number }
}
