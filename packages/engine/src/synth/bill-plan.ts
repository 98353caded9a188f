import { addMonths } from '@semesta/kernel'
import { ratesAt } from '../rates/rate-set.ts'
import type { City } from './city.ts'
import { ACTIVE, ENDED } from './departed.ts'
import { ALWAYS, PBI_JK, PBPU, PBPU_PEMDA, RESIDENT } from './model.ts'
import { ageAt, dateParts } from './numbers.ts'
import { type Random, randomStream, shuffled } from './random.ts'

/** Bills reach back a year; a city without so much history has fewer. */
const BILL_MONTHS = 12
/** A month that no bill of today may ask for. */
export const BEFORE_PROGRAMME = '2020-05'

/** A line beside the usual one of its card: a copy, a month that was forgotten, a month before the programme. */
export interface ExtraLine {
  card: number
  /** months ago: the bill it stands in */
  billAgo: number
  /** months ago that it bills for; null: `BEFORE_PROGRAMME` */
  monthAgo: number | null
  kind: 'copy' | 'copy-of-earlier' | 'late' | 'before-programme'
}

/** Somebody billed without a card of the roster: a resident under an invented number, or nobody at all. */
export interface Stranger {
  /** person of the city, or -1 for nobody */
  person: number
  sinceAgo: number
}

/**
 * What the bills of an invented city say: for each card the months it is billed for, and what is wrong on purpose.
 *
 * Shape: `billed[card]` has bit `ago` where the bill of that month has its usual line. Months ago, 0 the newest.
 */
export interface BillPlan {
  /** by months ago: the month, and what its law asks from the city and the centre; one more than can be written */
  months: { month: string; iuran: number; bantuan: number; centre: number }[]
  /** how many of them have a bill: the newest and those of the history, a year at most */
  written: number
  billed: Uint16Array
  extra: ExtraLine[]
  /** card -> months ago since which it is billed at the whole premium, the centre's part included */
  overcharged: Map<number, number>
  /** card -> months ago since which the bill has its owner born a hundred years early */
  aged: Map<number, number>
  strangers: Stranger[]
}

/** True when the roster of that month has the card as an active one paid by the city. */
export function paidByCity({ cards, history }: City, card: number, ago: number): boolean {
  const taken = cards.takenOver[card] as number
  return cards.participant[card] === 22 && !(taken > 0 && ago >= taken) && history.onRoster(card, ago) && history.active(card, ago)
}

/** Opens queues of cards that carry no other fault; no two queues give the same card, so that one planted fault never touches another. */
function queues(city: City, random: Random) {
  const { people, cards, plan } = city
  const order = shuffled(cards.count, random)
  const used = new Uint8Array(cards.count)
  const isQuiet = (card: number) => {
    const person = cards.owner[card] as number
    const age = ageAt(people.born[person] as number, plan.asOfDay)
    return people.kind[person] === RESIDENT && people.flag[person] === 0 && cards.second[card] === 0 && cards.takenOver[card] === 0 && age < 95
  }
  return (fits: (card: number) => boolean) => {
    let at = 0
    return (count: number): number[] => {
      const found: number[] = []
      for (; at < order.length && found.length < count; at++) {
        const card = order[at] as number
        if (used[card] || !isQuiet(card) || !fits(card)) continue
        used[card] = 1
        found.push(card)
      }
      return found
    }
  }
}

