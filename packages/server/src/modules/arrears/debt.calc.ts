import type { DatedRates, ParameterAt } from '@semesta/engine'
import { instalmentPlan, MEMBER_CLASSES, type PlanRate } from '@semesta/kernel'

/** What the law of a day says about paying arrears off by instalments (REHAB) and how much can be owed. */
export interface ArrearsLaw {
  /** reporting date of the month */
  on: string
  /** most months that must be paid */
  cap: number
  /** null where the law of the day knows no instalments */
  plan: PlanRate | null
  parameters: ParameterAt[]
}

const PLAN = ['months-min', 'months-max', 'instalments-max'].map((it) => `premiums/plan-${it}`)

/** The law of arrears among the rates of a day. Fails: Error when the most months that are owed have no value that day. */
export function arrearsLaw({ on, arrearsMonthsMax, plan, parameters }: DatedRates): ArrearsLaw {
  if (arrearsMonthsMax === null) throw new Error(`premiums/arrears-months-max has no value on ${on}`)
  const ids = ['premiums/arrears-months-max', ...MEMBER_CLASSES.map((it) => `premiums/pbpu-class-${it}`), ...PLAN]
  return { on, cap: arrearsMonthsMax, plan, parameters: ids.flatMap((id) => parameters.get(id) ?? []) }
}

/**
 * Most instalments of an old debt and what the first of them costs; null where the months allow none or the amount is unknown.
 *
 * Unit:  whole rupiah a month. Months beyond those that must be paid do not count.
 * Source: policy/parameters/premiums/plan-*.yaml
 */
export function rehabOf(
  { months, rupiah }: { months: number | null; rupiah: number | null },
  law: ArrearsLaw,
): { instalments: number; monthlyRupiah: number } | null {
  if (!law.plan || months === null || rupiah === null || rupiah <= 0) return null
  const instalments = law.plan.instalmentsMax
  const [first] = instalmentPlan(law.plan, { debt: rupiah, monthsInArrears: Math.min(months, law.cap), instalments, registeredOn: law.on }).instalments
  return first === undefined ? null : { instalments, monthlyRupiah: first }
}

export const MONTH_SPANS = [
  { key: '0', from: 0, to: 0 },
  { key: '1-3', from: 1, to: 3 },
  { key: '4-6', from: 4, to: 6 },
  { key: '7-12', from: 7, to: 12 },
  { key: '13-24', from: 13, to: 24 },
  { key: '25+', from: 25, to: Number.POSITIVE_INFINITY },
] as const

/** The span that some months fall into; 0 is unknown. */
export const spanOf = (months: number): string => MONTH_SPANS.find((it) => months >= it.from && months <= it.to)?.key ?? '0'
