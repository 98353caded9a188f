import { type Rupiah, rupiah } from './rupiah.ts'

/** Who a part of a premium comes from: the member, the employer, the worker, the local government, the centre, the province. */
export const PREMIUM_PAYERS = ['own', 'employer', 'worker', 'local', 'central', 'province'] as const
export type PremiumPayer = (typeof PREMIUM_PAYERS)[number]

/** A premium by payer, whole rupiah a month; the parts are the total. */
export type PremiumParts = Readonly<Record<PremiumPayer, Rupiah>>

export const MEMBER_CLASSES = ['1', '2', '3'] as const
export type MemberClass = (typeof MEMBER_CLASSES)[number]

/** What the local government pays for one person a month, on its two budget lines, and what the centre adds. */
export interface LocalRate {
  iuran: Rupiah
  bantuanDaerah: Rupiah
  bantuanPusat: Rupiah
}

/** What a self-paying member of a class pays, and the assistance that active members get. */
export interface OwnRate {
  own: Rupiah
  local: Rupiah
  central: Rupiah
}

/** How a worker's premium is reckoned. */
export interface WageRate {
  employerPercent: number
  workerPercent: number
  /** of the wage, for each further member of the family, paid by the worker; null where the law of the day names none */
  extraFamilyPercent: number | null
  /** children that the worker's own premium covers; null where the law of the day sets no number */
  childrenMax: number | null
  /** highest wage on which the premium is reckoned */
  capRupiah: Rupiah | null
  /** up to this wage class II, above it class I */
  classTwoWageMaxRupiah: Rupiah | null
}

export interface FineRate {
  percent: number
  monthsMax: number
  windowDays: number
  capRupiah: Rupiah
}

export interface PlanRate {
  monthsMin: number
  monthsMax: number
  instalmentsMax: number
  lastDay: number
  lastDayFebruary: number
}

/** Every rate and limit of one day; null where the law of that day has none. */
export interface RateSet {
  /** YYYY-MM-DD */
  on: string
  centre: Rupiah | null
  local: LocalRate | null
  self: Readonly<Record<MemberClass, OwnRate | null>>
  wage: WageRate | null
  arrearsMonthsMax: number | null
  fine: FineRate | null
  plan: PlanRate | null
}

/** Zero for every payer but those named. Fails: RangeError for anything but whole rupiah, none below 0. */
export function partsOf(some: Partial<Record<PremiumPayer, number>>): PremiumParts {
  const parts = Object.fromEntries(PREMIUM_PAYERS.map((payer) => [payer, rupiah(some[payer] ?? 0)])) as Record<PremiumPayer, Rupiah>
  if (Object.values(parts).some((part) => part < 0)) throw new RangeError('a part of a premium is never below 0')
  return parts
}

/** The premium all payers owe together. */
export function totalOf(parts: PremiumParts): Rupiah {
  return rupiah(PREMIUM_PAYERS.reduce((sum, payer) => sum + parts[payer], 0))
}

/** The same premium for many people or months. Fails: RangeError for a count that is not whole or below 0, or a sum too large to be exact. */
export function timesOf(parts: PremiumParts, count: number): PremiumParts {
  mustCount(count, 'count')
  return partsOf(Object.fromEntries(PREMIUM_PAYERS.map((payer) => [payer, parts[payer] * count])))
}

function mustCount(count: number, name: string) {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`${name} must be whole and not negative: ${count}`)
}

/** A percentage with at most two decimals of an amount, half a rupiah up, reckoned in whole numbers. */
function percentOf(amount: Rupiah, percent: number): Rupiah {
  const hundredths = BigInt(Math.round(percent * 100))
  return rupiah(Number((BigInt(amount) * hundredths + 5_000n) / 10_000n))
}

export interface WagePremium {
  /** the wage after cap and floor */
  base: Rupiah
  bound: 'cap' | 'floor' | null
  parts: PremiumParts
  memberClass: MemberClass | null
}

/**
 * The premium of a worker: a percentage of the wage, no less than the floor and no more than the cap, split between employer and worker.
 *
 * Unit:  whole rupiah a month; `floor` is the minimum wage of the regency, null when it is not known: then none is applied.
 * Shape: employer and worker add up to the whole percentage of the base, so a half rupiah is never charged twice. The class goes by the wage itself.
 * Fails: RangeError for a wage or count that is not whole, or a further family member where the law of the day has no rate for one.
 */
export function wagePremium(rate: WageRate, ask: { wage: number; floor: number | null; extraFamily?: number }): WagePremium {
  const wage = rupiah(ask.wage)
  if (wage < 0) throw new RangeError(`a wage is not below 0: ${wage}`)
  const extra = ask.extraFamily ?? 0
  mustCount(extra, 'extraFamily')
  if (extra > 0 && rate.extraFamilyPercent === null) throw new RangeError('no rate for further family members on that day')
  const raised = ask.floor === null ? wage : rupiah(Math.max(wage, ask.floor))
  const base = rate.capRupiah === null ? raised : rupiah(Math.min(raised, rate.capRupiah))
  const employer = percentOf(base, rate.employerPercent)
  const worker = percentOf(base, rate.employerPercent + rate.workerPercent) - employer
  const family = percentOf(base, rate.extraFamilyPercent ?? 0) * extra
  return {
    base,
    bound: base < wage ? 'cap' : base > wage ? 'floor' : null,
    parts: partsOf({ employer, worker: worker + family }),
    memberClass: rate.classTwoWageMaxRupiah === null ? null : wage <= rate.classTwoWageMaxRupiah ? '2' : '1',
  }
}

