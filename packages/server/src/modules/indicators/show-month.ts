import type { Ctx } from '../../platform/context.ts'
import { getMonth } from '../months/index.ts'
import { countBy, summed } from './count-area.ts'
import { listFacts } from './facts.ts'
import { ratiosOf } from './get-figures.ts'
import { thresholdsOn } from './law.ts'
import { statusOf } from './status-of-month.ts'

/** A whole month as the command line prints it; the keys stay as they are. Fails: `indicators/month-not-found`. */
export async function showMonth(ctx: Ctx, name: string) {
  const month = await getMonth(ctx, name)
  const villages = await countBy(ctx, month, {}, 'village')
  const segments = await countBy(ctx, month, {}, 'segment')
  const { counts, coverage, keaktifan } = ratiosOf(summed(villages), thresholdsOn(month.as_of))
  return {
    ...{ regency: ctx.bind.regency, month: name, asOf: month.as_of, closed: month.closed_at !== null, revision: month.revision, restates: month.restates },
    ...{ restateReason: month.restate_reason, sources: month.sources, counts, coverage, keaktifan, status: await statusOf(ctx, month, await listFacts(ctx)) },
    segments: segments.filter((it) => it.key !== '').map(({ key, registered, active }) => ({ segment: key, registered, active })),
    findings: month.findings,
    villages: villages.map(({ key, population, registered, active }) => ({ code: key, population, registered, active })),
    ...{ rules: month.rules, parameters: month.parameters },
  }
}
