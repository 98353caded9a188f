import { access } from './access.ts'
import { accounts, acts, audit } from './accounts.ts'
import { arrears } from './arrears.ts'
import { auditPacks } from './audit-packs.ts'
import { bills, claims, savings } from './bills.ts'
import { boundaries } from './boundaries.ts'
import { changes, review, undo } from './changes.ts'
import { areas, facts, findings, jobs } from './findings.ts'
import { funds } from './funds.ts'
import { fields, labels, roles, values } from './labels.ts'
import { ledger } from './ledger.ts'
import { linkage } from './linkage.ts'
import { lookups } from './lookups.ts'
import { mending } from './mending.ts'
import { month } from './month.ts'
import { movements } from './movements.ts'
import { people } from './people.ts'
import { problems } from './problems.ts'
import { quality } from './quality.ts'
import { obligations, rates } from './rates.ts'
import { reconciliation } from './reconciliation.ts'
import { registers } from './registers.ts'
import { roomProblems } from './room-problems.ts'
import { sponsors } from './sponsors.ts'
import { steps } from './steps.ts'
import { takeovers } from './takeovers.ts'

/** Sentences of single rooms. English comes whole, when it is chosen. */
export const later = {
  acts,
  areas,
  arrears,
  audit,
  auditPacks,
  bills,
  boundaries,
  changes,
  claims,
  facts,
  fields,
  findings,
  funds,
  jobs,
  labels,
  ledger,
  linkage,
  lookups,
  mending,
  month,
  movements,
  obligations,
  people,
  quality,
  rates,
  reconciliation,
  registers,
  review,
  roles,
  savings,
  sponsors,
  steps,
  takeovers,
  undo,
  values,
  // What signing in has already brought, and more of the same room.
  access: { ...access, ...accounts },
  // Problems of every room under one name, as the server's codes are.
  problems: { ...problems, ...roomProblems },
} as const
