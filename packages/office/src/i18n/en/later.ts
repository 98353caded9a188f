import { boundaries } from './boundaries.ts'
import { linkage } from './linkage.ts'
import { lookups } from './lookups.ts'
import { movements } from './movements.ts'
import { quality } from './quality.ts'
import { reconciliation } from './reconciliation.ts'

/** Sentences of single rooms. English comes whole, when it is chosen. */
export const later = {
  boundaries,
  linkage,
  lookups,
  movements,
  quality,
  reconciliation,
} as const
