import type { Ctx } from '../../platform/context.ts'
import * as gather from './gather-store.ts'

export type { Standing } from './gather-store.ts'

/** Somebody as another room remembers him: by person id, card or NIK. */
export interface Remembered {
  person_id: string
  card: string | null
  nik: string | null
}

/**
 * What a build says of some people, by the person id each is remembered with: every card of theirs, or of whoever carries their card or NIK now.
 *
 * Shape: an empty list for somebody whom the build does not know. Only people the actor may see.
 */
export async function findStandings(ctx: Ctx, buildId: string, people: readonly Remembered[]): Promise<Map<string, gather.Standing[]>> {
  const rows = await gather.listStandings(ctx, buildId, people)
  const by = { person: groupBy(rows, (it) => it.person_id), card: groupBy(rows, (it) => it.card), nik: groupBy(rows, (it) => it.nik) }
  return new Map(
    people.map((it) => {
      const found = [by.person.get(it.person_id), it.card && by.card.get(it.card), it.nik && by.nik.get(it.nik)]
      return [it.person_id, [...new Set(found.flatMap((list) => list || []))]]
    }),
  )
}

function groupBy(rows: readonly gather.Standing[], keyOf: (it: gather.Standing) => string | null): Map<string, gather.Standing[]> {
  const groups = new Map<string, gather.Standing[]>()
  for (const row of rows) {
    const key = keyOf(row)
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return groups
}
