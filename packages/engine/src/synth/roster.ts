import type { SynthContent } from './content.ts'
import {
  BP,
  type Cards,
  CHILD,
  emptyCards,
  flagIndex,
  HEAD,
  type Households,
  OUTSIDER,
  PARENT,
  PBI_JK,
  PBPU,
  PBPU_PEMDA,
  type People,
  PPU_BU,
  PPU_PN,
  RELATIVE,
  RESIDENT,
  SEGMENT_LIST,
  WIFE,
} from './model.ts'
import { ageAt } from './numbers.ts'
import type { CityPlan } from './plan.ts'
import { type Random, randomStream, shuffled, weightedPicker } from './random.ts'

export interface RosterBuild {
  plan: CityPlan
  people: People
  households: Households
  cards: Cards
  random: Random
  /** cards still to hand out, by segment: reaches zero everywhere */
  quota: Int32Array
  affinity: readonly (readonly number[])[]
}

/** Quotas of first cards: every planned card less those that special groups (dead, moved, second cards) will take. */
export function openRoster(plan: CityPlan, people: People, households: Households, content: SynthContent): RosterBuild {
  const quota = new Int32Array(SEGMENT_LIST.length)
  SEGMENT_LIST.forEach((segment, index) => {
    const inactive = plan.inactive.filter((it) => it.segment === segment && it.cause !== 'deceased').reduce((sum, it) => sum + it.cards, 0)
    quota[index] = (plan.activeBySegment.get(segment) ?? 0) + inactive
  })
  const spare = plan.deaths + plan.moves + plan.defects.duplicateCards
  return {
    plan,
    people,
    households,
    cards: emptyCards(plan.registered + spare + 64 + Math.ceil(plan.population * 0.06)),
    random: randomStream(plan.seed, `roster of ${plan.regency}`),
    quota,
    affinity: SEGMENT_LIST.map((segment) => content.profiles.affinity[segment] ?? Array(10).fill(1)),
  }
}

/** Adds one active card to a person and counts it against its segment. */
export function addCard(it: RosterBuild, owner: number, segment: number, relation: number): number {
  const card = it.cards.count++
  it.cards.owner[card] = owner
  it.cards.segment[card] = segment
  it.cards.relation[card] = relation
  it.quota[segment] = (it.quota[segment] as number) - 1
  return card
}

/**
 * Leaves exactly the planned number of residents without a card: late newborns first, then whole households and single people.
 *
 * Shape: returns one mark a person.
 */
export function leaveOut(it: RosterBuild): Uint8Array {
  const { people, plan, households, random } = it
  const without = new Uint8Array(people.count)
  let left = plan.withoutCard
  const leave = (person: number) => {
    if (left === 0 || without[person] || people.kind[person] !== RESIDENT) return
    without[person] = 1
    left--
  }
  let late = plan.defects.newbornUnregistered
  const order = shuffled(people.count, random)
  for (const person of order) {
    const days = plan.asOfDay - (people.born[person] as number)
    if (people.kind[person] !== RESIDENT || days > 150) continue
    if (days <= 28) {
      if (random.chance(0.55)) leave(person)
    } else if (late > 0 && left > 0) {
      people.flag[person] = flagIndex('newborn')
      leave(person)
      late--
    }
  }
  for (const person of order) {
    if (left === 0) break
    const household = people.household[person] as number
    const days = plan.asOfDay - (people.born[person] as number)
    if (days <= 400 || !random.chance(0.5)) continue
    if (random.chance(0.25)) for (let k = 0; k < (households.size[household] as number); k++) leave((households.start[household] as number) + k)
    else leave(person)
  }
  return without
}

const BY_AGE: readonly ((age: number) => number)[] = [
  () => 1,
  () => 1,
  (age) => (age < 21 ? 0.1 : age < 59 ? 1 : 0.05),
  (age) => (age < 20 ? 0.2 : age < 57 ? 1 : 0.04),
  () => 1,
  (age) => (age < 45 ? 0.25 : age < 57 ? 0.8 : 6),
]

