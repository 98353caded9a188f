import { access, auth } from './access.ts'
import { problems } from './problems.ts'
import { nav, shell } from './shell.ts'

/** Sentences that every page shares and that signing in needs: they come with the office itself. */
export const first = {
  access,
  auth,
  nav,
  problems,
  shell,
} as const
