import type { SynthContent } from './content.ts'
import { CHILD, DEAD, emptyHouseholds, emptyPeople, HEAD, type Households, MOVED, OUTSIDER, PARENT, type People, RELATIVE, RESIDENT, WIFE } from './model.ts'
import { type NameMaker, nameMaker } from './names.ts'
import { ageAt } from './numbers.ts'
import type { CityPlan } from './plan.ts'
import { type Random, randomStream, weightedPicker } from './random.ts'

interface Builder {
  people: People
  households: Households
  plan: CityPlan
  random: Random
  names: NameMaker
  streets: number
  headAge: (random: Random) => number
  children: (random: Random) => number
  decile: (random: Random) => number
}

/**
 * Fills the city with households, village by village: exactly the planned residents plus those who died, moved out, or are on the roster only.
 *
 * Shape: living and dead share households; people who moved away and outsiders have households of their own. `extra` outsiders are added
 *        for the history. The dead are picked later, oldest likeliest.
 */
export function settle(plan: CityPlan, content: SynthContent, extra: number): { people: People; households: Households } {
  const capacity = plan.population + plan.deaths + plan.moves + plan.defects.outsiders + extra
  const builder: Builder = {
    people: emptyPeople(capacity),
    households: emptyHouseholds(capacity),
    plan,
    random: randomStream(plan.seed, `people of ${plan.regency}`),
    names: nameMaker(content.names, plan.mix),
    streets: content.places.streets.length,
    headAge: weightedPicker(ageBands.flatMap(([low, high, weight]) => span(low, high).map((age) => [age, weight / (high - low + 1)] as const))),
    children: weightedPicker([
      [0, 11],
      [1, 25],
      [2, 36],
      [3, 19],
      [4, 9],
    ]),
    decile: weightedPicker(plan.deciles.map((weight, index) => [index + 1, weight])),
  }
  const staying = plan.deaths - plan.defects.deadStillResident
  const share = (whole: number, villageIndex: number, sofar: number) => {
    const done = plan.villages.slice(0, villageIndex + 1).reduce((sum, it) => sum + it.population, 0)
    return Math.round((whole * done) / plan.population) - sofar
  }
  const placed = { dead: 0, moved: 0, outside: 0 }
  plan.villages.forEach((village, index) => {
    const dead = share(staying, index, placed.dead)
    const moved = share(plan.moves, index, placed.moved)
    const outside = share(plan.defects.outsiders + extra, index, placed.outside)
    const begin = builder.people.count
    fillVillage(builder, index, village.population + dead, RESIDENT)
    pickDead(builder, begin, dead)
    fillVillage(builder, index, moved, MOVED)
    fillVillage(builder, index, outside, OUTSIDER)
    placed.dead += dead
    placed.moved += moved
    placed.outside += outside
  })
  return { people: builder.people, households: builder.households }
}

const ageBands: [number, number, number][] = [
  [20, 24, 3],
  [25, 29, 9],
  [30, 34, 14],
  [35, 39, 15],
  [40, 44, 14],
  [45, 49, 12],
  [50, 54, 10],
  [55, 59, 8],
  [60, 64, 6],
  [65, 69, 4],
  [70, 79, 4],
  [80, 89, 1],
]
const span = (low: number, high: number) => Array.from({ length: high - low + 1 }, (_, index) => low + index)

function fillVillage(it: Builder, village: number, heads: number, kind: number) {
  const { people, households, random } = it
  // By the village's residents, whoever is filled in: outsiders live in every neighbourhood, not all in the first.
  const neighbourhoods = Math.max(1, Math.min(200, Math.round((it.plan.villages[village]?.population ?? heads) / 260)))
  const end = people.count + heads
  const begin = people.count
  while (people.count < end) {
    const household = households.count++
    const rt = kind === RESIDENT ? 1 + Math.floor(((people.count - begin) / heads) * neighbourhoods) : 1 + random.int(neighbourhoods)
    households.start[household] = people.count
    households.village[household] = village
    households.rt[household] = rt
    households.rw[household] = 1 + Math.floor((rt - 1) / 6)
    households.street[household] = (rt * 3 + village * 11 + random.int(3)) % it.streets
    households.house[household] = 1 + random.int(160)
    households.decile[household] = it.decile(random)
    households.origin[household] = it.names.origin(random)
    fillHousehold(it, household, kind, kind === OUTSIDER ? Math.min(end, people.count + 1 + random.int(2)) : end)
    households.size[household] = people.count - (households.start[household] as number)
  }
}

/** One household: single people, couples, single parents; children, sometimes a grandparent or a relative. Stops at person `end`. */
function fillHousehold(it: Builder, household: number, kind: number, end: number) {
  const { people, random } = it
  const entered = kind === RESIDENT && random.chance(0.013) ? random.between(1, 24) : undefined
  const add = (relation: number, sex: number, age: number) => {
    if (people.count < end) addPerson(it, { household, kind, relation, sex, age, entered })
  }
  const shape = random.next()
  const single = shape < 0.09
  const pair = shape > 0.2
  const age = single && random.chance(0.6) ? random.between(19, 32) : it.headAge(random)
  const headSex = pair ? 0 : random.chance(single ? 0.35 : 0.8) ? 1 : 0
  add(HEAD, headSex, age)
  if (single) return
  const motherAge = pair ? Math.max(18, age - random.between(0, 7)) : age
  if (pair) add(WIFE, 1, motherAge)
  const children = it.children(random)
  for (let child = 0; child < children; child++) {
    const childAge = motherAge - random.between(19, 38)
    const atHome = childAge < 19 || random.chance(childAge < 25 ? 0.6 : 0.25)
    if (childAge >= 0 && childAge < 40 && atHome) add(CHILD, random.int(2), childAge)
  }
  if (age < 52 && random.chance(0.08)) add(PARENT, random.chance(0.7) ? 1 : 0, Math.min(92, age + random.between(20, 32)))
  if (random.chance(0.03)) add(RELATIVE, random.int(2), random.between(8, 45))
}

/** Marks `heads` of the people from `begin` on as dead within the last 24 months, the old likeliest. */
function pickDead(it: Builder, begin: number, heads: number) {
  const { people, random, plan } = it
  for (let found = 0; found < heads; ) {
    const index = begin + random.int(people.count - begin)
    const age = ageAt(people.born[index] as number, plan.asOfDay)
    const likely = age >= 75 ? 1 : age >= 65 ? 0.45 : age >= 50 ? 0.16 : age < 1 ? 0.08 : 0.02
    if (people.kind[index] !== RESIDENT || !random.chance(likely)) continue
    people.kind[index] = DEAD
    people.left[index] = Math.max((people.born[index] as number) + 1, plan.asOfDay - random.between(3, 715))
    found++
  }
}

function addPerson(it: Builder, person: { household: number; kind: number; relation: number; sex: number; age: number; entered: number | undefined }) {
  const { people, random, plan } = it
  const index = people.count++
  people.kind[index] = person.kind
  people.household[index] = person.household
  people.relation[index] = person.relation
  people.sex[index] = person.sex
  people.born[index] = plan.asOfDay - Math.floor(person.age * 365.2425) - 1 - random.int(365)
  if (person.kind === MOVED) people.left[index] = Math.max((people.born[index] as number) + 1, plan.asOfDay - random.between(3, 715))
  if (person.entered !== undefined) people.entered[index] = person.entered
  people.name.push(it.names.name(random, it.households.origin[person.household] as number, person.sex, person.age))
}
