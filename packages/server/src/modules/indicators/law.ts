import { type Status, statusAt, thresholdsAt } from '@semesta/engine'
import type { MonthRow } from '../months/index.ts'
import type { FactRow } from './tables.ts'

export interface Thresholds {
  /** percent */
  coverage: number
  /** percent; 0 where the law of the time sets none */
  keaktifan: number
  basis: 'registered' | 'population'
}

/** Thresholds of a day, as pages show them. Unit: `YYYY-MM-DD`. Fails: Error before 2018. */
export function thresholdsOn(asOf: string): Thresholds {
  const { coverageMin, keaktifanMin, keaktifanBasis } = thresholdsAt(asOf)
  return { coverage: coverageMin, keaktifan: keaktifanMin ?? 0, basis: keaktifanBasis }
}

export interface Standing {
  asOf: string
  population: number
  registered: number
  active: number
  /** null: nothing recorded */
  arrears: { value: number; source: string } | null
}

/** The status of a regency by the law of the day. Shape: exact head counts of the whole regency, never of one actor's part. */
export function decide({ asOf, population, registered, active, arrears }: Standing): Status {
  return statusAt({
    asOf,
    coverage: { part: registered, whole: population },
    keaktifan: { registered: { part: active, whole: registered }, population: { part: active, whole: population } },
    arrears: arrears ? { known: true, rupiah: arrears.value, source: arrears.source } : { known: false, rupiah: 0 },
  })
}

/** The status of a built month. */
export function decideMonth(month: MonthRow, arrears: FactRow | null): Status {
  const { as_of: asOf, population, registered, active } = month
  return decide({ asOf, population, registered, active, arrears })
}
