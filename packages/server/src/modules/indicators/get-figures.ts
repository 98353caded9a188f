import type { GetFigures, OutputOf } from '@semesta/contract'
import { timeZoneOf } from '@semesta/engine'
import { COVERAGE_STEPS } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import { type Counts, getMonth, type MonthRow } from '../months/index.ts'
import { areaOf, countArea } from './count-area.ts'
import { factAt, listFacts } from './facts.ts'
import { type Thresholds, thresholdsOn } from './law.ts'
import { ratioView } from './ratio-view.calc.ts'
import { statusOf } from './status-of-month.ts'
import type { FactRow } from './tables.ts'

type Figures = OutputOf<typeof GetFigures>

/**
 * Coverage, keaktifan, status and the counts of an area.
 *
 * Fails: `indicators/month-not-found`, `areas/not-found`, `people/names-frozen`.
 */
export async function getFigures(ctx: Ctx, ask: { month: string; area?: string | undefined }): Promise<Figures> {
  const month = await getMonth(ctx, ask.month)
  const counts = await countArea(ctx, month, { area: ask.area })
  const area = await areaOf(ctx, ask.area, counts)
  const facts = await listFacts(ctx)
  const law = thresholdsOn(month.as_of)
  return {
    ...{ month: month.month, asOf: month.as_of, area, closed: month.closed_at !== null, revision: month.revision, buildId: month.build_id },
    ...{ peopleOnline: month.people_online, timeZone: timeZoneOf(ctx.bind.regency) },
    ...ratiosOf(counts, law),
    official: area.code === ctx.bind.regency ? officialOf(month, counts, factAt(facts, 'official-population', month.as_of), law) : null,
    waterfall: COVERAGE_STEPS.map((step) => ({ step, heads: counts.steps[step] })),
    status: await statusOf(ctx, month, facts),
    sources: month.sources,
    rules: month.rules,
  }
}

/** Heads and the two ratios everything turns on. */
export function ratiosOf(counts: Counts, law: Thresholds): Pick<Figures, 'counts' | 'coverage' | 'keaktifan'> {
  const { population, registered, active, unregistered } = counts
  return {
    counts: { population, registered, active, inactive: registered - active, unregistered },
    coverage: ratioView(registered, population, law.coverage),
    keaktifan: { official: law.basis, registered: ratioView(active, registered, law.keaktifan), population: ratioView(active, population, law.keaktifan) },
  }
}

function officialOf(month: MonthRow, counts: Counts, fact: FactRow | null, law: Thresholds): Figures['official'] {
  if (!fact) return null
  const semester = fact.label ?? month.as_of.slice(0, 4)
  return { semester, population: fact.value, source: fact.source, coverage: ratioView(counts.registered, fact.value, law.coverage) }
}
