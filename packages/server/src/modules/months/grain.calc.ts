import { type AreaCode, COVERAGE_STEPS, type CoverageStep, isBelowVillage } from '@semesta/kernel'

/** Heads behind every headline number of an area. */
export interface Counts {
  population: number
  registered: number
  active: number
  /** residents without a registered card */
  unregistered: number
  steps: Record<CoverageStep, number>
}

/** The dimensions a number may be narrowed by; the list behind it takes the same ones. */
export interface CountFilter {
  area?: AreaCode | undefined
  segment?: string | undefined
  sex?: string | undefined
  age?: string | undefined
  cause?: string | undefined
}

/** What a breakdown goes by. */
export const DIMENSIONS = ['village', 'kecamatan', 'segment', 'sex', 'age', 'cause'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** Columns both ways of counting give: from the cube, and from the people themselves. */
export type CountColumns = { population: number; registered: number; active: number; unregistered: number } & Record<CoverageStep, number>

/** Where areas are counted: the cube ends at the village; RW and RT are counted from the people, who are few there. */
export function grainOf(areas: readonly AreaCode[]): 'cells' | 'people' {
  return areas.some(isBelowVillage) ? 'people' : 'cells'
}

/** Gathers the flat columns of a count. Columns of an empty sum are null and count as 0. */
export function countsOf(row: { [K in keyof CountColumns]: CountColumns[K] | null }): Counts {
  const heads = (value: number | null) => Number(value ?? 0)
  const steps = Object.fromEntries(COVERAGE_STEPS.map((step) => [step, heads(row[step])])) as Record<CoverageStep, number>
  return { population: heads(row.population), registered: heads(row.registered), active: heads(row.active), unregistered: heads(row.unregistered), steps }
}

/** The one number a list stands behind. */
export function headsOf(counts: Counts, count: 'population' | 'registered' | 'active' | 'inactive' | 'unregistered' | CoverageStep): number {
  if (count === 'inactive') return counts.registered - counts.active
  if (count === 'population' || count === 'registered' || count === 'active' || count === 'unregistered') return counts[count]
  return counts.steps[count]
}
