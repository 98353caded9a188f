import type { City } from './city.ts'
import { ACTIVE, MARKED_DEAD } from './departed.ts'
import { DEAD, FLAGS, GONE, MOVED, OUTSIDER, RESIDENT } from './model.ts'
import { inDtsen, removedFromPbi } from './write-others.ts'

/** One row of the month as it must come out: a card, or a living resident without one. */
export interface Entry {
  person: number
  /** -1 for a resident without a card */
  card: number
  isPrimary: boolean
  isResident: boolean
  isRegistered: boolean
  isActive: boolean
  segment: number
  decile: number | null
  /** days since 1970, 0 never */
  pbiRemoved: number
  /** day of death as the registers together know it */
  died: number | null
  movedOut: boolean
  step: 'duplicate' | 'dead' | 'moved' | 'not-resident' | 'verified' | null
}

const unusable = new Set(['nik-missing', 'nik-damaged', 'nik-shape'])

/** True when the roster's NIK of this person leads nowhere. */
export function hasUnusableNik(city: City, person: number): boolean {
  return unusable.has(FLAGS[city.people.flag[person] as number] as string)
}

/** Whether a month recognises cards whose NIK leads nowhere: with the links of the task `linkage`, or by exact NIK alone. */
export type Recognition = 'linked' | 'exact'

/**
 * Calls `visit` for every row that a month built from the files has, from what the city knows and not from the files.
 *
 * Source: the definitions of packages/engine/src/month: exact NIK, the second card by status, date and number, first step that applies.
 */
export function eachEntry(city: City, visit: (entry: Entry) => void, how: Recognition = 'exact'): void {
  const { people, cards } = city
  const seen = new Uint8Array(people.count)
  const primary = primaryCards(city)
  for (let card = 0; card < cards.count; card++) {
    const person = cards.owner[card] as number
    const isKnown = how === 'linked' || !hasUnusableNik(city, person)
    if (isKnown) seen[person] = 1
    visit(cardEntry(city, card, (primary.get(person) ?? card) === card, isKnown))
  }
  for (let person = 0; person < people.count; person++) if (people.kind[person] === RESIDENT && !seen[person]) visit(residentEntry(city, person))
}

/** For people with two cards, the one that speaks for them. */
function primaryCards(city: City): Map<number, number> {
  const { cards } = city
  const second = new Map<number, number>()
  for (let card = 0; card < cards.count; card++) if (cards.second[card]) second.set(cards.owner[card] as number, card)
  const primary = new Map<number, number>()
  for (let card = 0; card < cards.count; card++) {
    const person = cards.owner[card] as number
    const other = second.get(person)
    if (other === undefined || other === card) continue
    const newer = (cards.began[card] as number) - (cards.began[other] as number)
    const first = newer === 0 ? city.cardNumber(card) < city.cardNumber(other) : newer > 0
    primary.set(person, first ? card : other)
  }
  return primary
}

function cardEntry(city: City, card: number, isFirst: boolean, known: boolean): Entry {
  const { people, cards } = city
  const person = cards.owner[card] as number
  const kind = people.kind[person] as number
  const inRegister = known && kind !== OUTSIDER && kind !== GONE
  const died = known && (kind === DEAD || FLAGS[people.flag[person] as number] === 'dead-resident') ? (people.left[person] as number) : null
  const movedOut = known && kind === MOVED
  const isRegistered = cards.status[card] !== MARKED_DEAD
  const step = !isFirst ? 'duplicate' : died !== null ? 'dead' : movedOut ? 'moved' : inRegister ? 'verified' : 'not-resident'
  return {
    person,
    card,
    isPrimary: isFirst,
    isResident: isFirst && inRegister && kind === RESIDENT,
    isRegistered,
    isActive: cards.status[card] === ACTIVE,
    segment: cards.segment[card] as number,
    decile: known && inDtsen(city, person) ? decileOf(city, person) : null,
    pbiRemoved: known && inDtsen(city, person) ? removedFromPbi(city, person) : 0,
    died,
    movedOut,
    step: isRegistered ? step : null,
  }
}

function residentEntry(city: City, person: number): Entry {
  const died = FLAGS[city.people.flag[person] as number] === 'dead-resident' ? (city.people.left[person] as number) : null
  const listed = inDtsen(city, person)
  return {
    person,
    card: -1,
    isPrimary: true,
    isResident: true,
    isRegistered: false,
    isActive: false,
    segment: -1,
    decile: listed ? decileOf(city, person) : null,
    pbiRemoved: listed ? removedFromPbi(city, person) : 0,
    died,
    movedOut: false,
    step: null,
  }
}

function decileOf(city: City, person: number): number {
  return city.households.decile[city.people.household[person] as number] as number
}
