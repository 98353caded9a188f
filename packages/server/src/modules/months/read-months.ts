import type { Ctx } from '../../platform/context.ts'
import { remembered } from '../../platform/remembered.ts'
import { type CountFilter, type Counts, countsOf, type Dimension } from './grain.calc.ts'
import { monthNotFound, namesFrozen } from './problems.ts'
import * as store from './store.ts'
import type { MonthRow } from './tables.ts'

/** The revision of a month that is in force. Fails: `indicators/month-not-found`. */
export async function getMonth(ctx: Ctx, month: string): Promise<MonthRow> {
  const row = await store.findMonth(ctx, month)
  if (!row) throw monthNotFound({ month })
  return row
}

/** The newest month that has been built. Fails: `indicators/month-not-found`. */
export async function getNewestMonth(ctx: Ctx): Promise<MonthRow> {
  const row = await store.findNewest(ctx)
  if (!row) throw monthNotFound({ month: null })
  return row
}

/** The newest month, undefined when none has been built. */
export const findNewestMonth = (ctx: Ctx): Promise<MonthRow | undefined> => store.findNewest(ctx)

/** The month with its names at hand. Fails: `indicators/month-not-found`, `people/names-frozen`. */
export async function getMonthWithNames(ctx: Ctx, month: string): Promise<MonthRow> {
  const row = await getMonth(ctx, month)
  if (!row.people_online) throw namesFrozen({ month })
  return row
}

/** One build by its id, in force or replaced. */
export const findBuild = (ctx: Ctx, buildId: string): Promise<MonthRow | undefined> => store.findBuild(ctx, buildId)

/** Every month in force, newest first. */
export const listMonths = (ctx: Ctx): Promise<MonthRow[]> => store.listMonths(ctx)
/** The month in force, undefined when it has not been built. */
export const findMonth = (ctx: Ctx, month: string): Promise<MonthRow | undefined> => store.findMonth(ctx, month)
/** All revisions of a month, newest first; closed ones stay for ever. */
export const listRevisions = (ctx: Ctx, month: string): Promise<MonthRow[]> => store.listRevisions(ctx, month)
/** Builds that stand on a file: those in force, and closed ones for ever. */
export const listBuiltFrom = (ctx: Ctx, batchId: string): Promise<MonthRow[]> => store.listBuiltFrom(ctx, batchId)
/** Recorded arrears of the local government on a day (`YYYY-MM-DD`); undefined when nobody recorded any. */
export const findArrears = (ctx: Ctx, day: string) => store.findFact(ctx, 'pemda-arrears', day)
/** The minimum wage recorded for a day (`YYYY-MM-DD`), whole rupiah a month; undefined when nobody recorded any. */
export const findMinimumWage = (ctx: Ctx, day: string) => store.findFact(ctx, 'minimum-wage', day)
/** What the province pays of each PBI premium on a day, whole rupiah a month, as recorded. */
export const findPbiProvince = (ctx: Ctx, day: string) => store.findFact(ctx, 'pbi-province', day)
/** Freezes a build for ever; false when it was closed or replaced a moment earlier. */
export const setClosed = (ctx: Ctx, buildId: string): Promise<boolean> => store.setClosed(ctx, buildId)

/** Heads of one build from the cube, one entry a value of the dimension. */
export async function countCellsBy(ctx: Ctx, buildId: string, filter: CountFilter, by: Dimension): Promise<(Counts & { key: string })[]> {
  const rows = await remembered(ctx, ['cells', buildId, filter, by], () => store.sumCellsBy(ctx, buildId, filter, by))
  return rows.map((row) => ({ ...countsOf(row), key: row.key }))
}

/** Heads of several builds from the cube, by build id. */
export async function countCellsOf(ctx: Ctx, buildIds: readonly string[], filter: CountFilter): Promise<Map<string, Counts>> {
  return new Map((await store.sumCellsOf(ctx, buildIds, filter)).map((row) => [row.key, countsOf(row)]))
}
