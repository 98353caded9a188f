import { ComputePremium, ShowRates } from '@semesta/contract'
import type { Ctx } from '../../platform/context.ts'
import { route } from '../../platform/route.ts'
import { todayIn } from '../../platform/today.ts'
import { findMinimumWage } from '../months/index.ts'
import { computePremium } from './compute-premium.ts'
import { showRates } from './show-rates.ts'

async function recordedWage(ctx: Ctx, day: string) {
  const found = await findMinimumWage(ctx, day)
  return found ? { rupiah: found.value, source: found.source } : null
}

export const routes = [
  route(ShowRates, async (ctx, input) => ({ ...showRates(input), minimumWage: await recordedWage(ctx, input.date) })),
  route(ComputePremium, async (ctx, input) => computePremium(input.case, todayIn(ctx))),
]
