import type { GetSurvival, OutputOf } from '@semesta/contract'
import { PAYERS, type Payer } from '@semesta/kernel'

type Data = OutputOf<typeof GetSurvival>

/** One month in the life of a cohort. */
export interface Point {
  month: string
  heads: number
  byPayer: Record<Payer, number>
}
export interface Cohort {
  since: string
  size: number
  /** its own month first; months that were not built are missing */
  points: Point[]
}

/** Cards by the month in which they were activated, followed month by month; the oldest group first. A group without its own month cannot be followed. */
export function cohortsOf({ rows, months }: Pick<Data, 'rows' | 'months'>): Cohort[] {
  const sinces = [...new Set(rows.map((row) => row.since))].sort()
  return sinces.flatMap((since) => {
    const points = months
      .filter(({ month }) => month >= since)
      .map(({ month }) =>
        pointOf(
          rows.filter((row) => row.since === since && row.month === month),
          month,
        ),
      )
    const [first] = points
    return first && first.month === since && first.heads > 0 ? [{ since, size: first.heads, points }] : []
  })
}

function pointOf(rows: Data['rows'], month: string): Point {
  const of = (payer: Payer) => rows.reduce((sum, row) => sum + (row.payer === payer ? row.heads : 0), 0)
  const byPayer = Object.fromEntries(PAYERS.map((payer) => [payer, of(payer)])) as Point['byPayer']
  return { month, heads: rows.reduce((sum, row) => sum + row.heads, 0), byPayer }
}

/** The group to begin with: the oldest that has been followed longest, or the one asked for. */
export function chosenCohort(cohorts: readonly Cohort[], since: string | undefined): Cohort | undefined {
  return cohorts.find((it) => it.since === since) ?? cohorts[0]
}

/** Survivors of every thousand, whole. */
export const perThousand = (heads: number, size: number) => Math.round((heads * 1000) / size)

/** Payers that occur in any month of a group, in their usual order. */
export function payersIn({ points }: Cohort): Payer[] {
  return PAYERS.filter((payer) => points.some((point) => point.byPayer[payer] > 0))
}
