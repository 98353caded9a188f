import type { Bar } from '@semesta/engine'
import type { RawBuilder } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { remembered } from '../../platform/remembered.ts'
import * as store from './candidate-store.ts'
import { viewOf } from './get-arrears.ts'
import type { Rule } from './rule.calc.ts'
import type { CandidateRecord, HouseholdSum } from './tables.ts'

type Ask = { month: string; area?: string | undefined }

/**
 * Households that a takeover could take in an area, and people at work by the group they would be in.
 *
 * Fails: `indicators/month-not-found`, `areas/not-found`, `arrears/not-counted`, `people/names-frozen` below the village.
 */
export async function countCandidates(ctx: Ctx, ask: Ask): Promise<{ households: HouseholdSum[]; employed: Map<string, number> }> {
  const { view } = await viewOf(ctx, ask)
  if (view.grain === 'people') return { households: await store.countHouseholds(ctx, view), employed: await store.countEmployed(ctx, view) }
  const read = async () => ({ households: await store.sumHouseholds(ctx, view), employed: await store.countEmployed(ctx, view) })
  return remembered(ctx, ['candidates', view.buildId, view.areas], read)
}

/**
 * The people of a rule, or of a list, as a table for the statement of another room: the actor's own areas alone.
 *
 * Fails: as `countCandidates`, and `people/names-frozen` when the names of the month are put away.
 */
export async function chooseCandidates(ctx: Ctx, ask: Ask & { rule: Rule; list?: store.List | undefined }): Promise<RawBuilder<CandidateRecord>> {
  const { view } = await viewOf(ctx, ask, true)
  return ask.list ? store.chosenByList(ctx, view, ask.rule.kind, ask.list) : store.chosenByRule(ctx, view, ask.rule)
}

/** Of some people (person ids) those who are in the register and yet nobody's to take over, with the reason. Fails: as `chooseCandidates`. */
export async function findBars(ctx: Ctx, ask: Ask & { personIds: readonly string[] }): Promise<Map<string, Bar>> {
  const { view } = await viewOf(ctx, ask, true)
  return store.findBars(ctx, view, ask.personIds)
}

export const { countKnown } = store
