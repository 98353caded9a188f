import { addMonths, reportingDate } from '@semesta/kernel'
import type { ProfileContent } from './content.ts'
import { ACTIVE, MARKED_DEAD } from './departed.ts'
import { ALWAYS, type Cards, DEAD, GONE, MOVED, OUTSIDER, PBPU_PEMDA, type People, RESIDENT } from './model.ts'
import { dayOf } from './numbers.ts'
import type { CityPlan } from './plan.ts'
import { type Random, randomStream, shuffled } from './random.ts'

export const HISTORY_MONTHS = 24

/** What the roster looked like in each of the 24 months before: exact head counts and who was on it and active. */
export interface History {
  /** by months ago, 0 the newest */
  months: { month: string; date: string; day: number; population: number; registered: number; active: number }[]
  /** persons who left the roster within the history, with the months ago they left */
  gone: { person: number; leftMonthsAgo: number }[]
  onRoster(card: number, monthsAgo: number): boolean
  active(card: number, monthsAgo: number): boolean
}

/** How many people beyond today's the history may need: roster members who have left since. */
export function historyReserve(population: number): number {
  return Math.ceil(population * 0.03) + 24
}

/** People who were residents in every month of the history, counted once; the others are listed. */
function throughout(people: People, oldest: number): { heads: number; others: number[] } {
  const others: number[] = []
  let heads = 0
  for (let person = 0; person < people.count; person++) {
    if (people.kind[person] === RESIDENT && people.entered[person] === ALWAYS && (people.born[person] as number) < oldest) heads++
    else if ((people.kind[person] as number) <= MOVED) others.push(person)
  }
  return { heads, others }
}

function residents(people: People, monthsAgo: number, day: number, always: { heads: number; others: readonly number[] }): number {
  return always.others.reduce((heads, person) => heads + (livedHere(people, person, monthsAgo, day) ? 1 : 0), always.heads)
}

/** True when the person was a living resident that many months ago. */
export function livedHere(people: People, person: number, monthsAgo: number, day: number): boolean {
  const kind = people.kind[person]
  if ((people.born[person] as number) >= day || (people.entered[person] as number) < monthsAgo) return false
  if (kind === RESIDENT) return true
  return (kind === DEAD || kind === MOVED) && (people.left[person] as number) > day
}

/**
 * Works backwards from today so that each earlier month has exactly the planned coverage and keaktifan.
 *
 * Shape: registered and active follow the points of policy/synth/profiles.yaml; babies come onto the roster after their birth, the dead
 *        leave it after their death, others come and go; which active members had lapsed drifts, so that months differ by people too.
 *        `written` is how many months will be asked about; the newest month does not depend on it.
 */
export function lookBack(plan: CityPlan, content: ProfileContent, people: People, cards: Cards, written: number): History {
  const random = randomStream(plan.seed, 'history')
  const months = Array.from({ length: HISTORY_MONTHS + 1 }, (_, ago) => {
    const date = reportingDate(addMonths(plan.month, -ago))
    return { month: date.slice(0, 7), date, day: dayOf(date), population: plan.population, registered: plan.registered, active: plan.active }
  })
  const always = throughout(people, months.at(-1)?.day ?? 0)
  months.slice(1).forEach((it, index) => {
    it.population = residents(people, index + 1, it.day, always)
    const points = HISTORY_MONTHS - 1 - index
    it.registered = Math.round(it.population * (plan.registered / plan.population + (content.history.coverage[points] ?? 0) / 100))
    it.active = Math.round(it.registered * (plan.active / plan.registered + (content.history.keaktifan[points] ?? 0) / 100))
  })
  const gone = enter(months, people, cards, random)
  const lapsed = lapse(months.slice(0, written + 1), people, cards, gone, random)
  return {
    months,
    gone,
    onRoster: (card, ago) => exists(people, cards, card, ago, months[ago]?.day ?? 0),
    active: (card, ago) => wasActive(cards, card, ago) !== (lapsed[ago]?.[card] === 1),
  }
}

function exists(people: People, cards: Cards, card: number, ago: number, day: number): boolean {
  if (cards.status[card] === MARKED_DEAD) return ago === 0 || wasAlive(people, cards.owner[card] as number, day)
  return (cards.since[card] as number) >= ago
}

function wasAlive(people: People, person: number, day: number): boolean {
  return (people.born[person] as number) < day && (people.left[person] as number) > day
}

