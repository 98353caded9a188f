import type { AreaCode, RegisterId } from '@semesta/kernel'
import type { SessionLimits } from '../tasks.ts'

// --- intake: a file as it came -> checked snapshot

export interface IntakeInput {
  register: RegisterId
  /** the file as it came; its name decides nothing, its bytes do */
  file: string
  fileName: string
  regency: AreaCode
  /** YYYY-MM-DD */
  asOf: string
  /** receives snapshot.parquet, rejects.parquet and report.json */
  outDir: string
  /** what people of this office decided about headers before */
  office?: readonly OfficeMapping[]
  /** the checked file whose refused rows this one mends */
  mends?: { fileName: string; folder: string }
  limits: SessionLimits
}
/** How a person explained one header: which title is which column, what stands in every row, what unknown values mean. */
export interface OfficeMapping {
  /** of the titles, see `layout.signature` of a report */
  signature: string
  columns: { title: string; canonical: string | null }[]
  /** canonical column -> text of every row, where the file lacks the column */
  constants: Record<string, string>
  /** canonical column -> text in the file -> the value it means */
  values: Record<string, Record<string, string>>
  /** said among the notes: who decided, and when */
  note: string
}
export interface RowCounts {
  read: number
  accepted: number
  rejected: number
  skipped: number
}
export interface Reject {
  /** the user's own row number: 1 is the first line of the file or sheet */
  row: number
  column: string
  reason: string
  raw: string | null
}
export interface IntakeReport {
  register: RegisterId
  rows: RowCounts
  /** the first 100 */
  rejects: Reject[]
  rejectGroups: ErrorGroup[]
  /** odd rows that were accepted */
  warningGroups: ErrorGroup[]
  skipGroups: { reason: string; rows: number }[]
  columns: { canonical: string; source: string | null; constant: string | null; required: boolean }[]
  unknownColumns: string[]
  notes: string[]
  /** a whole list sent to mend another: nothing is taken over from that one */
  replaces: boolean
  layout: FileLayout
}
export interface ErrorGroup {
  column: string
  /** the title of the column in the user's own file */
  title: string | null
  reason: string
  /** what to do about it */
  advice: string
  rows: number
  /** the first five of the user's own row numbers */
  examples: number[]
}
/** Where a file keeps what: enough to find a cell again. */
export interface FileLayout {
  /** place of the sheet in its workbook, null elsewhere */
  sheet: number | null
  /** the list read out of a zip that holds several */
  inside: string | null
  /** line of the last title row */
  headerLine: number
  titles: string[]
  /** the highest row number given so far */
  lastRow: number
  /** canonical column -> place among the titles */
  columns: Record<string, number>
  signature: string
}

/** Columns of rejects.parquet and of registers_reject, in this order: every fault of a refused row, and what is odd about others. */
export const REJECT_COLUMNS = ['row_no', 'column_name', 'reason', 'raw', 'severity'] as const

// --- peek: the beginning of a file -> which title is probably which column

export interface PeekInput {
  register: RegisterId
  file: string
  fileName: string
  regency: AreaCode
  office: readonly OfficeMapping[]
  limits: SessionLimits
}
export interface MappingDraft {
  signature: string
  headerLine: number
  /** of the file, with some masked values; `known`: no guess, the names or a person say so */
  titles: { title: string; samples: string[]; canonical: string | null; known: boolean }[]
  /** of the register; `constant` stands in every row where the file lacks the column; `choices` where only some values are understood */
  columns: {
    name: string
    required: boolean
    judul: string
    title: string
    constant: string | null
    choices: { value: string; label: string }[] | null
  }[]
  /** spellings of coded columns that no table knows, the most frequent first */
  values: { column: string; value: string; rows: number }[]
  /** required columns that nothing in the file gives */
  missing: string[]
}

// --- mark: a checked file -> what goes back to the office

export interface MarkInput {
  register: RegisterId
  /** the file as it came */
  file: string
  fileName: string
  /** what its check wrote */
  folder: string
  /** its own workbook with marked cells, or its refused rows alone */
  what: 'marked' | 'bad-csv' | 'bad-xlsx'
  office: readonly OfficeMapping[]
  outFile: string
  limits: SessionLimits
}