/** What is owed for one person paid by the local government: its own two lines and what the centre adds. */
export function localPremium(rate: LocalRate): PremiumParts {
  return partsOf({ local: rate.iuran + rate.bantuanDaerah, central: rate.bantuanPusat })
}

/**
 * What is owed for one self-paying member.
 *
 * Shape: assistance is given to active members alone; one in arrears owes the whole of his own part and nobody else owes anything.
 * Source: PMK 78/PMK.02/2020, policy/parameters/premiums/pbpu-assistance-active.yaml
 */
export function selfPremium(rate: OwnRate, isActive = true): PremiumParts {
  return isActive ? partsOf(rate) : partsOf({ own: rate.own })
}

export interface Arrears {
  monthsUnpaid: number
  /** the newest months, never more than the limit */
  monthsCounted: number
  amount: Rupiah
}

/**
 * What must be paid before cover returns: the unpaid months of every member of the family, the newest ones first, up to a limit.
 *
 * Unit:  `monthly` is what one member owes for each unpaid month, oldest first, so that a change of tariff in between counts.
 * Fails: RangeError when a count is not whole or below 0.
 */
export function arrearsDue(monthly: readonly Rupiah[], members: number, monthsMax: number): Arrears {
  mustCount(members, 'members')
  mustCount(monthsMax, 'monthsMax')
  const counted = monthsMax === 0 ? [] : monthly.slice(-monthsMax)
  return { monthsUnpaid: monthly.length, monthsCounted: counted.length, amount: rupiah(counted.reduce((sum, one) => sum + one * members, 0)) }
}

export interface Fine {
  monthsCounted: number
  uncapped: Rupiah
  amount: Rupiah
  isCapped: boolean
  /** why none is due; null when it is */
  none: 'outside-window' | 'outpatient' | 'segment' | 'no-arrears' | null
}

export interface FineAsk {
  /** estimated INA-CBG package of the stay */
  estimate: number
  monthsInArrears: number
  /** days between coming back and the stay; unknown counts as inside the window */
  daysSinceActive?: number | undefined
  inpatient?: boolean | undefined
  /** paid by the centre or by a local government: never fined */
  isExempt?: boolean | undefined
}

/**
 * The service fine on a stay in hospital soon after coming back from arrears: a percentage of the estimated package for each month in arrears.
 *
 * Fails: RangeError when an amount or a count is not whole or below 0.
 */
export function serviceFine(rate: FineRate, ask: FineAsk): Fine {
  const { estimate, monthsInArrears, daysSinceActive = 0, inpatient = true, isExempt = false } = ask
  mustCount(estimate, 'estimate')
  mustCount(monthsInArrears, 'monthsInArrears')
  mustCount(daysSinceActive, 'daysSinceActive')
  const none = reasonForNone({ monthsInArrears, inpatient, isExempt, isLate: daysSinceActive > rate.windowDays })
  const monthsCounted = none ? 0 : Math.min(monthsInArrears, rate.monthsMax)
  const uncapped = percentOf(rupiah(estimate * monthsCounted), rate.percent)
  return { monthsCounted, uncapped, amount: rupiah(Math.min(uncapped, rate.capRupiah)), isCapped: uncapped > rate.capRupiah, none }
}

function reasonForNone(it: { monthsInArrears: number; inpatient: boolean; isExempt: boolean; isLate: boolean }): Fine['none'] {
  if (it.isExempt) return 'segment'
  if (!it.inpatient) return 'outpatient'
  if (it.isLate) return 'outside-window'
  return it.monthsInArrears === 0 ? 'no-arrears' : null
}

export interface InstalmentPlan {
  isEligible: boolean
  /** why not; empty when eligible */
  refusals: ('too-few-months' | 'too-many-months' | 'too-many-instalments' | 'registration-closed')[]
  /** what is paid each month; adds up to the debt. Empty when not eligible */
  instalments: Rupiah[]
}

/**
 * Whether a family in arrears may pay by instalments (REHAB), and what it would pay each month.
 *
 * Unit:  `registeredOn` is `YYYY-MM-DD`; registration ends on a day of each month, one day earlier in February.
 * Shape: equal instalments, the rupiah that do not divide in the first ones; active again only after the last.
 * Fails: RangeError when an amount or a count is not whole, or fewer than one instalment is asked for.
 */
export function instalmentPlan(rate: PlanRate, ask: { debt: number; monthsInArrears: number; instalments: number; registeredOn: string }): InstalmentPlan {
  const { debt, monthsInArrears, instalments, registeredOn } = ask
  mustCount(debt, 'debt')
  mustCount(monthsInArrears, 'monthsInArrears')
  mustCount(instalments, 'instalments')
  if (instalments === 0) throw new RangeError('at least one instalment')
  const lastDay = registeredOn.slice(5, 7) === '02' ? rate.lastDayFebruary : rate.lastDay
  const refusals: InstalmentPlan['refusals'] = []
  if (monthsInArrears < rate.monthsMin) refusals.push('too-few-months')
  if (monthsInArrears > rate.monthsMax) refusals.push('too-many-months')
  if (instalments > rate.instalmentsMax) refusals.push('too-many-instalments')
  if (Number(registeredOn.slice(8)) > lastDay) refusals.push('registration-closed')
  const isEligible = refusals.length === 0
  return { isEligible, refusals, instalments: isEligible ? dividedBy(rupiah(debt), instalments) : [] }
}

function dividedBy(amount: Rupiah, count: number): Rupiah[] {
  const each = Math.floor(amount / count)
  return Array.from({ length: count }, (_, at) => rupiah(each + (at < amount % count ? 1 : 0)))
}
