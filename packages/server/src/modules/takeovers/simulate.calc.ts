import { addMonths } from '@semesta/kernel'
import type { HouseholdSum, Rule } from '../arrears/index.ts'

const GROUPS = ['arrears', 'pbi-removed', 'newborn', 'unregistered', 'lapsed'] as const
type Group = (typeof GROUPS)[number]
type Counts = Record<Group, number>

const countsOf = (it: HouseholdSum): Counts => ({
  arrears: it.arrears,
  'pbi-removed': it.pbi_removed,
  newborn: it.newborn,
  unregistered: it.unregistered,
  lapsed: it.lapsed,
})

/** Households of one kind that a rule takes: how many, and who of each comes along. */
interface Taking {
  village: string
  decile: number
  households: number
  heads: number
  each: Counts
}
export interface Taken {
  households: number
  heads: number
  byGroup: Counts
  rows: Taking[]
  /** eligible, but beyond the heads that are paid for */
  beyond: { households: number; heads: number }
}

/** The column of a group in a cell: a metropolis has a hundred thousand cells, and each is looked at for every question. */
const COLUMN = { arrears: 'arrears', 'pbi-removed': 'pbi_removed', newborn: 'newborn', unregistered: 'unregistered', lapsed: 'lapsed' } as const

function takingOf(cell: HouseholdSum, rule: Rule): Taking | null {
  const asked = rule.groups.reduce((sum, group) => sum + cell[COLUMN[group]], 0)
  const isIn =
    asked > 0 &&
    (rule.decileMax === null || (cell.decile > 0 && cell.decile <= rule.decileMax)) &&
    (rule.monthsMin === null || cell.months >= rule.monthsMin) &&
    (rule.villages === null || rule.villages.includes(cell.village_code))
  if (!isIn) return null
  const each = countsOf(cell)
  if (!rule.whole) for (const group of GROUPS) if (!rule.groups.includes(group)) each[group] = 0
  const heads = each.arrears + each['pbi-removed'] + each.newborn + each.unregistered + each.lapsed
  return { village: cell.village_code, decile: cell.decile, households: cell.households, heads, each }
}

/** Poorest first, then by village, small households before large ones; a household without a decile comes last. The proposal takes them in the same order. */
const order = (a: Taking, b: Taking) => (a.decile || 99) - (b.decile || 99) || byCode(a.village, b.village) || a.heads - b.heads
/** Codes are digits of one shape: no language orders them. */
const byCode = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/**
 * Whole households that a rule takes, as long as there are heads left to pay for.
 *
 * Unit:  heads and households. `headsMax` null: no limit.
 * Shape: the order is strict: where a household does not fit, nobody behind it is taken, so that no poorer family is passed over.
 */
export function takeHouseholds(cells: readonly HouseholdSum[], rule: Rule, headsMax: number | null): Taken {
  const eligible = merged(cells, rule).toSorted(order)
  const taken: Taken = {
    households: 0,
    heads: 0,
    byGroup: { arrears: 0, 'pbi-removed': 0, newborn: 0, unregistered: 0, lapsed: 0 },
    rows: [],
    beyond: { households: 0, heads: 0 },
  }
  let left = headsMax ?? Number.POSITIVE_INFINITY
  let isFull = false
  for (const it of eligible) {
    const fitting = isFull ? 0 : Math.min(it.households, Math.floor(left / it.heads))
    if (fitting < it.households) isFull = true
    left -= fitting * it.heads
    taken.households += fitting
    taken.heads += fitting * it.heads
    taken.beyond.households += it.households - fitting
    taken.beyond.heads += (it.households - fitting) * it.heads
    for (const group of GROUPS) taken.byGroup[group] += fitting * it.each[group]
    if (fitting > 0) taken.rows.push({ ...it, households: fitting })
  }
  return taken
}

/** Cells that the order cannot tell apart are one, but for who is in them: they stay apart only by that. */
function merged(cells: readonly HouseholdSum[], rule: Rule): Taking[] {
  const found = new Map<string, Taking>()
  for (const cell of cells) {
    const it = takingOf(cell, rule)
    if (!it) continue
    const { arrears, newborn, unregistered, lapsed } = it.each
    const key = `${it.village} ${it.decile} ${arrears} ${it.each['pbi-removed']} ${newborn} ${unregistered} ${lapsed}`
    const own = found.get(key)
    if (own) own.households += it.households
    else found.set(key, it)
  }
  return [...found.values()]
}

export interface YearCost {
  year: string
  months: number
  perHeadRupiah: number
  rupiah: number
}

/**
 * What some heads cost from a month to the end of its fiscal year, and in the whole next one, each month at its own rate.
 *
 * Unit:  whole rupiah. Shape: heads stay as they are; nobody leaves and nobody dies.
 */
export function costPath(heads: number, start: string, rateOf: (month: string) => number) {
  const rest = 12 - Number(start.slice(5)) + 1
  const monthly = Array.from({ length: rest + 12 }, (_, at) => {
    const month = addMonths(start, at)
    return { month, heads, rupiah: heads * rateOf(month) }
  })
  const costOf = (months: readonly { month: string; rupiah: number }[]): YearCost => ({
    year: months[0]?.month.slice(0, 4) ?? '',
    months: months.length,
    perHeadRupiah: months.reduce((sum, it) => sum + rateOf(it.month), 0),
    rupiah: months.reduce((sum, it) => sum + it.rupiah, 0),
  })
  return { monthly, thisYear: costOf(monthly.slice(0, rest)), nextYear: costOf(monthly.slice(rest)) }
}

/** Sums of what was taken, by a key, the largest first where `by` says nothing else. */
export function sumTaken<K extends string | number>(rows: readonly Taking[], keyOf: (it: Taking) => K): Map<K, { heads: number; households: number }> {
  const sums = new Map<K, { heads: number; households: number }>()
  for (const it of rows) {
    const own = sums.get(keyOf(it)) ?? { heads: 0, households: 0 }
    sums.set(keyOf(it), { heads: own.heads + it.households * it.heads, households: own.households + it.households })
  }
  return sums
}
