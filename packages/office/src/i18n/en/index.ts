import type { Dictionary } from '../index.ts'
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

/** Every sentence of the screens in English; a missing key is a type error. */
export const dictionary: Dictionary = {
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
}
