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
 * The people of a rule, or of a list of numbers, as a table for the statement of another room: the actor's own areas alone.
 *
 * Fails: as `countCandidates`, and `people/names-frozen` when the names of the month are put away.
 */
export async function chooseCandidates(ctx: Ctx, ask: Ask & { rule: Rule; numbers?: readonly string[] | undefined }): Promise<RawBuilder<CandidateRecord>> {
  const { view } = await viewOf(ctx, ask, true)
  return ask.numbers ? store.chosenByList(ctx, view, ask.rule.kind, ask.numbers) : store.chosenByRule(ctx, view, ask.rule)
}

export const { countKnown } = store
