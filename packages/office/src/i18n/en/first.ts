import { access, acts, audit, auth } from './access.ts'
import { changes, review, undo } from './changes.ts'
import { areas, facts, findings, jobs } from './findings.ts'
import { fields, labels, roles, values } from './labels.ts'
import { mending } from './mending.ts'
import { month } from './month.ts'
import { people } from './people.ts'
import { problems } from './problems.ts'
import { registers } from './registers.ts'
import { nav, shell } from './shell.ts'

/** Sentences that every page shares and that signing in needs. */
export const first = {
  access,
  acts,
  areas,
  audit,
  auth,
  changes,
  facts,
  fields,
  findings,
  jobs,
  labels,
  mending,
  month,
  nav,
  people,
  problems,
  registers,
  review,
  roles,
  shell,
  undo,
  values,
} as const
