import { addMonths, type RegisterId, reportingDate } from '@semesta/kernel'
import type { SynthContent } from './content.ts'
import { type HiddenWorker, plantDefects } from './defects.ts'
import { addDepartedCards } from './departed.ts'
import { inventEmployers } from './employers.ts'
import { type History, historyReserve, lookBack, markTakeOvers } from './history.ts'
import { numberPeople } from './identity.ts'
import { stopCards } from './inactive.ts'
import { addLookalikes } from './lookalikes.ts'
import { ALWAYS, type Cards, type Employers, GONE, type Households, OUTSIDER, type People } from './model.ts'
import { cardNumbers, dayOf } from './numbers.ts'
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
  /** by months ago, 0 the newest: days since 1970-01-01 */
  firstDay: readonly number[]
  /** the card number of a running number: cards first, then the gone of the history */
  cardNumber: (running: number) => string
  /** how dirty names, numbers and birth dates are written: 0 not at all, 1 as usual, 2 twice as much */
  dirt: number
  /** told of every row that stands for a human, once it is written */
  noted: (register: RegisterId, row: number, person: number) => void
}

interface Invention {
  history: number
  dirt: number
  onStep: (percent: number, step: string) => void
}

/** Invents everybody and everything of a planned city; the same plan gives the same city. */
export function inventCity(plan: CityPlan, content: SynthContent, { history: historyMonths, dirt, onStep }: Invention): City {
  const reserve = historyReserve(plan.population)
  onStep(2, 'people')
  const { people, households } = settle(plan, content, reserve)
  sendAway(plan, people, reserve)
  if (dirt > 0) addLookalikes(plan, people, households)
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
  const history = lookBack(plan, content.profiles, people, roster.cards, historyMonths)
  const firstDay = firstDays(plan.month)
  dateCards(plan, people, roster.cards, firstDay)
  const cardNumber = cardNumbers(plan.seed)
  return { plan, content, people, households, cards: roster.cards, employers, hidden, history, firstDay, cardNumber, dirt, noted: () => {} }
}

/** Of all people who are on the roster only, those beyond the planned outsiders left it before today. */
function sendAway(plan: CityPlan, people: People, heads: number) {
  const outsiders: number[] = []
  for (let person = 0; person < people.count; person++) if (people.kind[person] === OUTSIDER) outsiders.push(person)
  const order = shuffled(outsiders.length, randomStream(plan.seed, 'gone'))
  for (let k = 0; k < heads; k++) people.kind[outsiders[order[k] as number] as number] = GONE
}

/** First days of the newest month and the 160 before it. */
function firstDays(month: string): number[] {
  return Array.from({ length: 161 }, (_, ago) => dayOf(reportingDate(addMonths(month, -ago))))
}

/** The day each membership began: a take-over, else the coming onto the roster, else some earlier month; never before birth. */
function dateCards(plan: CityPlan, people: People, cards: Cards, firstDay: readonly number[]) {
  const random = randomStream(plan.seed, 'membership dates')
  for (let card = 0; card < cards.count; card++) {
    const long = 26 + random.int(100)
    const since = cards.since[card] as number
    const taken = cards.takenOver[card] as number
    let ago = taken > 0 && taken <= since ? taken : since === ALWAYS ? long : since
    while (ago > 0 && (firstDay[ago] as number) <= (people.born[cards.owner[card] as number] as number)) ago--
    cards.began[card] = firstDay[ago] as number
  }
}
