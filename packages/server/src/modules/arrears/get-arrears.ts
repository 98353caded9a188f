import type { GetArrears, GetArrearsTrend, OutputOf } from '@semesta/contract'
import { type ParameterAt, ratesAt } from '@semesta/engine'
import { areaWithin } from '../../platform/area-within.ts'
import type { Ctx } from '../../platform/context.ts'
import { remembered } from '../../platform/remembered.ts'
import { areaNames } from '../areas/index.ts'
import { getMonth, grainOf, listMonths, type MonthRow, namesFrozen } from '../months/index.ts'
import { getCounted } from './count-arrears.ts'
import { type ArrearsLaw, arrearsLaw, MONTH_SPANS, spanOf } from './debt.calc.ts'
import * as store from './store.ts'

export type Filter = store.DebtFilter & { area?: string | undefined }
type Sums = OutputOf<typeof GetArrears>['total']

/** What the law of the month says about arrears. */
export const lawOf = (month: MonthRow): ArrearsLaw => arrearsLaw(ratesAt(month.as_of))

/** A counted month as the areas asked for see it. Fails: `areas/not-found`, `arrears/not-counted`, `people/names-frozen` below the village without names. */
export async function viewOf(ctx: Ctx, ask: { month: string; area?: string | undefined }, needsNames = false): Promise<{ month: MonthRow; view: store.View }> {
  await getMonth(ctx, ask.month)
  const areas = areaWithin(ctx, ask.area)
  const month = await getCounted(ctx, ask.month)
  const grain = grainOf(areas)
  if (!month.named && (needsNames || grain === 'people')) throw namesFrozen({ month: month.month })
  return { month, view: { buildId: month.build_id, areas, grain } }
}

/** Sums of the register by person and by household; the list behind each is `listArrears` with the same filter. */
export async function sumsOf(ctx: Ctx, view: store.View, filter: Filter): Promise<Record<store.By, store.GroupedSum[]>> {
  const { area: _, ...debts } = filter
  const sum = (by: store.By) => {
    const read = () => store.sumDebts(ctx, view, by, debts)
    return view.grain === 'cells' ? remembered(ctx, ['arrears', view.buildId, view.areas, by, debts], read) : read()
  }
  return { person: await sum('person'), household: await sum('household') }
}

/**
 * Self-paying members in arrears: heads, households, amounts by class, decile, months and village.
 *
 * Fails: `indicators/month-not-found`, `areas/not-found`, `arrears/not-counted`, `people/names-frozen`.
 */
export async function getArrears(ctx: Ctx, ask: Filter & { month: string }): Promise<OutputOf<typeof GetArrears>> {
  const { month: name, ...filter } = ask
  const { month, view } = await viewOf(ctx, { month: name, area: ask.area })
  const sums = await sumsOf(ctx, view, filter)
  const law = lawOf(month)
  const ofMonths = sums.person.filter((it) => it.dimension === 'months')
  const over = ofMonths.filter((it) => it.months > law.cap)
  const by = (dimension: store.Dimension, keyOf: (it: store.GroupedSum) => string, keys?: readonly string[]) => breakdown(sums, dimension, keyOf, keys)
  const villages = by('village_code', (it) => it.village_code)
  const names = await areaNames(
    ctx.trx,
    villages.map((it) => it.key),
  )
  return {
    ...{ month: month.month, asOf: month.as_of, total: totalOf(sums), parameters: law.parameters.map(stated) },
    overCap: { heads: over.reduce((sum, it) => sum + it.heads, 0), months: law.cap },
    unknown: ofMonths.find((it) => it.months === 0)?.heads ?? 0,
    rehab: rehabSum(sums.household, law),
    byClass: by('class', (it) => it.class),
    byDecile: by('decile', (it) => String(it.decile)),
    byMonths: by(
      'months',
      (it) => spanOf(it.months),
      MONTH_SPANS.map((it) => it.key),
    ),
    byVillage: villages.map((it) => ({ ...it, name: it.key.endsWith('.00.0000') ? 'Tanpa kelurahan' : (names.get(it.key) ?? it.key) })),
  }
}

