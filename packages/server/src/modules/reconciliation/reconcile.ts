import type { GetReconciliation, ListReconciliation, OutputOf } from '@semesta/contract'
import { areaWithin } from '../../platform/area-within.ts'
import type { Ctx } from '../../platform/context.ts'
import { opaqueIds } from '../../platform/opaque.ts'
import { remembered } from '../../platform/remembered.ts'
import { areaNames } from '../areas/index.ts'
import { getMonth, getMonthWithNames, grainOf, type MonthRow, namesFrozen } from '../months/index.ts'
import { countByRegisters, listByRegisters, type Registers } from '../people/index.ts'
import { combinationOf, presentOutsider, presentPerson, registersOf } from './present.ts'
import * as store from './store.ts'

type Ask = { month: string; area?: string | undefined }

/**
 * People of an area by the registers that name them, every combination that occurs.
 *
 * Shape: one person counts once; those with `penduduk` add up to the population. Below the village nobody is counted whom only DTSEN or a list of workers
 *        names, because neither says more than the village.
 * Fails: `indicators/month-not-found`, `areas/not-found`, `people/names-frozen`.
 */
export async function getReconciliation(ctx: Ctx, ask: Ask): Promise<OutputOf<typeof GetReconciliation>> {
  const month = await getMonth(ctx, ask.month)
  const sums = await sumsOf(ctx, month, ask.area)
  return { rows: sums.map((it) => ({ registers: combinationOf(it), heads: it.heads, active: it.active })) }
}

async function sumsOf(ctx: Ctx, month: MonthRow, area: string | undefined): Promise<store.CellSum[]> {
  if (grainOf(areaWithin(ctx, area)) === 'cells')
    return remembered(ctx, ['reconciliation', month.build_id, area], () => store.sumCells(ctx, month.build_id, area))
  if (!month.people_online) throw namesFrozen({ month: month.month })
  const sums = await countByRegisters(ctx, { id: month.build_id, asOf: month.as_of }, area)
  return sums.filter((it) => it.penduduk || it.peserta || it.dtsen || it.pekerja)
}

/** Whether these people stand in the month's people, or beside them. */
export const isInside = ({ penduduk, peserta }: Registers) => penduduk || peserta

/**
 * Exactly the people of one combination.
 *
 * Fails: as `getReconciliation`.
 */
export async function listReconciliation(
  ctx: Ctx,
  ask: Ask & { registers: string; page: number; pageSize: number },
): Promise<OutputOf<typeof ListReconciliation>> {
  const month = await getMonthWithNames(ctx, ask.month)
  const named = registersOf(ask.registers)
  const total = (await sumsOf(ctx, month, ask.area)).find((it) => combinationOf(it) === ask.registers)?.heads ?? 0
  const page = { limit: ask.pageSize, offset: (ask.page - 1) * ask.pageSize }
  if (page.offset >= total) return { total, rows: [] }
  if (!isInside(named)) {
    const rows = await store.listOutsiders(ctx, month.build_id, { named, area: ask.area }, page)
    const names = await areaNames(
      ctx.trx,
      rows.map((it) => it.village_code),
    )
    return { total, rows: rows.map((it) => presentOutsider(it, names)) }
  }
  const rows = await listByRegisters(ctx, { build: { id: month.build_id, asOf: month.as_of }, named, area: ask.area }, page)
  const names = await areaNames(
    ctx.trx,
    rows.map((it) => it.village_code),
  )
  const ids = opaqueIds(ctx.app.config.secret)
  return { total, rows: rows.map((it) => presentPerson(it, names, ids)) }
}
