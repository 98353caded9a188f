import { DEAD, flagIndex, MOVED, PBPU, PBPU_PEMDA, PPU_BU, PPU_PN, SEGMENT_LIST } from './model.ts'
import { shuffled, weightedPicker } from './random.ts'
import { addCard, type RosterBuild } from './roster.ts'

/** BPJS status codes. */
export const ACTIVE = 0
export const MARKED_DEAD = 2
export const CHILD_OVER_AGE = 6
export const SUSPENDED = 7
export const ARREARS = 9
export const ENDED = 15

/**
 * Cards of people who are gone: the dead that nobody marked, the dead that are marked, and people who moved away; and keeps room for
 * second cards. Runs before the residents' cards, so that these fill exactly what is left.
 */
export function addDepartedCards(it: RosterBuild): void {
  const { plan, people, cards } = it
  const unmarked = plan.defects.cardsOfTheDead - plan.defects.deadStillResident
  const stillActive = plan.defects.cardsOfTheDeadActive - plan.defects.deadStillResident
  const before = weightedPicker(SEGMENT_LIST.map((segment, index) => [index, plan.activeBySegment.get(segment) ?? 1]))
  const elsewhere = weightedPicker([
    [PPU_BU, 45],
    [PBPU, 35],
    [PPU_PN, 20],
  ])
  let dead = 0
  let moved = 0
  for (const person of shuffled(people.count, it.random)) {
    const kind = people.kind[person]
    if (kind === DEAD) {
      if (dead < unmarked) {
        people.flag[person] = flagIndex('card-of-dead')
        const active = dead < stillActive
        const card = addCard(it, person, active ? PBPU_PEMDA : PBPU, 0)
        if (!active) {
          // Planned apart from the segments' cells: the cause is the death, not the segment.
          it.quota[PBPU] = (it.quota[PBPU] as number) + 1
          cards.status[card] = ENDED
          cards.inactiveSince[card] = it.random.between(1, 12)
        }
      } else if (it.random.chance(0.85)) {
        const segment = before(it.random)
        cards.status[addCard(it, person, segment, 0)] = MARKED_DEAD
        it.quota[segment] = (it.quota[segment] as number) + 1
      }
      dead++
    } else if (kind === MOVED && moved < plan.defects.cardsOfTheMoved) {
      people.flag[person] = flagIndex('card-of-moved')
      addCard(it, person, moved < plan.defects.cardsOfTheMovedPaidByCity ? PBPU_PEMDA : elsewhere(it.random), 0)
      moved++
    }
  }
  it.quota[PBPU_PEMDA] = (it.quota[PBPU_PEMDA] as number) - (plan.defects.duplicateCards - plan.defects.duplicatePaidTwice)
  it.quota[PPU_BU] = (it.quota[PPU_BU] as number) - plan.defects.duplicatePaidTwice
}