function drawSegment(it: RosterBuild, decile: number, age: number): number {
  const weights = SEGMENT_LIST.map((_, s) => (it.quota[s] as number) * (it.affinity[s]?.[decile - 1] as number) * (BY_AGE[s]?.(age) as number))
  let at = it.random.next() * weights.reduce((sum, weight) => sum + weight, 0)
  for (let s = 0; s < weights.length; s++) {
    at -= weights[s] as number
    if (at < 0) return s
  }
  return fullest(it)
}

function fullest(it: RosterBuild): number {
  let best = 0
  for (let s = 1; s < it.quota.length; s++) if ((it.quota[s] as number) > (it.quota[best] as number)) best = s
  return best
}

/** Gives every resident and outsider who is to have one a first card, household by household, until all quotas are used up exactly. */
export function handOutCards(it: RosterBuild, without: Uint8Array): void {
  const { people, households } = it
  for (const household of shuffled(households.count, it.random)) {
    const start = households.start[household] as number
    const members = Array.from({ length: households.size[household] as number }, (_, k) => start + k).filter(
      (person) => (people.kind[person] === RESIDENT || people.kind[person] === OUTSIDER) && !without[person],
    )
    if (members.length === 0) continue
    const segment = drawSegment(it, households.decile[household] as number, ageAt(people.born[start] as number, it.plan.asOfDay))
    for (const person of members) placeMember(it, person, segment)
  }
}

function placeMember(it: RosterBuild, person: number, segment: number) {
  const { people } = it
  const relation = people.relation[person] as number
  const age = ageAt(people.born[person] as number, it.plan.asOfDay)
  const student = age < 25 && it.random.chance(0.35)
  const grown = relation === CHILD && age >= 21 && !student
  const own = grown || relation === PARENT || relation === RELATIVE
  const wanted = own ? drawSegment(it, it.households.decile[people.household[person] as number] as number, age) : segment
  const given = (it.quota[wanted] as number) > 0 ? wanted : fullest(it)
  const alone = own || given !== segment || relation === HEAD
  addCard(it, person, given, alone ? 0 : relation === WIFE ? 2 : 3)
}

const codes = new Map([
  [PBI_JK, weightedPicker([[21, 1]])],
  [PBPU_PEMDA, weightedPicker([[22, 1]])],
  [
    PPU_PN,
    weightedPicker([
      [3, 45],
      [10, 20],
      [1, 10],
      [5, 6],
      [6, 3],
      [8, 12],
      [27, 1],
      [2, 3],
    ]),
  ],
  [
    PPU_BU,
    weightedPicker([
      [13, 86],
      [11, 8],
      [12, 6],
    ]),
  ],
  [PBPU, weightedPicker([[14, 1]])],
  [
    BP,
    weightedPicker([
      [15, 45],
      [25, 25],
      [24, 12],
      [16, 8],
      [17, 6],
      [23, 4],
    ]),
  ],
])
const ownClass = weightedPicker([
  [1, 15],
  [2, 25],
  [3, 60],
])

/** Fills participant code, class and employer of every card; a family carries what its head carries. */
export function describeCards(it: RosterBuild, employer: (random: Random) => number): void {
  const { cards, people, random } = it
  const family = new Map<number, { participant: number; class: number; employer: number }>()
  for (let card = 0; card < cards.count; card++) {
    const segment = cards.segment[card] as number
    const key = (people.household[cards.owner[card] as number] as number) * 8 + segment
    let described = cards.relation[card] === 0 ? undefined : family.get(key)
    if (!described) {
      const paidForPoor = segment === PBI_JK || segment === PBPU_PEMDA
      described = {
        participant: codes.get(segment)?.(random) ?? 0,
        class: paidForPoor ? 3 : segment === PBPU ? ownClass(random) : random.chance(0.45) ? 1 : 2,
        employer: segment === PPU_BU ? employer(random) : -1,
      }
      if (!family.has(key)) family.set(key, described)
    }
    cards.participant[card] = described.participant
    cards.class[card] = described.class
    cards.employer[card] = described.employer
  }
}
