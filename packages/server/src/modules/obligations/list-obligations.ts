import type { GetPersonObligations, ListAdjustments, ListObligations, OutputOf } from '@semesta/contract'
import { OBLIGATION_PARTS } from '@semesta/engine'
import { masked, type PremiumPayer } from '@semesta/kernel'
import { areaWithin } from '../../platform/area-within.ts'
import type { Ctx } from '../../platform/context.ts'
import { opaqueIds } from '../../platform/opaque.ts'
import { areaNames } from '../areas/index.ts'
import { getMonth, namesFrozen } from '../months/index.ts'
import { getPersonRows } from '../people/index.ts'
import { sumRun } from './get-obligations.ts'
import { type PresentAs, partsOf, presentAdjustment, presentDue } from './present.ts'
import { notPutDown } from './problems.ts'
import * as store from './store.ts'
import type { PartColumns, RunRow, SumRow } from './tables.ts'

export type Ask = store.DueFilter & { month: string; area?: string | undefined }
export type AdjustmentAsk = store.AdjustmentFilter & { month: string; area?: string | undefined }
type Paged = { page: number; pageSize: number }

/** The run whose cards a list shows. Fails: `indicators/month-not-found`, `obligations/not-put-down`, `people/names-frozen`, `areas/not-found`. */
export async function runWithNames(ctx: Ctx, ask: Ask): Promise<{ run: RunRow; view: store.View }> {
  const areas = areaWithin(ctx, ask.area)
  await getMonth(ctx, ask.month)
  const run = await store.findFirst(ctx, ask.month)
  if (!run) throw notPutDown({ month: ask.month })
  if (!run.names_online) throw namesFrozen({ month: ask.month })
  return { run, view: { runId: run.id, areas } }
}

const paidBy: Record<PremiumPayer, (it: PartColumns) => number> = {
  own: (it) => it.own,
  employer: (it) => it.employer,
  worker: (it) => it.worker,
  local: (it) => it.local_iuran + it.local_bantuan,
  central: (it) => it.central,
  province: (it) => it.province,
}

// All cards of one segment, class and basis have the same payers, so a sum tells whether each of them has.
function takes(ask: store.DueFilter, it: SumRow): boolean {
  if (ask.payer && paidBy[ask.payer](it) === 0) return false
  if (ask.segment && it.segment !== ask.segment) return false
  if (ask.class !== undefined && it.class !== ask.class) return false
  return !ask.basis || it.basis === ask.basis
}

/**
 * Exactly the cards behind a sum, a page at a time.
 *
 * Shape: `total` and `parts` come from the same sums as the page of obligations. Fails: as `runWithNames`.
 */
export async function listObligations(ctx: Ctx, ask: Ask & Paged): Promise<OutputOf<typeof ListObligations>> {
  const { run, view } = await runWithNames(ctx, ask)
  const taken = (await sumRun(ctx, run, view.areas)).filter((it) => takes(ask, it))
  const total = taken.reduce((sum, it) => sum + it.heads, 0)
  const parts = Object.fromEntries(OBLIGATION_PARTS.map((part) => [part, taken.reduce((sum, it) => sum + it[part], 0)])) as PartColumns
  const offset = (ask.page - 1) * ask.pageSize
  const rows = offset < total ? await store.listDue(ctx, view, ask, { limit: ask.pageSize, offset }) : []
  const as = await presentAs(ctx, rows)
  return { total, parts: partsOf(parts), rows: rows.map((it) => presentDue(it, as)) }
}

/** Differences for a month or brought by its builds, card by card. Fails: `indicators/month-not-found`, `areas/not-found`. */
export async function listAdjustments(ctx: Ctx, ask: AdjustmentAsk & Paged): Promise<OutputOf<typeof ListAdjustments>> {
  const areas = areaWithin(ctx, ask.area)
  await getMonth(ctx, ask.month)
  const total = (await store.countAdjustments(ctx, ask.month, areas, ask)).reduce((sum, it) => sum + it.heads, 0)
  const offset = (ask.page - 1) * ask.pageSize
  const rows = offset < total ? await store.listAdjustments(ctx, ask.month, areas, ask, { limit: ask.pageSize, offset }) : []
  const as = await presentAs(ctx, rows)
  return { total, rows: rows.map((it) => presentAdjustment(it, as)) }
}

async function presentAs(ctx: Ctx, rows: readonly { area_path: string }[]): Promise<PresentAs> {
  const names = await areaNames(
    ctx.trx,
    rows.map((it) => it.area_path.slice(0, 13)),
  )
  return { names, ids: opaqueIds(ctx.app.config.secret) }
}

/** What is owed for one person in the months whose names are at hand. Fails: as a person's page does. */
export async function getPersonObligations(ctx: Ctx, ask: { month: string; personId: string }): Promise<OutputOf<typeof GetPersonObligations>> {
  const { main } = await getPersonRows(ctx, ask)
  const rows = await store.listOfPerson(ctx, main.person_id)
  const adjustments = await store.adjustmentsOfPerson(ctx, main.person_id)
  return {
    rows: rows.map(({ month, card, segment, class: memberClass, basis, ...parts }) => ({
      ...{ month, cardMasked: masked(card), segment, class: memberClass, basis, parts: partsOf(parts) },
    })),
    adjustments: adjustments.map((it) => ({
      ...{ forMonth: it.for_month, on: it.computed_on, late: it.is_late, cause: it.cause, cardMasked: masked(it.card), parts: partsOf(it) },
    })),
  }
}
