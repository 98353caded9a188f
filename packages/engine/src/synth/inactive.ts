import { ACTIVE, ARREARS, CHILD_OVER_AGE, ENDED, SUSPENDED } from './departed.ts'
import { CHILD, OUTSIDER, RESIDENT, SEGMENT_LIST } from './model.ts'
import { ageAt } from './numbers.ts'
import type { InactiveCause } from './plan.ts'
import { shuffled, weightedPicker } from './random.ts'
import type { RosterBuild } from './roster.ts'

const monthsBehind = weightedPicker(Array.from({ length: 48 }, (_, index) => [index + 1, index < 6 ? 6 : index < 24 ? 3 : 1.2] as const))

/**
 * Stops exactly the planned number of cards of each segment for each cause; villages with a low keaktifan take more of them.
 *
 * Shape: a family pays, loses its job or leaves PBI together, so those causes take whole families; grown children and single cases one by one.
 */
export function stopCards(it: RosterBuild): void {
  const cardOf = ordinaryCards(it)
  const order = shuffled(it.households.count, it.random)
  const heaviest = Math.max(...it.plan.villages.map((village) => village.inactiveWeight))
  SEGMENT_LIST.forEach((id, segment) => {
    const cells = it.plan.inactive.filter((cell) => cell.segment === id && cell.cause !== 'deceased' && cell.cards > 0)
    if (cells.length === 0) return
    const families = Array.from(order).filter((household) => familyCards(it, cardOf, household, segment).length > 0)
    for (const cell of cells) {
      let left = cell.cards
      // The first rounds follow the villages' weights; later ones only make the count exact.
      for (let round = 0; left > 0 && round < 6; round++) {
        for (const household of families) {
          if (left === 0) break
          const weight = (it.plan.villages[it.households.village[household] as number]?.inactiveWeight ?? 0) / heaviest
          if (round >= 3 || it.random.chance(weight / 2)) left -= stopFamily(it, familyCards(it, cardOf, household, segment), cell.cause, left, round)
        }
      }
    }
  })
}

function stopFamily(it: RosterBuild, family: readonly number[], cause: InactiveCause, most: number, round: number): number {
  const monthsAgo = startOf(it, cause)
  let stopped = 0
  for (const card of family) {
    if (stopped === most) break
    if (cause === 'child-over-21' && !isGrownChild(it, card, round)) continue
    if (single.has(cause) && round < 5 && !it.random.chance(0.12)) continue
    stop(it, card, cause, monthsAgo)
    stopped++
  }
  return stopped
}

const single = new Set<InactiveCause>(['suspended', 'end-of-month'])

function isGrownChild(it: RosterBuild, card: number, round: number): boolean {
  const owner = it.cards.owner[card] as number
  const age = ageAt(it.people.born[owner] as number, it.plan.asOfDay)
  return round >= 4 || (it.people.relation[owner] === CHILD && age >= 21 && age <= 29)
}

function startOf(it: RosterBuild, cause: InactiveCause): number {
  if (cause === 'arrears') return monthsBehind(it.random)
  // A wave of removals half a year ago, as when the poverty data changed.
  if (cause === 'pbi-removed') return it.random.chance(0.6) ? 6 : it.random.between(1, 20)
  return it.random.between(1, 30)
}

function stop(it: RosterBuild, card: number, cause: InactiveCause, monthsAgo: number) {
  const { cards } = it
  cards.inactiveSince[card] = monthsAgo
  if (cause === 'arrears') cards.arrears[card] = monthsAgo
  if (cause === 'pbi-removed') it.people.pbiRemoved[cards.owner[card] as number] = monthsAgo
  if (cause === 'child-over-21') cards.relation[card] = 3
  cards.status[card] = cause === 'arrears' ? ARREARS : cause === 'suspended' ? SUSPENDED : cause === 'child-over-21' ? CHILD_OVER_AGE : ENDED
}

/** The first card of each resident and outsider whom no special group has touched, -1 where there is none. */
function ordinaryCards(it: RosterBuild): Int32Array {
  const { people, cards } = it
  const cardOf = new Int32Array(people.count).fill(-1)
  for (let card = 0; card < cards.count; card++) {
    const owner = cards.owner[card] as number
    const kind = people.kind[owner]
    if (people.flag[owner] === 0 && (kind === RESIDENT || kind === OUTSIDER)) cardOf[owner] = card
  }
  return cardOf
}

/** The still active cards of a household in one segment. */
function familyCards(it: RosterBuild, cardOf: Int32Array, household: number, segment: number): number[] {
  const start = it.households.start[household] as number
  const found: number[] = []
  for (let person = start; person < start + (it.households.size[household] as number); person++) {
    const card = cardOf[person] as number
    if (card >= 0 && it.cards.segment[card] === segment && it.cards.status[card] === ACTIVE) found.push(card)
  }
  return found
}
