import type { OutputOf, SearchPeople } from '@semesta/contract'
import { areaWithin } from '../../platform/area-within.ts'
import type { Ctx } from '../../platform/context.ts'
import { getNewestMonth, type MonthRow, namesFrozen } from '../months/index.ts'
import { presentAll } from './list-people.ts'
import { numberNeeded, searchTooShort } from './problems.ts'
import { type Question, questionOf } from './search.calc.ts'
import * as store from './store.ts'
import type { PersonRecord } from './tables.ts'

const MOST = 50

/**
 * Finds people of the newest month by a whole number, or by the beginnings of words of the name, within the actor's areas.
 *
 * Shape: at most 50; never a way to leaf through everybody. Who may not read lists finds by number only.
 * Fails: `people/search-too-short`, `people/number-needed`, `indicators/month-not-found`, `areas/not-found`.
 */
export async function searchPeople(ctx: Ctx, ask: { q: string; area?: string | undefined }): Promise<OutputOf<typeof SearchPeople>> {
  areaWithin(ctx, ask.area)
  const question = questionOf(ask.q)
  if (question.kind === 'too-short') throw searchTooShort({})
  if (question.kind === 'name' && !ctx.bind.scopes.has('people.read')) throw numberNeeded({})
  const month = await getNewestMonth(ctx)
  if (!month.people_online) throw namesFrozen({ month: month.month })
  const rows = await find(ctx, month, question, ask.area)
  return { month: month.month, more: rows.length > MOST, rows: await presentAll(ctx, rows.slice(0, MOST)) }
}

function find(ctx: Ctx, month: MonthRow, question: Exclude<Question, { kind: 'too-short' }>, area: string | undefined): Promise<PersonRecord[]> {
  const id = month.build_id
  if (question.kind === 'nik') return store.findByNik(ctx, id, question.nik, area, MOST + 1)
  if (question.kind === 'card') return store.findByCard(ctx, id, question.card, area, MOST + 1)
  return (month.names_indexed ? store.findByWords : store.scanForWords)(ctx, id, question.words, area, MOST + 1)
}
