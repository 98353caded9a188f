import { isDeepStrictEqual } from 'node:util'
import { idReused } from './problems.ts'

/** The row that came before under an id chosen by the client; undefined when there is none. Fails: `sponsors/id-reused` when it says something else. */
export function sameAs<T extends object>(before: T | undefined, wanted: Partial<T>): T | undefined {
  if (before && (Object.keys(wanted) as (keyof T)[]).some((key) => !isDeepStrictEqual(before[key], wanted[key]))) throw idReused({})
  return before
}
