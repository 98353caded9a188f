import type { Breakdown, GetBreakdown, OutputOf } from '@semesta/contract'
import { headGap, percentText, reaches } from '@semesta/kernel'
import type { z } from 'zod'
import type { Ctx } from '../../platform/context.ts'
import { type Dimension, getMonth } from '../months/index.ts'
import { countBy, type Keyed, nameOfAreas } from './count-area.ts'
import { type Thresholds, thresholdsOn } from './law.ts'

/**
 * The counts of an area by village, kecamatan, segment, sex, age band or cause.
 *
 * Shape: the rows add up to the area's figures, so those without a value of the dimension stand in a row with an empty key. Percentages only
 *        where they mean something: a segment has no population of its own, a cause no active member.
 * Fails: `indicators/month-not-found`, `areas/not-found`, `people/names-frozen`.
 */
export async function getBreakdown(ctx: Ctx, ask: { month: string; area?: string | undefined; by: Dimension }): Promise<OutputOf<typeof GetBreakdown>> {
  const month = await getMonth(ctx, ask.month)
  const counted = await countBy(ctx, month, { area: ask.area }, ask.by)
  const shown = ask.by === 'cause' ? counted.filter((it) => it.key !== '') : counted
  const isArea = ask.by === 'village' || ask.by === 'kecamatan'
  const names = isArea
    ? await nameOfAreas(
        ctx,
        shown.map((it) => it.key),
      )
    : new Map<string, string>()
  const law = thresholdsOn(month.as_of)
  return { by: ask.by, rows: shown.map((it) => rowOf(it, names.get(it.key) ?? it.key, ask.by, law)) }
}

function rowOf(it: Keyed, name: string, by: Dimension, law: Thresholds): z.output<typeof Breakdown> {
  const { key, population, registered, active } = it
  const coverage = { part: registered, whole: by === 'segment' || by === 'cause' ? 0 : population }
  const basis = law.basis === 'population' && by !== 'segment' ? population : registered
  const keaktifan = { part: active, whole: by === 'cause' ? 0 : basis }
  return {
    ...{ key, name, population, registered, active, inactive: registered - active },
    coveragePercent: percentText(coverage, [law.coverage]),
    keaktifanPercent: percentText(keaktifan, [law.keaktifan]),
    meetsCoverage: reaches(coverage, law.coverage),
    meetsKeaktifan: reaches(keaktifan, law.keaktifan),
    gapHeads: headGap(keaktifan, law.keaktifan),
  }
}