/** Active by the card's own story, before the swings of the whole city. */
function wasActive(cards: Cards, card: number, ago: number): boolean {
  const status = cards.status[card]
  if (status === MARKED_DEAD) return ago > 0
  return status === ACTIVE || ago >= (cards.inactiveSince[card] as number)
}

/** Decides when each card came onto the roster, and who left it, so that every month has its count. */
function enter(months: History['months'], people: People, cards: Cards, random: Random): History['gone'] {
  const livingDead = months.map(({ day }, ago) => {
    let heads = 0
    if (ago > 0)
      for (let card = 0; card < cards.count; card++) if (cards.status[card] === MARKED_DEAD && wasAlive(people, cards.owner[card] as number, day)) heads++
    return heads
  })
  const births: number[][] = months.map(() => [])
  const others: number[] = []
  for (let card = 0; card < cards.count; card++) {
    if (cards.status[card] === MARKED_DEAD) continue
    const born = people.born[cards.owner[card] as number] as number
    const first = months.findIndex(({ day }) => born >= day)
    if (first > 0) births[first]?.push(card)
    else if (cards.since[card] !== ALWAYS) births[(cards.since[card] as number) + 1]?.push(card)
    else if (first === -1) others.push(card)
  }
  const oldest = months.at(-1)?.day ?? 0
  const spare: number[] = []
  for (let person = 0; person < people.count; person++) if (people.kind[person] === GONE && (people.born[person] as number) < oldest) spare.push(person)
  const queue = shuffled(others.length, random)
  const gone: History['gone'] = []
  let taken = 0
  for (let ago = 1; ago <= HISTORY_MONTHS; ago++) {
    const now = months[ago - 1] as History['months'][number]
    const before = months[ago] as History['months'][number]
    const forced = births[ago] ?? []
    const rise = now.registered - (livingDead[ago - 1] as number) - (before.registered - (livingDead[ago] as number))
    const leaving = Math.min(spare.length, Math.max(Math.round(now.population * 0.0002), forced.length - rise))
    for (let k = 0; k < leaving; k++) gone.push({ person: spare.pop() as number, leftMonthsAgo: ago })
    for (const card of forced) cards.since[card] = ago - 1
    for (let k = forced.length; k < rise + leaving && taken < queue.length; k++) cards.since[others[queue[taken++] as number] as number] = ago - 1
    // A city without room for its planned fall keeps the members it has: the month is then as large as it must be.
    before.registered = now.registered - (livingDead[ago - 1] as number) + (livingDead[ago] as number) - Math.max(forced.length, rise + leaving) + leaving
    before.active = Math.min(before.active, before.registered)
  }
  return gone
}

/** For each month the cards whose activity differs from their own story: a window that drifts over the roster. */
function lapse(months: History['months'], people: People, cards: Cards, gone: History['gone'], random: Random): Uint8Array[] {
  const order = shuffled(cards.count, random)
  let from = 0
  return months.map(({ day, active }, ago) => {
    const marks = new Uint8Array(cards.count)
    if (ago === 0) return marks
    let natural = gone.reduce((sum, it) => sum + (it.leftMonthsAgo <= ago ? 1 : 0), 0)
    for (let card = 0; card < cards.count; card++) if (exists(people, cards, card, ago, day) && wasActive(cards, card, ago)) natural++
    const stop = natural > active
    let left = Math.abs(natural - active)
    from = (from + Math.floor(left * 0.12)) % order.length
    for (let step = 0; step < order.length && left > 0; step++) {
      const card = order[(from + step) % order.length] as number
      if (!exists(people, cards, card, ago, day) || wasActive(cards, card, ago) !== stop || cards.status[card] === MARKED_DEAD) continue
      marks[card] = 1
      left--
    }
    return marks
  })
}

/** Cards paid by the city today whose owners paid for themselves before: the take-overs of lapsed members. */
export function markTakeOvers(plan: CityPlan, people: People, cards: Cards): void {
  const random = randomStream(plan.seed, 'take-overs')
  for (let card = 0; card < cards.count; card++) {
    if (cards.segment[card] !== PBPU_PEMDA || cards.second[card] || people.kind[cards.owner[card] as number] === OUTSIDER) continue
    if (random.chance(0.14)) cards.takenOver[card] = random.between(2, 24)
    if (random.chance(0.02) && cards.status[card] === ACTIVE) people.pbiRemoved[cards.owner[card] as number] = random.between(6, 20)
  }
}
