import { CHILD, HEAD, type Households, type People, WIFE } from './model.ts'
import { dateParts, dayOf } from './numbers.ts'
import type { CityPlan } from './plan.ts'
import { type Random, randomStream } from './random.ts'

/**
 * Makes people who are easily taken for one another: twins with names alike, sons of their father's name, common names, and the old whose
 * registered birth day is the first of January or July.
 *
 * Shape: only names and birth days change, before anybody has a card or a number.
 */
export function addLookalikes(plan: CityPlan, people: People, households: Households): void {
  const random = randomStream(plan.seed, 'lookalikes')
  for (let household = 0; household < households.count; household++) {
    const start = households.start[household] as number
    const end = start + (households.size[household] as number)
    for (let person = start; person < end; person++) {
      const isChild = people.relation[person] === CHILD
      if (isChild && people.relation[person - 1] === CHILD && person > start && random.chance(0.02)) makeTwins(random, people, person - 1, person)
      else if (isChild && people.sex[person] === 0 && people.relation[start] === HEAD && people.sex[start] === 0 && random.chance(0.004))
        people.name[person] = people.name[start] as string
      else if (random.chance(0.03)) nameCommonly(random, people, person)
      const { year } = dateParts(people.born[person] as number)
      if (year < 1968 && people.relation[person] !== WIFE && random.chance(0.06)) people.born[person] = dayOf(`${year}-${random.chance(0.5) ? '01' : '07'}-01`)
    }
  }
}

function makeTwins(random: Random, people: People, first: number, second: number) {
  people.born[second] = people.born[first] as number
  if (random.chance(0.6)) people.sex[second] = people.sex[first] as number
  const words = (people.name[first] as string).split(' ')
  const own = (people.name[second] as string).split(' ')[0] as string
  // Twins often carry the same second name, and one first name that is the other's with another ending.
  const like = random.chance(0.4) ? `${(words[0] as string).slice(0, -1)}${random.pick(['a', 'i', 'an', 'in', 'ah'])}` : own
  if (like !== words[0]) people.name[second] = [like, ...words.slice(1)].join(' ')
}

const MEN = ['Muhammad Rizki', 'Muhammad Fadli', 'Ahmad Fauzi', 'Muhammad Ilham', 'Abdul Rahman', 'Agus Salim', 'Muhammad Arif']
const WOMEN = ['Siti Aminah', 'Siti Fatimah', 'Sri Wahyuni', 'Nurhayati', 'Siti Aisyah', 'Nur Aini', 'Siti Rahmah']

function nameCommonly(random: Random, people: People, person: number) {
  people.name[person] = random.pick(people.sex[person] === 1 ? WOMEN : MEN)
}
