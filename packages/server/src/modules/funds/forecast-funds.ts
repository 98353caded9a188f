import type { ForecastFunds, OutputOf } from '@semesta/contract'
import { rupiah } from '@semesta/kernel'
import type { Ctx, ParsedInput } from '../../platform/context.ts'
import { gatherYear } from './get-funds.ts'
import { whatIf } from './outlook.calc.ts'
import { noBudget } from './problems.ts'

/** What if heads grow by so many a month, or a head costs so much: from the newest bill to December. Fails: `funds/no-budget` when nothing is known to begin with. */
export async function forecastFunds(ctx: Ctx, { year, growth, perHead }: ParsedInput<typeof ForecastFunds>): Promise<OutputOf<typeof ForecastFunds>> {
  const all = await gatherYear(ctx, { year })
  const ahead = whatIf({ ...all.ask, ...(perHead === undefined ? {} : { perHead }) }, growth)
  if (!ahead) throw noBudget({ year: all.year })
  const total = rupiah(ahead.path.reduce((sum, it) => sum + it.rupiah, 0))
  const closing = ahead.path.at(-1)?.heads ?? all.outlook.pace?.heads ?? 0
  return { pace: { basis: 'asked', monthly: growth, lasts: ahead.lasts }, total, closing, path: ahead.path }
}
