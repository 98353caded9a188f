import type { SessionLimits } from '../tasks.ts'

/** The task `link`: any one or two lists of people -> links and clusters. */
export type LinkLanguage = 'id' | 'en'
export interface LinkInput {
  /** one file is linked with itself, two across */
  files: { path: string; name: string }[]
  /** all rows with all, also where two files are given */
  dedupe: boolean
  /** title of a column -> what it holds */
  map: Record<string, string>
  /** a model trained before */
  model: string | null
  saveModel: string | null
  /** receives left_id,right_id,probability,weight,explanation */
  out: string
  /** receives id,cluster of every row */
  clusters: string | null
  /** most false links in all links; without it, the best expected F1 */
  errorRate: number | null
  /** of explanations and notes */
  language: LinkLanguage
  /** for unpacked files; the caller removes it */
  workDir: string
  limits: SessionLimits
}
export interface LinkColumn {
  column: string
  use: string
}
export interface LinkReport {
  records: number
  pairsCompared: number
  /** pairs of records of one cluster */
  links: number
  /** persons: clusters of one record included */
  clusters: number
  threshold: number
  estimated: { precision: number; recall: number }
  /** per file, how each column was used */
  mapping: LinkColumn[][]
  /** per file, the column whose value names a row; null: its number */
  rowId: (string | null)[]
  fields: { role: string; kind: string; label: string }[]
  blocking: {
    isComplete: boolean
    possible: number
    candidates: number
    blocks: number
    largestUsed: number
    rules: { fields: string[]; blocks: number; pairs: number }[]
    recallCeiling: number
  }
  /** pairs by their own chance, and the share of them that ended in one cluster */
  bands: { from: number; to: number; pairs: number; estimated: number; linked: number }[]
  training: { prior: number; iterations: number; converged: boolean; dependent: { fields: [string, string]; times: number }[] }
  notes: string[]
}
