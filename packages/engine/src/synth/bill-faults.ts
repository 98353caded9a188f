import { BEFORE_PROGRAMME, type BillPlan, isBilled } from './bill-plan.ts'
import type { City } from './city.ts'
import { hasUnusableNik, type Recognition } from './entries.ts'
import { TRUTH_PARAMETERS } from './expected.ts'
import { DEAD, FLAGS, MOVED, OUTSIDER, PBI_JK, PBPU } from './model.ts'
import { ageAt, dayOf } from './numbers.ts'
import type { Job } from './write-others.ts'

/** The parameters of policy/parameters that the truth about bills is counted with; a test compares them with the files. */
export const BILL_TRUTH_PARAMETERS = { 'billing/oldest-age': 100, 'billing/programme-start': '2020-07', 'premiums/audit-minimum': 35_000 } as const

/** One line of a bill: `card` is a running number, `monthAgo` null for the month before the programme. */
export interface Line {
  card: number
  billAgo: number
  monthAgo: number | null
  isCopy: boolean
  rupiah: number
  /** beyond what the law of the month asks */
  over: number
}

/** What the city knows of its bills' lines beside the lines themselves. */
export interface Witness {
  city: City
  plan: BillPlan
  /** months of roster that exist before the newest */
  history: number
  how: Recognition
  employed: Map<number, number>
  /** of people with two cards, the other one */
  other: Map<number, number>
  /** card nobody finds in the population register -> cards of others with its name and birth date */
  namesakes: Map<number, number[]>
}

export function openWitness(city: City, plan: BillPlan, { history, how, jobs }: { history: number; how: Recognition; jobs: readonly Job[] }): Witness {
  const { cards } = city
  const employed = new Map(jobs.flatMap((it) => (it.until === null && it.since !== undefined ? [[it.person, it.since] as const] : [])))
  const other = new Map<number, number>()
  const first = new Map<number, number>()
  for (let card = 0; card < cards.count; card++) if (cards.second[card]) first.set(cards.owner[card] as number, card)
  for (let card = 0; card < cards.count; card++) {
    const second = first.get(cards.owner[card] as number)
    if (second === undefined || second === card) continue
    other.set(card, second)
    other.set(second, card)
  }
  const witness = { city, plan, history, how, employed, other, namesakes: new Map() }
  return { ...witness, namesakes: namesakesOf(witness) }
}

const isKnown = ({ city, how }: Witness, person: number) => how === 'linked' || !hasUnusableNik(city, person)

/** True when the population register of that month has the person, and the roster's NIK leads to him. */
function inPopulation(it: Witness, card: number, ago: number): boolean {
  const { people, cards, firstDay } = it.city
  const person = cards.owner[card] as number
  if (people.kind[person] === OUTSIDER || !isKnown(it, person)) return false
  return ago === 0 || ((people.entered[person] as number) >= ago && (people.born[person] as number) < (firstDay[ago] as number))
}

function namesakesOf(it: Witness): Map<number, number[]> {
  const { people, cards } = it.city
  const billed = Array.from({ length: cards.count }, (_, card) => card).filter((card) => it.plan.billed[card] !== 0)
  const lost = billed.filter((card) => !inPopulation(it, card, 0))
  const days = new Set(lost.map((card) => people.born[cards.owner[card] as number]))
  const key = (card: number) =>
    `${people.born[cards.owner[card] as number]} ${people.name[cards.owner[card] as number]
      ?.toUpperCase()
      .replaceAll(/[^\p{L}]+/gu, ' ')
      .trim()}`
  const byName = Map.groupBy(
    billed.filter((card) => days.has(people.born[cards.owner[card] as number])),
    key,
  )
  return new Map(lost.map((card) => [card, (byName.get(key(card)) ?? []).filter((it) => cards.owner[it] !== cards.owner[card])]))
}

/** Of two cards of one person, the one that speaks for him: the newer membership, else the smaller number. */
function isKept({ cards, cardNumber }: City, card: number, other: number): boolean {
  const newer = (cards.began[card] as number) - (cards.began[other] as number)
  return newer === 0 ? cardNumber(card) < cardNumber(other) : newer > 0
}

/** The tests a line of a card of the roster fails, from what the city knows: written from the tests' titles, not from their SQL. */
export function faultsOf(it: Witness, line: Line): Set<string> {
  const { city, plan } = it
  const { people, cards, firstDay, history } = city
  const { card, monthAgo: ago } = line
  const person = cards.owner[card] as number
  const flag = FLAGS[people.flag[person] as number]
  const day = ago === null ? dayOf(`${BEFORE_PROGRAMME}-01`) : (firstDay[ago] as number)
  const today = firstDay[0] as number
  const left = people.left[person] as number
  const known = isKnown(it, person)
  const isOver = line.monthAgo === line.billAgo && (plan.aged.get(card) ?? -1) >= line.billAgo
  const faults = new Set<string>()
  const add = (test: string, isTrue: boolean) => isTrue && faults.add(test)
  add('billed-twice', line.isCopy)
  add('before-programme', ago === null)
  add(
    'dead',
    known && (people.kind[person] === DEAD || flag === 'dead-resident') && day > left && today - left > TRUTH_PARAMETERS['membership/death-grace-days'],
  )
  add('moved', known && people.kind[person] === MOVED && day > left)
  add('employed', flag === 'employed-city-paid' && (it.employed.get(person) ?? Number.POSITIVE_INFINITY) <= day)
  add('wrong-rate', line.over !== 0)
  add('over-age', isOver || ageAt(people.born[person] as number, day) > BILL_TRUTH_PARAMETERS['billing/oldest-age'])
  add('nik-mismatch', flag === 'nik-birth' || flag === 'nik-sex')
  if (ago === null || ago > it.history) return faults
  const isThere = history.onRoster(card, ago)
  const isActive = isThere && history.active(card, ago)
  const other = it.other.get(card)
  add('also-pbi', isActive && cards.segment[card] === PBI_JK)
  add('other-segment', isActive && cards.segment[card] === PBPU)
  add('employed', flag === 'paid-twice' && other !== undefined && history.onRoster(other, ago) && history.active(other, ago))
  add('deactivated', isThere && !isActive)
  add('not-on-roster', !isThere)
  add('not-found', !inPopulation(it, card, ago))
  // Rosters of earlier months are written without the class.
  add('class', ago === 0 && cards.class[card] !== 3)
  add('doubled', flag === 'duplicate' && other !== undefined && isBilled(plan.billed, other, ago) && !isKept(city, card, other))
  add('same-name-birth', !inPopulation(it, card, ago) && (it.namesakes.get(card) ?? []).some((twin) => isBilled(plan.billed, twin, ago)))
  return faults
}
