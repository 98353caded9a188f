import { type Random, weightedPicker } from './random.ts'

const TITLES_BEFORE = ['H.', 'Hj.', 'Dr.', 'Drs.', 'Ir.', 'Ust.']
const TITLES_AFTER = ['S.Kom', 'S.Pd', 'S.E.', 'S.H.', 'S.T.', 'M.Si', 'A.Md']
const PROPHET = /^(muhammad|mohammad|muhamad|mohamad|muh\.?|moh\.?|md\.?|m\.)(?= )/i
const PROPHET_FORMS = ['Muhammad', 'Mohammad', 'Muhamad', 'Muh.', 'Moh.', 'Md', 'M.', 'M']
/** Letters of the spelling before 1972 and of Arabic names, both ways. */
const LETTERS: readonly (readonly [string, string])[] = [
  ['u', 'oe'],
  ['oe', 'u'],
  ['j', 'dj'],
  ['dj', 'j'],
  ['c', 'tj'],
  ['tj', 'c'],
  ['y', 'j'],
  ['sy', 'sh'],
  ['sy', 's'],
  ['sh', 's'],
  ['kh', 'h'],
  ['f', 'p'],
  ['v', 'f'],
  ['z', 's'],
  ['dh', 'd'],
]

const isTitled = (name: string) => /^(hj?|drs?|dr|ir|ust)\. |,/i.test(name)
const bareOf = (name: string) => name.replace(/,.*$/, '').replace(/^(hj?|drs?|ir|ust)\. /i, '')

type Clerk = (random: Random, name: string, people: { sex: number; father: string }) => string

function title(random: Random, name: string, { sex }: { sex: number }): string {
  if (isTitled(name)) return bareOf(name)
  if (random.chance(0.4)) return `${name}, ${random.pick(TITLES_AFTER)}`
  const drawn = random.pick(TITLES_BEFORE)
  return `${drawn === 'H.' || drawn === 'Hj.' ? (sex === 1 ? 'Hj.' : 'H.') : drawn} ${name}`
}

/** Another spelling of one spot of the name, from the second letter on. */
function letters(random: Random, name: string): string {
  const at = random.int(LETTERS.length)
  for (let k = 0; k < LETTERS.length; k++) {
    const [from, to] = LETTERS[(at + k) % LETTERS.length] as readonly [string, string]
    const place = name.toLowerCase().indexOf(from, 1)
    if (place > 0) return name.slice(0, place) + to + name.slice(place + from.length)
  }
  return name
}

function doubled(random: Random, name: string): string {
  const pair = /([a-z])\1/i.exec(name)
  if (pair && random.chance(0.6)) return name.slice(0, pair.index) + name.slice(pair.index + 1)
  const spots = [...name.matchAll(/(?<=[aiueo])[bdklmnprst](?=[aiueo])/gi)]
  if (spots.length === 0) return name
  const at = random.pick(spots).index
  return name.slice(0, at) + name[at] + name.slice(at)
}

function patronymic(_: Random, name: string, { sex, father }: { sex: number; father: string }): string {
  if (/ bint?i? /i.test(name)) return name.replace(/ bint?i? .*$/i, '')
  return `${bareOf(name)} ${sex === 1 ? 'binti' : 'bin'} ${bareOf(father).split(' ')[0]}`
}

function nickname(random: Random, name: string): string {
  const first = bareOf(name).replace(PROPHET, '').trim().split(' ')[0] as string
  return first.length > 6 && random.chance(0.5) ? first.slice(-4) : first
}

function shortened(random: Random, name: string): string {
  const words = bareOf(name).split(' ')
  if (words.length < 2) return name
  const last = words.at(-1) as string
  const rest = words.slice(0, -1).join(' ')
  return random.chance(0.5) ? rest : `${rest} ${last[0]}`
}

function typo(random: Random, name: string): string {
  const at = 1 + random.int(Math.max(1, name.length - 2))
  const letter = 'aeiounrstlkmd'[random.int(13)] as string
  const way = random.int(4)
  if (way === 0) return name.slice(0, at) + letter + name.slice(at + 1)
  if (way === 1) return name.slice(0, at) + name.slice(at + 1)
  if (way === 2) return name.slice(0, at) + letter + name.slice(at)
  return name.slice(0, at) + (name[at + 1] ?? '') + name[at] + name.slice(at + 2)
}

const CLERKS: readonly (readonly [Clerk, number])[] = [
  [(random, name) => name.replace(PROPHET, random.pick(PROPHET_FORMS)), 16],
  [title, 16],
  [letters, 20],
  [doubled, 9],
  [patronymic, 5],
  [nickname, 2],
  [(random, name) => name.slice(0, random.pick([12, 15, 20])).trim(), 7],
  [shortened, 9],
  [(_, name) => bareOf(name).split(' ').reverse().join(' '), 2],
  [typo, 14],
]
const drawClerk = weightedPicker(CLERKS)

/** A name as another office writes it: one deviation, rarely two. Shape: never empty. `father` gives a patronymic. */
export function misspelt(random: Random, name: string, people: { sex: number; father: string }): string {
  const once = drawClerk(random)(random, name, people).trim()
  const twice = random.chance(0.12) ? drawClerk(random)(random, once, people).trim() : once
  return twice.length < 2 ? name : twice
}