const emptySums = (): Sums => ({ heads: 0, households: 0, rosterRupiah: 0, ratesRupiah: 0 })

/** Heads and rupiah count people, households count households. */
function breakdown(
  sums: Record<store.By, readonly store.GroupedSum[]>,
  dimension: store.Dimension | null,
  keyOf: (it: store.GroupedSum) => string,
  keys: readonly string[] = [],
) {
  const found = new Map<string, Sums>(keys.map((key) => [key, emptySums()]))
  for (const by of ['person', 'household'] as const) {
    for (const it of sums[by].filter((row) => row.dimension === dimension)) {
      const own = found.get(keyOf(it)) ?? emptySums()
      if (by === 'household') own.households += it.households
      else
        Object.assign(own, { heads: own.heads + it.heads, rosterRupiah: own.rosterRupiah + it.roster_rupiah, ratesRupiah: own.ratesRupiah + it.rates_rupiah })
      found.set(keyOf(it), own)
    }
  }
  return [...found].map(([key, own]) => ({ key, ...own }))
}

export function totalOf(sums: Record<store.By, readonly store.GroupedSum[]>): Sums {
  const { key: _, ...total } = breakdown(sums, null, () => 'all')[0] ?? { key: '', ...emptySums() }
  return total
}

/** Households whose months allow instalments, and what all of them together would pay a month. */
function rehabSum(households: readonly store.GroupedSum[], { plan, cap }: ArrearsLaw): OutputOf<typeof GetArrears>['rehab'] {
  if (!plan) return null
  const able = households.filter((it) => it.dimension === 'months' && Math.min(it.months, cap) >= plan.monthsMin && Math.min(it.months, cap) <= plan.monthsMax)
  const add = (of: 'heads' | 'households' | 'rates_rupiah') => able.reduce((sum, it) => sum + it[of], 0)
  return {
    households: add('households'),
    heads: add('heads'),
    instalmentRupiah: Math.ceil(add('rates_rupiah') / plan.instalmentsMax),
    months: plan.instalmentsMax,
  }
}

/** A parameter as the wire carries it. */
export function stated({ id, judul, title, value, unit, since, source, confidence }: ParameterAt) {
  return { id, judul, title, value, unit, since, source, confidence }
}

const MONTHS = 24

/** Up to 24 months of an area, oldest first; below the village the months whose names are at hand. Fails: `areas/not-found`. */
export async function getArrearsTrend(ctx: Ctx, ask: { area?: string | undefined }): Promise<OutputOf<typeof GetArrearsTrend>> {
  const areas = areaWithin(ctx, ask.area)
  const counted = new Map((await store.listCounted(ctx)).map((it) => [it.build_id, it]))
  const months = (await listMonths(ctx)).filter((it) => counted.has(it.build_id)).slice(0, MONTHS)
  if (grainOf(areas) === 'people') {
    const named = months.filter((it) => counted.get(it.build_id)?.named)
    const rows = []
    for (const month of named.toReversed()) {
      const sums = await sumsOf(ctx, { buildId: month.build_id, areas, grain: 'people' }, {})
      rows.push({ month: month.month, ...totalOf(sums) })
    }
    return { rows }
  }
  const ids = months.map((it) => it.build_id)
  const sums = await remembered(ctx, ['arrears trend', ids, areas], () => store.sumBuilds(ctx, ids, areas))
  return {
    rows: months.toReversed().map(({ month, build_id }) => {
      const own = sums.filter((it) => it.build_id === build_id)
      const person = own.find((it) => it.households === 0)
      return {
        month,
        heads: person?.heads ?? 0,
        households: own.reduce((sum, it) => sum + it.households, 0),
        rosterRupiah: person?.roster_rupiah ?? 0,
        ratesRupiah: person?.rates_rupiah ?? 0,
      }
    }),
  }
}
