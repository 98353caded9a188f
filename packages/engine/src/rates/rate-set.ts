import {
  type FineRate,
  type LocalRate,
  MEMBER_CLASSES,
  type MemberClass,
  type OwnRate,
  type PlanRate,
  type RateSet,
  rupiah,
  type WageRate,
} from '@semesta/kernel'
import type { ParameterAt } from '../rules/parameters.ts'
import { loadPolicy } from '../rules/policy.ts'

/** The rates of a day, with the parameters they were read from. */
export interface DatedRates extends RateSet {
  parameters: ReadonlyMap<string, ParameterAt>
}

type Values = ReadonlyMap<string, ParameterAt>

const known = (values: Values, id: string) => {
  const value = values.get(`premiums/${id}`)?.value
  return typeof value === 'number' ? value : null
}
const rupiahOf = (values: Values, id: string) => {
  const value = known(values, id)
  return value === null ? null : rupiah(value)
}

/** Assistance that a day does not know is none: before 2021 the region added nothing. */
const assistance = (values: Values, id: string) => rupiahOf(values, id) ?? rupiah(0)

function localRate(values: Values): LocalRate | null {
  const iuran = rupiahOf(values, 'pbpu-pemda-iuran')
  if (iuran === null) return null
  return { iuran, bantuanDaerah: assistance(values, 'pbpu-pemda-bantuan-daerah'), bantuanPusat: assistance(values, 'pbpu-pemda-bantuan-pusat') }
}

function selfRate(values: Values, memberClass: MemberClass): OwnRate | null {
  const own = rupiahOf(values, `pbpu-class-${memberClass}`)
  if (own === null) return null
  if (memberClass !== '3') return { own, local: rupiah(0), central: rupiah(0) }
  return { own, local: assistance(values, 'pbpu-class-3-bantuan-daerah'), central: assistance(values, 'pbpu-class-3-bantuan-pusat') }
}

function wageRate(values: Values): WageRate | null {
  const [employerPercent, workerPercent] = [known(values, 'ppu-employer-percent'), known(values, 'ppu-worker-percent')]
  if (employerPercent === null || workerPercent === null) return null
  return {
    employerPercent,
    workerPercent,
    extraFamilyPercent: known(values, 'ppu-extra-family-percent'),
    childrenMax: known(values, 'ppu-family-children-max'),
    capRupiah: rupiahOf(values, 'ppu-wage-cap'),
    classTwoWageMaxRupiah: rupiahOf(values, 'ppu-class-2-wage-max'),
  }
}

function fineRate(values: Values): FineRate | null {
  const [percent, monthsMax, windowDays] = ['percent', 'months-max', 'window-days'].map((it) => known(values, `service-fine-${it}`))
  const capRupiah = rupiahOf(values, 'service-fine-cap')
  return percent == null || monthsMax == null || windowDays == null || capRupiah === null ? null : { percent, monthsMax, windowDays, capRupiah }
}

function planRate(values: Values): PlanRate | null {
  const [monthsMin, monthsMax, instalmentsMax, lastDay, lastDayFebruary] = ['months-min', 'months-max', 'instalments-max', 'last-day', 'last-day-february'].map(
    (it) => known(values, `plan-${it}`),
  )
  if (monthsMin == null || monthsMax == null || instalmentsMax == null || lastDay == null || lastDayFebruary == null) return null
  return { monthsMin, monthsMax, instalmentsMax, lastDay, lastDayFebruary }
}

/**
 * Every rate and limit in force on a day, from `policy/parameters/premiums`.
 *
 * Unit:  `on` is `YYYY-MM-DD`; amounts are whole rupiah a month.
 * Shape: null where the law of the day has none. The lowest wage is not among them: it belongs to a regency and is recorded there.
 * Fails: as `loadPolicy`.
 */
export function ratesAt(on: string): DatedRates {
  const { parameters } = loadPolicy(on)
  const self = Object.fromEntries(MEMBER_CLASSES.map((it) => [it, selfRate(parameters, it)])) as Record<MemberClass, OwnRate | null>
  return {
    on,
    centre: rupiahOf(parameters, 'pbi'),
    local: localRate(parameters),
    self,
    wage: wageRate(parameters),
    arrearsMonthsMax: known(parameters, 'arrears-months-max'),
    fine: fineRate(parameters),
    plan: planRate(parameters),
    parameters,
  }
}
