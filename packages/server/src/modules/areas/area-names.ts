import type { AreaCode } from '@semesta/kernel'
import type { Kysely } from 'kysely'
import type { AnyTables } from '../../platform/context.ts'
import * as store from './store.ts'

/**
 * Names for people of areas of any level: `Api-api`, `RT 012 / RW 003 Api-api`, `Indonesia` for `00`.
 *
 * Shape: every code asked for has an entry; a code the data set does not know names itself.
 */
export async function areaNames(db: Kysely<AnyTables>, codes: Iterable<AreaCode>): Promise<Map<AreaCode, string>> {
  const wanted = [...new Set(codes)]
  const known = new Map((await store.findAreas(db, [...new Set(wanted.map(inCatalogue))])).map((it) => [it.code, it.name]))
  return new Map(wanted.map((code) => [code, nameOf(code, known)]))
}

/** Villages end at 13 characters; RW and RT follow after a slash. */
const inCatalogue = (code: AreaCode) => code.slice(0, 13)

function nameOf(code: AreaCode, known: ReadonlyMap<string, string>): string {
  if (code === '00') return 'Indonesia'
  const name = known.get(inCatalogue(code)) ?? inCatalogue(code)
  const [, rw, rt] = code.split('/')
  if (rw === undefined) return name
  return rt === undefined ? `RW ${rw} ${name}` : `RT ${rt} / RW ${rw} ${name}`
}
