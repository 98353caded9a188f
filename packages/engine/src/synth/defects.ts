import { ACTIVE } from './departed.ts'
import { BP, type Flag, flagIndex, OUTSIDER, PBPU, PBPU_PEMDA, PPU_BU, RESIDENT } from './model.ts'
import { ageAt } from './numbers.ts'
import { shuffled } from './random.ts'
import { addCard, type RosterBuild } from './roster.ts'

/** Who works where without the roster saying so: person and employer. */
export interface HiddenWorker {
  person: number
  employer: number
}

/**
 * Plants the defects that people carry, each on a person of its own, and adds the second cards.
 *
 * Shape: counts are the plan's; a city too small to hold one of them has fewer, and the truth file says how many.
 */
export function plantDefects(it: RosterBuild, employers: number): HiddenWorker[] {
  const { plan, people, cards, random } = it
  const { defects } = plan
  const firstCard = new Int32Array(people.count).fill(-1)
  for (let card = 0; card < cards.count; card++) firstCard[cards.owner[card] as number] = card
  const order = shuffled(people.count, random)
  const age = (person: number) => ageAt(people.born[person] as number, plan.asOfDay)
  const segmentOf = (person: number) => (firstCard[person] === -1 ? -1 : (cards.segment[firstCard[person] as number] as number))
  const isActive = (person: number) => firstCard[person] !== -1 && cards.status[firstCard[person] as number] === ACTIVE
  const paidByCity = (person: number) => segmentOf(person) === PBPU_PEMDA && isActive(person)
  let at = 0
  const choose = (flag: Flag, heads: number, fits: (person: number) => boolean): number[] => {
    const found: number[] = []
    for (let looked = 0; looked < order.length && found.length < heads; looked++) {
      const person = order[at] as number
      at = (at + 1) % order.length
      if (people.kind[person] !== RESIDENT || people.flag[person] !== 0 || !fits(person)) continue
      people.flag[person] = flagIndex(flag)
      found.push(person)
    }
    return found
  }
  choose('dead-resident', defects.deadStillResident, (person) => paidByCity(person) && age(person) >= 50).forEach((person) => {
    people.left[person] = plan.asOfDay - random.between(5, 300)
  })
  const paidTwice = choose('paid-twice', defects.duplicatePaidTwice, (person) => paidByCity(person) && age(person) >= 21 && age(person) < 56)
  const twoCards = choose('duplicate', defects.duplicateCards - defects.duplicatePaidTwice, (person) => paidByCity(person) && age(person) >= 3)
  const hasQuietCard = (person: number) => firstCard[person] !== -1 && cards.employer[firstCard[person] as number] === -1
  choose('nik-missing', defects.nikMissing, hasQuietCard)
  choose('nik-damaged', defects.nikDamaged, hasQuietCard)
  choose('nik-shape', defects.nikShape, hasQuietCard)
  choose('nik-birth', defects.nikBirthMismatch, (person) => firstCard[person] !== -1)
  choose('nik-sex', defects.nikSexMismatch, (person) => firstCard[person] !== -1)
  const working = (person: number) => age(person) >= 20 && age(person) < 56
  const hidden = choose('employed-city-paid', defects.employedCityPaid, (person) => paidByCity(person) && working(person))
  const unpaid = (segment: number) => segment === PBPU || segment === BP || segment === -1
  const unregistered = choose('worker-unregistered', defects.workersUnregistered, (person) => working(person) && unpaid(segmentOf(person)))
  addSecondCards(it, paidTwice, twoCards, employers)
  for (let person = 0; person < people.count; person++)
    if (people.kind[person] === OUTSIDER && people.flag[person] === 0) people.flag[person] = flagIndex('outsider')
  // Unregistered workers crowd in a few firms, as inspectors find them.
  const firms = Math.max(1, Math.round(defects.workersUnregistered / 30))
  return [
    ...hidden.map((person) => ({ person, employer: random.int(employers) })),
    ...unregistered.map((person, index) => ({ person, employer: ((index % firms) * Math.max(1, Math.floor(employers / firms))) % employers })),
  ]
}

function addSecondCards(it: RosterBuild, paidTwice: readonly number[], twoCards: readonly number[], employers: number) {
  const { cards, random } = it
  const second = (person: number, segment: number) => {
    const card = addCard(it, person, segment, 0)
    cards.second[card] = 1
    cards.since[card] = random.between(3, 20)
    cards.participant[card] = segment === PPU_BU ? 13 : 22
    cards.class[card] = segment === PPU_BU ? 2 : 3
    if (segment === PPU_BU) cards.employer[card] = random.int(employers)
  }
  for (const person of paidTwice) second(person, PPU_BU)
  for (const person of twoCards) second(person, PBPU_PEMDA)
}
