import type { PremiumParts } from '@semesta/kernel'
import type { Answer } from './answer.calc.ts'
import { noLaw } from './problems.ts'

/** What one kind of case comes to, before the law is set beside it. */
export interface Reckoned {
  total: number | null
  parts?: PremiumParts
  result: Record<string, unknown>
  notes?: Answer['notes']
  /** parameters that took part, without their topic where it is `premiums` */
  ids: readonly string[]
  /** the days whose law took part; the day of the case without it */
  days?: readonly string[]
}

/** A rate that must be there. Fails: `rates/no-law`. */
export function lawOf<T>(rate: T | null, what: string, date: string): T {
  if (rate === null) throw noLaw({ what, date })
  return rate
}
