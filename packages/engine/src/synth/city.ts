import type { SynthContent } from './content.ts'
import { type HiddenWorker, plantDefects } from './defects.ts'
import { addDepartedCards } from './departed.ts'
import { inventEmployers } from './employers.ts'
import { type History, historyReserve, lookBack, markTakeOvers } from './history.ts'
import { numberPeople } from './identity.ts'
import { stopCards } from './inactive.ts'
import { ALWAYS, type Cards, type Employers, GONE, type Households, OUTSIDER, type People } from './model.ts'
import { cardNumbers } from './numbers.ts'
import type { CityPlan } from './plan.ts'
import { settle } from './population.ts'
import { randomStream, shuffled } from './random.ts'
import { describeCards, handOutCards, leaveOut, openRoster } from './roster.ts'

/** A finished invented city, before anything is written. */
export interface City {
  plan: CityPlan
  content: SynthContent
  people: People
  households: Households
  cards: Cards
  employers: Employers
  hidden: HiddenWorker[]
  history: History
  /** the card number of a running number: cards first, then the gone of the history */
  cardNumber: (running: number) => string
}

/** Invents everybody and everything of a planned city; the same plan gives the same city. */
export function inventCity(plan: CityPlan, content: SynthContent, onStep: (percent: number, step: string) => void): City {
  const reserve = historyReserve(plan.population)
  onStep(2, 'people')
  const { people, households } = settle(plan, content, reserve)
  sendAway(plan, people, reserve)
  onStep(20, 'cards')
  const roster = openRoster(plan, people, households, content)
  const { employers, draw } = inventEmployers(plan.seed, plan.activeBySegment.get('PPU_BU') ?? 0, content.places)
  addDepartedCards(roster)
  handOutCards(roster, leaveOut(roster))
  stopCards(roster)
  describeCards(roster, draw)
  const hidden = plantDefects(roster, employers.code.length)
  onStep(32, 'numbers')
  numberPeople(plan, people, households)
  markTakeOvers(plan, people, roster.cards)
  onStep(38, 'history')
  const history = lookBack(plan, content.profiles, people, roster.cards)
  dateCards(plan, roster.cards, history)
  return { plan, content, people, households, cards: roster.cards, employers, hidden, history, cardNumber: cardNumbers(plan.seed) }
}

/** Of all people who are on the roster only, those beyond the planned outsiders left it before today. */
function sendAway(plan: CityPlan, people: People, heads: number) {
  const outsiders: number[] = []
  for (let person = 0; person < people.count; person++) if (people.kind[person] === OUTSIDER) outsiders.push(person)
  const order = shuffled(outsiders.length, randomStream(plan.seed, 'gone'))
  for (let k = 0; k < heads; k++) people.kind[outsiders[order[k] as number] as number] = GONE
}

/** The day each membership began: a take-over, else the coming onto the roster, else some earlier year. */
function dateCards(plan: CityPlan, cards: Cards, history: History) {
  const random = randomStream(plan.seed, 'membership dates')
  const dayAgo = (ago: number) => history.months[ago]?.day ?? plan.asOfDay
  const month = 30.4375
  for (let card = 0; card < cards.count; card++) {
    const earlier = Math.floor(plan.asOfDay - (26 + random.int(100)) * month)
    const since = cards.since[card] as number
    const taken = cards.takenOver[card] as number
    cards.began[card] = taken > 0 && taken <= since ? dayAgo(taken) : since === ALWAYS ? earlier : dayAgo(since)
  }
}
