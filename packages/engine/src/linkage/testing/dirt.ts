import type { Random } from '../../synth/random.ts'
import type { Person } from './people.ts'

/** How dirty copies are: chance of each accident, per field unless said otherwise. */
export interface Dirt {
  typo: number
  missing: number
  /** per record: given name and surname change places */
  swapped: number
  /** per record: another form of the given name, an initial, or a part left out */
  shortened: number
  /** per record: a day off, day and month swapped, another year, or 1 January */
  birth: number
  /** per record: another address with its postcode and phone */
  moved: number
  /** per record: another surname */
  married: number
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** One slip of a hand: a letter wrong, lost, doubled, or two changing places. */
export function typo(text: string, random: Random): string {
  if (text.length < 3) return text
  const at = random.int(text.length - 1)
  const letter = /\d/.test(text[at] ?? '') ? String(random.int(10)) : random.pick([...LETTERS])
  const [before, after] = [text.slice(0, at), text.slice(at + 1)]
  return random.pick([before + letter + after, before + after, `${before}${text[at]}${text[at]}${after}`, `${before}${after[0]}${text[at]}${after.slice(1)}`])
}

function otherBirth(birth: string, random: Random): string {
  const [year = '', month = '', day = ''] = birth.split('-')
  return random.pick([
    `${year}-${month}-${String(1 + (Number(day) % 28)).padStart(2, '0')}`,
    `${year}-${day}-${month}`,
    `${Number(year) + random.pick([-10, -1, 1, 10])}-${month}-${day}`,
    `${year}-01-01`,
    typo(birth, random),
  ])
}

function shortened(person: Person, random: Random): Partial<Person> {
  return random.pick<Partial<Person>>([{ given: person.given[0] ?? '' }, { given: person.given.slice(0, 4) }, { middle: '' }, { given: '' }, { surname: '' }])
}

/** A copy of a person as another list would carry it; `stranger` lends what changed in life. */
export function dirtyCopy(person: Person, stranger: Person, dirt: Dirt, random: Random): Person {
  let copy = { ...person }
  if (random.chance(dirt.moved)) {
    const { street, house, suburb, postcode, phone } = stranger
    copy = { ...copy, street, house, suburb, postcode, phone }
  }
  if (random.chance(dirt.married)) copy = { ...copy, surname: stranger.surname }
  if (random.chance(dirt.birth)) copy = { ...copy, birth: otherBirth(copy.birth, random) }
  if (random.chance(dirt.shortened)) copy = { ...copy, ...shortened(copy, random) }
  if (random.chance(dirt.swapped)) copy = { ...copy, given: copy.surname, surname: copy.given }
  for (const key of Object.keys(copy) as (keyof Person)[]) {
    if (random.chance(dirt.missing)) copy[key] = ''
    else if (key !== 'sex' && random.chance(dirt.typo)) copy[key] = typo(copy[key], random)
  }
  return copy
}
