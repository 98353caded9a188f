import { loadRules } from '../rules/rule-file.ts'
import type { City } from './city.ts'
import { type Entry, eachEntry, hasUnusableNik, type Recognition } from './entries.ts'
import { FLAGS, PBPU_PEMDA, PPU_BU, PPU_PN } from './model.ts'
import { dateParts, isoDate } from './numbers.ts'
import type { Job } from './write-others.ts'

/** The parameters of policy/parameters that the truth is counted with; a test compares them with the files. */
export const TRUTH_PARAMETERS = {
  'membership/death-grace-days': 30,
  'membership/newborn-days': 28,
  'membership/newborn-watch-days': 365,
  'membership/child-age': 21,
  'membership/child-age-studying': 25,
  'membership/child-notice-months': 3,
  'poverty/pbi-decile-max': 4,
  'poverty/poor-decile-max': 4,
} as const

interface Context {
  city: City
  registeredInHousehold: Uint8Array
  employed: Set<number>
  asOf: number
  /** the roster's NIK of this person leads nowhere, and nothing else led to him */
  isLost: (person: number) => boolean
}
type Test = (entry: Entry, context: Context) => boolean

const P = TRUTH_PARAMETERS
const hasFlag = (flag: string) => (it: Entry, context: Context) => FLAGS[context.city.people.flag[it.person] as number] === flag
const age = (it: Entry, context: Context) => context.asOf - (context.city.people.born[it.person] as number)
const isCityPaid = (it: Entry) => it.isActive && it.segment === PBPU_PEMDA
const isGone = (it: Entry) => it.died !== null || it.movedOut
const byName =
  (flag: string): Test =>
  (it, context) =>
    it.card >= 0 && hasFlag(flag)(it, context)

/** What each rule says, in the words of this room: written from the rules' titles, not from their SQL, so that both can be wrong only alike. */
const RULES: Record<string, Test> = {
  'membership/unregistered': (it) => it.isResident && !it.isRegistered,
  'membership/inactive': (it) => it.card >= 0 && it.isRegistered && !it.isActive,
  'membership/active-after-death': (it, context) => it.isActive && it.died !== null && context.asOf - it.died > P['membership/death-grace-days'],
  'membership/paid-after-move': (it) => isCityPaid(it) && it.movedOut && it.died === null,
  'membership/not-in-population': (it) => it.step === 'not-resident',
  'membership/duplicate-card': (it) => it.step === 'duplicate',
  'membership/paid-twice': (it, context) => isCityPaid(it) && hasFlag('paid-twice')(it, context),
  'membership/employed-city-paid': (it, context) => isCityPaid(it) && context.employed.has(it.person) && !context.isLost(it.person),
  'membership/child-over-age': isChildAtLimit,
  'membership/newborn': (it, context) =>
    it.isResident && !it.isRegistered && age(it, context) > P['membership/newborn-days'] && age(it, context) <= P['membership/newborn-watch-days'],
  'membership/household-split': (it, context) =>
    it.isResident && !it.isRegistered && (context.registeredInHousehold[context.city.people.household[it.person] as number] as number) > 0,
  'poverty/pbi-candidate': (it) =>
    it.isPrimary && isCityPaid(it) && it.decile !== null && it.decile <= P['poverty/pbi-decile-max'] && it.step !== 'dead' && it.step !== 'moved',
  'poverty/poor-not-active': (it) => it.isResident && !it.isActive && it.decile !== null && it.decile <= P['poverty/poor-decile-max'] && !isGone(it),
  'poverty/pbi-removed': (it) => it.isPrimary && !it.isActive && (it.isResident || it.isRegistered) && it.pbiRemoved > 0 && !isGone(it),
  'identity/nik-missing': byName('nik-missing'),
  'identity/nik-damaged': byName('nik-damaged'),
  'identity/nik-shape': byName('nik-shape'),
  'identity/nik-birth-date': (it, context) => it.isPrimary && hasFlag('nik-birth')(it, context),
  'identity/nik-sex': (it, context) => it.isPrimary && hasFlag('nik-sex')(it, context),
  'identity/nik-shared': (it, context) => it.isPrimary && hasFlag('shared-nik')(it, context),
  // Every household of the city has a village, and the roster names one for outsiders too.
  'identity/village-unknown': () => false,
}

/** An active dependant of a worker who passed a limit, or reaches it within the notice; before 21 last month means proof of study since. */
function isChildAtLimit(it: Entry, { city, asOf }: Context): boolean {
  if (!it.isActive || (it.segment !== PPU_BU && it.segment !== PPU_PN) || city.cards.relation[it.card] !== 3) return false
  const born = city.people.born[it.person] as number
  const limit = birthday(born, P['membership/child-age']) > dateKey(asOf, -1) ? P['membership/child-age'] : P['membership/child-age-studying']
  return birthday(born, limit) <= dateKey(asOf, P['membership/child-notice-months'])
}

/** Every rule the truth can answer for. */
export const TRUTH_RULES: readonly string[] = [...Object.keys(RULES), 'employment/worker-unregistered']

/** Year, month and day as one number that sorts as dates do. */
function dateKey(day: number, months: number): number {
  const it = dateParts(day)
  const month = it.year * 12 + it.month - 1 + months
  return Math.floor(month / 12) * 10_000 + ((month % 12) + 1) * 100 + it.day
}

function birthday(born: number, years: number): number {
  const it = dateParts(born)
  const year = it.year + years
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return year * 10_000 + it.month * 100 + (it.month === 2 && it.day === 29 && !isLeap ? 28 : it.day)
}

/** Calls `found` for every finding a month must report: rule, person and card (-1 where there is none). */
export function eachFinding(city: City, jobs: readonly Job[], found: (rule: string, person: number, card: number) => void, how: Recognition = 'exact'): void {
  const employed = new Set(jobs.filter((it) => it.until === null).map((it) => it.person))
  const isLost = (person: number) => how === 'exact' && hasUnusableNik(city, person)
  const context: Context = { city, employed, asOf: city.plan.asOfDay, registeredInHousehold: new Uint8Array(city.households.count), isLost }
  const insured = new Set<number>()
  eachEntry(
    city,
    (it) => {
      const household = city.people.household[it.person] as number
      if (it.isResident && it.isRegistered) context.registeredInHousehold[household] = 1
      if (it.isActive && (it.segment === PPU_BU || it.segment === PPU_PN) && !isLost(it.person)) insured.add(it.person)
    },
    how,
  )
  const today = isoDate(city.plan.asOfDay)
  const inForce = new Set(loadRules().flatMap((it) => (it.since <= today && today <= (it.until ?? '9999') ? it.id : [])))
  const rules = Object.entries(RULES).filter(([id]) => inForce.has(id))
  const once = new Set<number>()
  eachEntry(
    city,
    (it) => {
      for (const [rule, test] of rules) if (test(it, context)) found(rule, it.person, it.card)
    },
    how,
  )
  for (const { person } of jobs) {
    if (!employed.has(person) || insured.has(person) || once.has(person)) continue
    once.add(person)
    found('employment/worker-unregistered', person, -1)
  }
}
