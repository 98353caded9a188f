import { arrears } from './arrears.ts'
import { auditPacks } from './audit-packs.ts'
import { bills, claims, savings } from './bills.ts'
import { boundaries } from './boundaries.ts'
import { funds } from './funds.ts'
import { ledger } from './ledger.ts'
import { linkage } from './linkage.ts'
import { lookups } from './lookups.ts'
import { movements } from './movements.ts'
import { problems } from './problems.ts'
import { quality } from './quality.ts'
import { obligations, rates } from './rates.ts'
import { reconciliation } from './reconciliation.ts'
import { roomProblems } from './room-problems.ts'
import { sponsors } from './sponsors.ts'
import { steps } from './steps.ts'
import { takeovers } from './takeovers.ts'

/** Sentences of single rooms. English comes whole, when it is chosen. */
export const later = {
  arrears,
  auditPacks,
  bills,
  claims,
  savings,
  boundaries,
  funds,
  ledger,
  linkage,
  lookups,
  movements,
  obligations,
  quality,
  rates,
  reconciliation,
  sponsors,
  steps,
  takeovers,
  // Problems of every room under one name, as the server's codes are.
  problems: { ...problems, ...roomProblems },
} as const
