import type { AreaCode, Month } from '@semesta/kernel'
import type { SessionLimits } from '../tasks.ts'

// --- candidates: people of a frozen month for whom somebody else could pay

/** Why somebody is a candidate: not active today, or paid by the city though another payer exists. */
export const CANDIDATE_GROUPS = ['arrears', 'pbi-removed', 'newborn', 'unregistered', 'lapsed', 'pbi', 'employer'] as const
export type CandidateGroup = (typeof CANDIDATE_GROUPS)[number]
/** The groups a takeover may take. */
export const TAKEOVER_GROUPS = ['arrears', 'pbi-removed', 'newborn', 'unregistered', 'lapsed'] as const
export type TakeoverGroup = (typeof TAKEOVER_GROUPS)[number]
/** Why somebody is in the register of arrears but not for the city to take over. */
export const BARS = ['duplicate', 'moved', 'not-resident', 'employed'] as const
export type Bar = (typeof BARS)[number]

export interface CandidatesInput {
  regency: AreaCode
  month: Month
  /** people.parquet and finding.parquet of a build */
  people: string
  findings: string
  /** receives candidate.csv, debt.csv and household.csv */
  outDir: string
  limits: SessionLimits
}
export interface CandidatesReport {
  candidates: number
  /** self-paying members in arrears: heads, rupiah as the roster says and as the rates give */
  arrears: { heads: number; rosterRupiah: number; ratesRupiah: number }
}

/** Columns of candidate.csv and of arrears_candidate, in this order. */
export const CANDIDATE_COLUMNS = [
  ...(['row_no', 'grp', 'barred', 'person_id', 'household', 'kk', 'card', 'nik', 'name', 'sex', 'birth_date', 'address', 'village_code', 'rw', 'rt'] as const),
  ...(['area_path', 'segment', 'class', 'months', 'roster_rupiah', 'rates_rupiah', 'decile', 'employer_code', 'employer_name'] as const),
  ...(['household_no', 'household_heads', 'household_decile', 'household_months'] as const),
] as const

/**
 * Columns of debt.csv and of arrears_total: what is counted by village. `what` is `person` or `household` for the register of arrears, else a group of
 * candidates that are only counted. Unknown decile and months are 0; `band` is the amount by `ARREARS_BANDS`.
 */
export const DEBT_COLUMNS = [
  'village_code',
  'area_path',
  'what',
  'class',
  'decile',
  'months',
  'band',
  'heads',
  'households',
  'roster_rupiah',
  'rates_rupiah',
] as const
/** Least rupiah of each band of amounts. */
export const ARREARS_BANDS = [0, 500_000, 1_000_000, 2_500_000, 5_000_000] as const

/** Columns of household.csv and of arrears_household: households that a takeover could take, counted by what tells them apart. */
export const HOUSEHOLD_COLUMNS = [
  ...(['village_code', 'area_path', 'decile', 'months', 'arrears', 'pbi_removed', 'newborn', 'unregistered', 'lapsed', 'households', 'rates_rupiah'] as const),
] as const
