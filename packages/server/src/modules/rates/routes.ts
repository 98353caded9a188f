import { ComputePremium, ShowRates } from '@semesta/contract'
import { route } from '../../platform/route.ts'
import { todayIn } from '../../platform/today.ts'
import { findMinimumWage, findPbiProvince } from '../months/index.ts'
import { computePremium } from './compute-premium.ts'
import { showRates } from './show-rates.ts'

const recorded = (found: { value: number; source: string } | undefined) => (found ? { rupiah: found.value, source: found.source } : null)

export const routes = [
  route(ShowRates, async (ctx, input) => ({
    ...showRates(input),
    minimumWage: recorded(await findMinimumWage(ctx, input.date)),
    pbiProvince: recorded(await findPbiProvince(ctx, input.date)),
  })),
  route(ComputePremium, async (ctx, input) => computePremium(input.case, todayIn(ctx))),
]
