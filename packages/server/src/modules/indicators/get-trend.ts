import type { GetTrend, OutputOf } from '@semesta/contract'
import { percentText } from '@semesta/kernel'
import { areaWithin } from '../../platform/area-within.ts'
import type { Ctx } from '../../platform/context.ts'
import { todayIn } from '../../platform/today.ts'
import { type Counts, countCellsOf, grainOf, listMonths, type MonthRow } from '../months/index.ts'
import { countArea } from './count-area.ts'
import { factAt, listFacts } from './facts.ts'
import { decideMonth, thresholdsOn } from './law.ts'
import type { FactRow } from './tables.ts'

const MONTHS = 24

/**
 * Up to 24 months of an area, oldest first. The status is that of the whole regency.
 *
 * Shape: below the village only the months whose names are at hand can be counted.
 * Fails: `areas/not-found`.
 */
export async function getTrend(ctx: Ctx, ask: { area?: string | undefined; until?: string | undefined }): Promise<OutputOf<typeof GetTrend>> {
  const areas = areaWithin(ctx, ask.area)
  const until = ask.until
  const months = (await listMonths(ctx)).filter((it) => until === undefined || it.month <= until).slice(0, MONTHS)
  const facts = await listFacts(ctx)
  const counts = await countsOfMonths(ctx, months, areas, ask.area)
  const law = thresholdsOn(months[0]?.as_of ?? todayIn(ctx))
  const rows = months.flatMap((month) => {
    const it = counts.get(month.build_id)
    return it ? [rowOf(month, it, facts)] : []
  })
  return { coverageThreshold: law.coverage, keaktifanThreshold: law.keaktifan, rows: rows.toReversed() }
}

type Heads = Pick<Counts, 'population' | 'registered' | 'active'>

async function countsOfMonths(ctx: Ctx, months: readonly MonthRow[], areas: readonly string[], area: string | undefined): Promise<Map<string, Heads>> {
  if (areas.length === 1 && areas[0] === ctx.bind.regency) return new Map(months.map((it) => [it.build_id, it]))
  if (grainOf(areas) === 'cells') {
    const ids = months.map((it) => it.build_id)
    return countCellsOf(ctx, ids, { area })
  }
  const counted = new Map<string, Heads>()
  for (const month of months.filter((it) => it.people_online)) counted.set(month.build_id, await countArea(ctx, month, { area }))
  return counted
}

function rowOf(month: MonthRow, { population, registered, active }: Heads, facts: readonly FactRow[]) {
  const law = thresholdsOn(month.as_of)
  const basis = law.basis === 'population' ? population : registered
  return {
    ...{ month: month.month, population, registered, active, closed: month.closed_at !== null },
    coveragePercent: percentText({ part: registered, whole: population }, [law.coverage]),
    keaktifanPercent: percentText({ part: active, whole: basis }, [law.keaktifan]),
    statusId: decideMonth(month, factAt(facts, 'pemda-arrears', month.as_of)).id,
  }
}
