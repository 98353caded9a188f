import { access, acts, audit, auth } from './access.ts'
import { boundaries } from './boundaries.ts'
import { changes, review, undo } from './changes.ts'
import { areas, facts, findings, jobs, steps } from './findings.ts'
import { fields, labels, roles, values } from './labels.ts'
import { linkage } from './linkage.ts'
import { lookups } from './lookups.ts'
import { mending } from './mending.ts'
import { month } from './month.ts'
import { movements } from './movements.ts'
import { people } from './people.ts'
import { problems } from './problems.ts'
import { quality } from './quality.ts'
import { reconciliation } from './reconciliation.ts'
import { registers } from './registers.ts'
import { nav, shell } from './shell.ts'

/** Every sentence of the screens in Indonesian: the language of record, whose keys the other must have. */
export const dictionary = {
  access,
  acts,
  areas,
  audit,
  auth,
  boundaries,
  changes,
  facts,
  fields,
  findings,
  jobs,
  labels,
  linkage,
  lookups,
  mending,
  month,
  movements,
  nav,
  people,
  problems,
  quality,
  reconciliation,
  registers,
  review,
  roles,
  shell,
  steps,
  undo,
  values,
} as const