/** Works out all bills. The newest bill is the same whatever history is asked; the planted cards of class II are written into the roster, too. */
export function planBills(city: City, history: number): BillPlan {
  const { plan, cards, people, content } = city
  const months = monthsOf(plan.month)
  const written = Math.min(history + 1, BILL_MONTHS, months.length)
  const random = randomStream(plan.seed, 'bills')
  const heads = Object.fromEntries(
    Object.entries(content.profiles.bill).map(([key, count]) => [key, Math.max(1, Math.round((count * plan.population) / content.profiles.unit))]),
  ) as typeof content.profiles.bill
  const queue = queues(city, random)
  const isMember = (card: number) => cards.segment[card] === PBPU_PEMDA && cards.status[card] === ACTIVE && cards.since[card] === ALWAYS
  const members = queue(isMember)
  const active = (segment: number) => queue((card) => cards.segment[card] === segment && cards.class[card] === 3 && cards.status[card] === ACTIVE)
  const ended = queue((card) => cards.segment[card] === PBPU_PEMDA && cards.status[card] === ENDED && cards.since[card] === ALWAYS)
  const young = queue((card) => isMember(card) && isYoung(dateParts(people.born[cards.owner[card] as number] as number)))
  const start = () => random.int(BILL_MONTHS)
  const billed = new Uint16Array(cards.count)
  const bill = (card: number, since: number, isDue: (ago: number) => boolean) => {
    for (let ago = 0; ago < written && ago <= since; ago++) if (isDue(ago)) billed[card] = (billed[card] as number) | (1 << ago)
  }
  for (let card = 0; card < cards.count; card++) if (cards.participant[card] === 22) bill(card, BILL_MONTHS, (ago) => paidByCity(city, card, ago))
  const overcharged = new Map(members(heads.wrongRate).map((card) => [card, start()]))
  const aged = new Map(young(heads.overAge).map((card) => [card, start()]))
  for (const card of members(heads.otherClass)) cards.class[card] = 2
  for (const card of [...active(PBI_JK)(heads.alsoPbi), ...active(PBPU)(heads.otherSegment)])
    bill(card, start(), (ago) => city.history.onRoster(card, ago) && city.history.active(card, ago))
  for (const card of ended(heads.deactivated)) bill(card, Math.min(start(), (cards.inactiveSince[card] as number) - 1), () => true)
  const extra = extraLines(written, billed, heads, members)
  const strangers = strangersOf(city, heads, random, start)
  return { months, written, billed, extra, overcharged, aged, strangers }
}

export const isBilled = (billed: Uint16Array, card: number, ago: number) => (((billed[card] as number) >> ago) & 1) === 1
function monthsOf(newest: string): BillPlan['months'] {
  const months: BillPlan['months'] = []
  for (let ago = 0; ago <= BILL_MONTHS; ago++) {
    const month = addMonths(newest, -ago)
    const { local } = ratesAt(`${month}-01`)
    if (!local) break
    months.push({ month, iuran: Number(local.iuran), bantuan: Number(local.bantuanDaerah), centre: Number(local.bantuanPusat) })
  }
  return months
}

/** A hundred years more make them older than a hundred, on a day that both years have. */
function isYoung({ year, month, day }: { year: number; month: number; day: number }): boolean {
  return year >= 2000 && year <= 2012 && !(month === 2 && day === 29)
}

type Heads = City['content']['profiles']['bill']

function extraLines(written: number, billed: Uint16Array, heads: Heads, members: (count: number) => number[]): ExtraLine[] {
  const extra: ExtraLine[] = []
  // One month more than is written: the newest bill holds what the one before forgot, even where nobody asked for that one.
  for (let billAgo = 0; billAgo < BILL_MONTHS; billAgo++) {
    for (const card of members(heads.copies)) if (isBilled(billed, card, billAgo)) extra.push({ card, billAgo, monthAgo: billAgo, kind: 'copy' })
    for (const card of members(heads.copiesOfEarlier)) extra.push({ card, billAgo, monthAgo: billAgo + 1, kind: 'copy-of-earlier' })
    for (const card of members(heads.beforeProgramme)) extra.push({ card, billAgo, monthAgo: null, kind: 'before-programme' })
    for (const card of members(heads.forgotten)) {
      billed[card] = (billed[card] as number) & ~(1 << billAgo)
      if (billAgo > 0) extra.push({ card, billAgo: billAgo - 1, monthAgo: billAgo, kind: 'late' })
    }
  }
  return extra.filter((it) => it.billAgo < written)
}

function strangersOf({ people, cards, plan }: City, heads: Heads, random: Random, start: () => number): Stranger[] {
  const holders = new Uint8Array(people.count)
  for (let card = 0; card < cards.count; card++) holders[cards.owner[card] as number] = 1
  const strangers: Stranger[] = []
  for (const person of shuffled(people.count, random)) {
    if (strangers.length === heads.notOnRoster) break
    const isAlways = people.entered[person] === ALWAYS && plan.asOfDay - (people.born[person] as number) > 3 * 366
    if (people.kind[person] === RESIDENT && people.flag[person] === 0 && !holders[person] && isAlways) strangers.push({ person, sinceAgo: start() })
  }
  for (let i = 0; i < heads.unknown; i++) strangers.push({ person: -1, sinceAgo: start() })
  return strangers
}
