import { CHILD, flagIndex, type Households, type People, RESIDENT } from './model.ts'
import { ageAt, openNumberBook } from './numbers.ts'
import type { CityPlan } from './plan.ts'
import { randomStream } from './random.ts'

/**
 * Gives every person a NIK and every household a KK number, all in the reserved range 99.
 *
 * Shape: most NIKs come from a kecamatan of the city, some from places where people lived before. `nik-birth` and `nik-sex` people got a NIK
 *        whose date or sex is not theirs; `shared-nik` people carry a NIK that is somebody else's.
 */
export function numberPeople(plan: CityPlan, people: People, households: Households): void {
  const random = randomStream(plan.seed, 'numbers')
  const local = Array.from({ length: plan.kecamatanCount }, (_, slot) => `99${plan.regency.slice(3, 5)}${String(slot + 1).padStart(2, '0')}`)
  const foreign = ['990301', '990912', '991104', '991703', '992405', '993108', '995502', '998807'].filter((it) => !local.includes(it))
  const book = openNumberBook([...local, ...foreign])
  const wrongDate = flagIndex('nik-birth')
  const wrongSex = flagIndex('nik-sex')
  for (let household = 0; household < households.count; household++) {
    const home = plan.villages[households.village[household] as number]?.slot ?? 0
    households.kk.push(book.kk(home, plan.asOfDay - random.between(30, 5000)))
    const start = households.start[household] as number
    for (let person = start; person < start + (households.size[household] as number); person++) {
      const draw = random.next()
      const far = people.relation[person] === CHILD ? 0.05 : 0.26
      const slot = draw < far ? local.length + random.int(foreign.length) : draw < far + 0.1 ? random.int(local.length) : home
      const born = (people.born[person] as number) + (people.flag[person] === wrongDate ? random.between(1, 9) * 31 : 0)
      const sex = people.flag[person] === wrongSex ? 1 - (people.sex[person] as number) : (people.sex[person] as number)
      people.nik[person] = book.nik(slot, born, sex)
    }
  }
  shareNiks(plan, people)
}

/** Two children born the same day, of the same sex, whose numbers an office mixed up. */
function shareNiks(plan: CityPlan, people: People) {
  const first = new Map<number, number>()
  let left = plan.defects.sharedNik
  for (let person = 0; person < people.count && left > 0; person++) {
    const born = people.born[person] as number
    const age = ageAt(born, plan.asOfDay)
    if (people.kind[person] !== RESIDENT || people.flag[person] !== 0 || people.relation[person] !== CHILD || age < 3 || age > 16) continue
    const key = born * 2 + (people.sex[person] as number)
    const twin = first.get(key)
    if (twin === undefined) {
      first.set(key, person)
    } else if (people.household[twin] !== people.household[person] && people.name[twin]?.slice(0, 3) !== people.name[person]?.slice(0, 3)) {
      people.nik[person] = people.nik[twin] as string
      people.flag[person] = flagIndex('shared-nik')
      people.flag[twin] = flagIndex('shared-nik')
      first.delete(key)
      left--
    }
  }
}
