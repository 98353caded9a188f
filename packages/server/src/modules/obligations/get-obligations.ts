import type { GetObligations, OutputOf } from '@semesta/contract'
import { ratesAt } from '@semesta/engine'
import { addMonths, reportingDate } from '@semesta/kernel'
import { areaWithin } from '../../platform/area-within.ts'
import type { Ctx } from '../../platform/context.ts'
import { remembered } from '../../platform/remembered.ts'
import { areaNames } from '../areas/index.ts'
import { findMinimumWage, findPbiProvince, getMonth, grainOf, namesFrozen } from '../months/index.ts'
import { boundsOf } from './bounds.calc.ts'
import { partsOf, presentSum } from './present.ts'
import * as store from './store.ts'
import type { RunRow, SumRow } from './tables.ts'

type Ask = { month: string; area?: string | undefined }

/** The sums of one run as the areas see them: from the totals, below the village from the cards. Fails: `people/names-frozen` there. */
export async function sumRun(ctx: Ctx, run: RunRow, areas: readonly string[]): Promise<SumRow[]> {
  const view = { runId: run.id, areas }
  if (grainOf(areas) === 'cells') return remembered(ctx, ['obligations', run.id, areas], () => store.sumTotals(ctx, view))
  if (!run.names_online) throw namesFrozen({ month: run.month })
  return store.sumDue(ctx, view)
}

/**
 * Who pays what in a month, beside the month before, and what has been put right since.
 *
 * Shape: what was put down stays as it was; adjustments are those for this month and those that its builds brought for earlier ones.
 * Fails: `indicators/month-not-found`, `areas/not-found`, `people/names-frozen` below the village.
 */
export async function getObligations(ctx: Ctx, ask: Ask): Promise<OutputOf<typeof GetObligations>> {
  const { as_of } = await getMonth(ctx, ask.month)
  const areas = areaWithin(ctx, ask.area)
  const run = await store.findFirst(ctx, ask.month)
  const past = await store.findFirst(ctx, addMonths(ask.month, -1))
  const inTotals = grainOf(areas) === 'cells'
  const adjustments = inTotals ? await store.sumAdjustments(ctx, ask.month, areas) : await store.countAdjustments(ctx, ask.month, areas)
  const comparable = past && (inTotals || past.names_online) ? past : null
  const rows = run ? await sumRun(ctx, run, areas) : []
  const latest = await store.findLatest(ctx, ask.month)
  return {
    run: run && latest ? presentRun(run, latest) : null,
    facts: { minimumWageRupiah: (await findMinimumWage(ctx, as_of))?.value ?? null, pbiProvinceRupiah: (await findPbiProvince(ctx, as_of))?.value ?? 0 },
    rows: rows.map(presentSum),
    bounds: latest ? boundsOf(rows, ratesAt(reportingDate(ask.month)), latest.minimum_wage) : [],
    before: comparable ? { month: comparable.month, rows: (await sumRun(ctx, comparable, areas)).map(presentSum) } : null,
    adjustments: adjustments.map((it) => ({
      ...{ forMonth: it.for_month, runMonth: it.run_month, on: it.computed_on, late: it.is_late, cause: it.cause, segment: it.segment, heads: it.heads },
      parts: partsOf(it),
    })),
    villages: run && inTotals ? await villagesOf(ctx, run, areas) : [],
  }
}

/** Who put the month down and when, and the facts that what stands by now was reckoned with. */
function presentRun(it: RunRow, latest: RunRow) {
  const { revision, computed_on: on, computed_at, computed_by: by } = it
  const { minimum_wage: minimumWageRupiah, pbi_province: pbiProvinceRupiah } = latest
  return { revision, on, at: computed_at.toISOString(), by, minimumWageRupiah, pbiProvinceRupiah, namesOnline: it.names_online }
}

async function villagesOf(ctx: Ctx, run: RunRow, areas: readonly string[]) {
  const rows = await store.sumByVillage(ctx, { runId: run.id, areas })
  const names = await areaNames(
    ctx.trx,
    rows.map((it) => it.code),
  )
  const nameOf = (code: string) => (code.endsWith('.00.0000') ? 'Tanpa kelurahan' : (names.get(code) ?? code))
  return rows.map(({ code, heads, ...parts }) => ({ code, name: nameOf(code), heads, parts: partsOf(parts) }))
}
