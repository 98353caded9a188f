import { ComputePremium, ShowRates } from '@semesta/contract'
import { route } from '../../platform/route.ts'
import { computePremium } from './compute-premium.ts'
import { showRates } from './show-rates.ts'

export const routes = [
  route(ShowRates, async (_, input) => ({ ...showRates(input), minimumWage: null })),
  route(ComputePremium, async (ctx, input) => computePremium(input.case, ctx.now.toISOString().slice(0, 10))),
]
