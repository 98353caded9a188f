import type { Ctx } from '../../platform/context.ts'
import { localDay } from './local-day.ts'
import * as plans from './plan-store.ts'
import * as store from './store.ts'

/**
 * Of some NIK and card numbers those that a donor pays for this month or later, so that nobody is funded twice.
 *
 * Shape: only of people the actor may see; the module is closed again behind it.
 */
export async function fundedNow(ctx: Ctx, numbers: readonly string[]): Promise<Set<string>> {
  await store.enter(ctx, '*')
  const taken = await plans.takenOf(ctx, numbers, localDay(ctx).slice(0, 7))
  await store.enter(ctx, '')
  return new Set(taken)
}
