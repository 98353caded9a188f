import type { MonthRegisterId } from '@semesta/kernel'
import type { City } from './city.ts'
import { damaged } from './dirt.ts'
import { dateParts, dayOf, pad2 } from './numbers.ts'
import { type Random, randomStream } from './random.ts'
import { misspelt } from './spelling.ts'

/** What one row of one register says of a person. `place` is the household whose address it carries. */
export interface Written {
  nik: string
  kk: string
  name: string
  born: number
  place: number
}

/** Share of rows a clerk writes wrong, at once the usual dirt. */
const RATES = {
  nikMissing: 0.012,
  nikDigit: 0.014,
  nikSwap: 0.008,
  nikRounded: 0.01,
  nikOfAnother: 0.006,
  name: 0.13,
  bornDefault: 0.013,
  bornSwapped: 0.008,
  bornYear: 0.007,
  kkMissing: 0.015,
  kkOfAnother: 0.02,
  kkOld: 0.04,
  movedHouse: 0.05,
}
/** The population register is the cleanest; death reports come from wards and RT heads. */
const CARE: Record<MonthRegisterId, number> = { penduduk: 0.25, peserta: 1, dtsen: 1, pekerja: 1.2, kematian: 2, pindah: 1 }

/** Registers whose form insists on a number: there a clerk who does not know it writes a wrong one. */
const INSISTS = { nik: new Set<MonthRegisterId>(['dtsen', 'pindah']), kk: new Set<MonthRegisterId>(['penduduk']) }

/**
 * Writes people down as the clerks of one register do, `city.dirt` times the usual dirt; without dirt, as they are.
 *
 * Shape: the same object is filled again for every row. Members of a household share an old KK number and an old address.
 */
export function scribe(city: City, register: MonthRegisterId): (person: number) => Written {
  const { people, households } = city
  const it: Written = { nik: '', kk: '', name: '', born: 0, place: 0 }
  const clean = (person: number) => {
    const household = people.household[person] as number
    it.nik = people.nik[person] as string
    it.kk = households.kk[household] as string
    it.name = people.name[person] as string
    it.born = people.born[person] as number
    it.place = household
    return it
  }
  const dirt = city.dirt * CARE[register]
  if (dirt === 0) return clean
  const random = randomStream(city.plan.seed, `scribe ${register}`)
  const salt = randomStream(city.plan.seed, `households ${register}`).int(2 ** 31)
  return (person) => {
    clean(person)
    soilHousehold(city, it, salt, dirt)
    soilKk(city, random, it, dirt)
    if (it.kk === '' && INSISTS.kk.has(register)) it.kk = households.kk[people.household[person] as number] as string
    const start = households.start[people.household[person] as number] as number
    if (random.chance(RATES.name * dirt)) it.name = misspelt(random, it.name, { sex: people.sex[person] as number, father: people.name[start] as string })
    soilBirth(random, it, dirt)
    soilNik(city, random, it, person, dirt)
    if (it.nik === '' && INSISTS.nik.has(register)) it.nik = digitOff(random, people.nik[person] as string)
    return it
  }
}

/** The same answer for every member of a household: an older KK number, an older address. */
function soilHousehold({ households }: City, it: Written, salt: number, dirt: number) {
  const draw = Math.imul(it.place ^ salt, 0x9e3779b1) >>> 0
  if ((draw & 0xffff) / 65_536 < RATES.kkOld * dirt)
    it.kk = `${it.kk.slice(0, 6)}${pad2(1 + (draw % 28))}${pad2(1 + ((draw >>> 5) % 12))}${it.kk.slice(10, 12)}9${it.kk.slice(13)}`
  if ((draw >>> 16) / 65_536 < RATES.movedHouse * dirt) it.place = draw % households.count
}

function soilKk({ people, households }: City, random: Random, it: Written, dirt: number) {
  if (random.chance(RATES.kkMissing * dirt)) it.kk = ''
  else if (random.chance(RATES.kkOfAnother * dirt)) it.kk = households.kk[people.household[random.int(people.count)] as number] as string
}

function soilBirth(random: Random, it: Written, dirt: number) {
  const draw = random.next() / dirt
  const { year, month, day } = dateParts(it.born)
  const { bornDefault, bornSwapped, bornYear } = RATES
  if (draw < bornDefault) it.born = dayOf(`${year}-${random.chance(0.6) ? '01' : '07'}-01`)
  else if (draw < bornDefault + bornSwapped && day <= 12) it.born = dayOf(`${year}-${pad2(day)}-${pad2(month)}`)
  else if (draw < bornDefault + bornSwapped + bornYear) it.born = dayOf(`${year - random.pick([1, 1, 2, 10])}-${pad2(month)}-${pad2(Math.min(day, 28))}`)
}

function soilNik({ people, households }: City, random: Random, it: Written, person: number, dirt: number) {
  const { nikMissing, nikDigit, nikSwap, nikRounded, nikOfAnother } = RATES
  let draw = random.next() / dirt
  const is = (rate: number) => {
    draw -= rate
    return draw < 0 && draw >= -rate
  }
  if (is(nikMissing)) it.nik = ''
  else if (is(nikDigit)) it.nik = digitOff(random, it.nik)
  else if (is(nikSwap)) it.nik = swapped(random, it.nik)
  else if (is(nikRounded)) it.nik = random.chance(0.5) ? damaged(it.nik).replace(',', '.') : `${it.nik.slice(0, 15)}0`
  else if (is(nikOfAnother)) {
    const household = people.household[person] as number
    const relative = (households.start[household] as number) + random.int(households.size[household] as number)
    it.nik = people.nik[random.chance(0.5) ? relative : random.int(people.count)] as string
  }
}

/** One digit off, never among the two that mark an invented number. */
function digitOff(random: Random, nik: string): string {
  const at = random.between(2, 15)
  return `${nik.slice(0, at)}${(Number(nik[at]) + random.between(1, 9)) % 10}${nik.slice(at + 1)}`
}

function swapped(random: Random, nik: string): string {
  const at = random.between(2, 14)
  return `${nik.slice(0, at)}${nik[at + 1]}${nik[at]}${nik.slice(at + 2)}`
}
