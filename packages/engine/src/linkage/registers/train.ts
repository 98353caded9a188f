/** Fields of a comparison in the order in which their evidence is told; `home` is family card and place together, for they agree together. */
export const EVIDENCE = ['home', 'birth', 'name', 'nik', 'sex', 'taken'] as const
export type Evidence = (typeof EVIDENCE)[number]

/** One combination of levels and how many compared pairs show it. */
export interface Pattern {
  family: string
  place: string
  birth: string
  name: string
  nik: string
  sex: string
  taken: string
  pairs: number
}
/** One combination of levels among pairs that are known to be two people, drawn as one family, one birth date, or at random. */
export interface Stranger extends Omit<Pattern, 'family' | 'taken'> {
  kin: Kin
  /** the first twelve digits of both NIKs agree */
  head: boolean
}
type Kin = 'family' | 'birth' | 'any'

export interface Sizes {
  /** rows to link, and people they may be */
  rows: number
  people: number
  /** compared pairs of one family card; every such pair is compared */
  familyPairs: number
  /** pairs of an equal NIK whose names are two people's, among strangers and in one family: offices copy the NIK of a relative */
  doubts: number
  familyDoubts: number
  /** chance that two people were born on one day */
  sameBirth: number
  /** share of people who have their row in this register */
  taken: number
  /** chance that two people carry one name, by its rarity */
  sameName: Record<string, number>
}
export interface Start {
  /** shares of true links on each level, before anything is learned */
  m: Record<Evidence, Record<string, number>>
  /** how many links those shares are worth */
  worth: number
  iterations: number
  /** share of rows that have somebody to be linked to */
  partnered: number
}
export interface Learned {
  /** chance that one row and one of the people are one human, over all pairs there could be */
  prior: number
  /** shares of true links on each level */
  m: Record<Evidence, Record<string, number>>
}
export interface Trained extends Learned {
  iterations: number
  converged: boolean
  /** expected links among the compared pairs */
  links: number
  /** how much a level says, in bits; what strangers do depends on how they are kin and on their birth dates */
  bits: (field: Evidence, it: Pattern) => number
}

const kinOf = (it: { family: string; birth: string }): Kin => (it.family === 'same' || it.family === 'moved' ? 'family' : isSameDay(it) ? 'birth' : 'any')
const isSameDay = (it: { birth: string }) => it.birth === 'equal' || it.birth === 'equal-default'
const home = (it: Pattern) => `${it.family}/${it.place}`
const levelOf = (field: Evidence, it: Pattern) => (field === 'home' ? home(it) : it[field])
const isSilent = (field: Evidence, it: Pattern) => (field === 'home' ? it.family === 'missing' && it.place === 'missing' : it[field] === 'missing')

/** Shares of levels among counted strangers, smoothed towards `towards` worth `worth` pairs. */
function shares(counts: Map<string, number>, towards: (level: string) => number, worth: number): (level: string) => number {
  const total = [...counts.values()].reduce((sum, it) => sum + it, 0)
  return (level) => ((counts.get(level) ?? 0) + worth * towards(level)) / (total + worth)
}

function count(strangers: readonly Stranger[], level: (it: Stranger) => string, fits: (it: Stranger) => boolean): Map<string, number> {
  const counts = new Map<string, number>()
  for (const it of strangers) if (fits(it)) counts.set(level(it), (counts.get(level(it)) ?? 0) + it.pairs)
  counts.delete('missing')
  return counts
}

/** What strangers show by chance: one function a field, never zero. */
function chanceOf(strangers: readonly Stranger[], sizes: Sizes) {
  const place = placeChance(strangers, sizes)
  const birth = birthChance(strangers, sizes)
  const name = nameChance(strangers, sizes)
  const nik = nikChance(strangers, sizes)
  const sex = sharesOf(strangers, 'sex', 'any', () => 0.5, 5)
  return (field: Evidence, it: Pattern): number => {
    if (field === 'home') return place(it)
    if (field === 'birth') return birth(it)
    if (field === 'name') return name(it)
    if (field === 'nik') return nik(it)
    if (field === 'sex') return sex(it.sex)
    return it.taken === 'taken' ? sizes.taken : 1 - sizes.taken
  }
}

const floor = () => 1e-5

/** Shares of a field's levels among strangers of one kin that fit. */
function sharesOf(
  strangers: readonly Stranger[],
  field: 'birth' | 'name' | 'nik' | 'sex' | 'place',
  kin: Kin,
  towards: (level: string) => number,
  worth: number,
  fits: (it: Stranger) => boolean = () => true,
) {
  const counts = count(
    strangers,
    (it) => it[field],
    (it) => it.kin === kin && fits(it),
  )
  return shares(counts, towards, worth)
}

function placeChance(strangers: readonly Stranger[], sizes: Sizes) {
  const any = sharesOf(strangers, 'place', 'any', floor, 5)
  const family = sharesOf(strangers, 'place', 'family', any, 5)
  const sameCard = (sizes.familyPairs + 1) / (sizes.rows * sizes.people)
  return (it: Pattern) => {
    const kin = kinOf(it)
    const place = it.place === 'missing' ? 1 : (kin === 'family' ? family : any)(it.place)
    return kin !== 'family' ? place : place * (it.family === 'moved' ? sameCard * 0.1 : sameCard)
  }
}

function birthChance(strangers: readonly Stranger[], { sameBirth }: Sizes) {
  const any = sharesOf(strangers, 'birth', 'any', floor, 5)
  const family = sharesOf(strangers, 'birth', 'family', any, 5)
  const apart = (level: string) => (level === 'equal' ? sameBirth * 0.98 : level === 'equal-default' ? sameBirth * 0.02 : any(level))
  return (it: Pattern) => (kinOf(it) === 'family' ? family : apart)(it.birth)
}

function nameChance(strangers: readonly Stranger[], { sameName }: Sizes) {
  const byBirth = sharesOf(strangers, 'name', 'birth', floor, 5)
  const family = sharesOf(strangers, 'name', 'family', byBirth, 20)
  // Few are born on one day in one family, and those are twins: their names are smoothed towards the family's.
  const twins = sharesOf(strangers, 'name', 'family', family, 5, isSameDay)
  return (it: Pattern) => {
    if (kinOf(it) !== 'family') return sameName[it.name] ?? byBirth(it.name)
    return (isSameDay(it) ? twins : family)(it.name)
  }
}

function nikChance(strangers: readonly Stranger[], sizes: Sizes) {
  const any = sharesOf(strangers, 'nik', 'any', () => 1e-6, 5)
  const byBirth = sharesOf(strangers, 'nik', 'birth', any, 5)
  const family = sharesOf(strangers, 'nik', 'family', any, 20, (it) => !isSameDay(it))
  const twins = sharesOf(strangers, 'nik', 'family', byBirth, 5, isSameDay)
  const headsOf = (kin: Kin, fits: (it: Stranger) => boolean) => {
    const counts = count(
      strangers,
      (it) => String(it.head),
      (it) => it.kin === kin && fits(it),
    )
    return shares(counts, (level) => (level === 'true' ? 1e-6 : 1), 5)('true')
  }
  const heads = {
    any: headsOf('any', () => true),
    birth: headsOf('birth', () => true),
    family: headsOf('family', (it) => !isSameDay(it)),
    twin: headsOf('family', isSameDay),
  }
  const equal = (sizes.doubts + 1) / (sizes.rows * sizes.people)
  const equalInFamily = (sizes.familyDoubts + 1) / (sizes.familyPairs + 1)
  return (it: Pattern) => {
    const kin = kinOf(it)
    const isTwin = kin === 'family' && isSameDay(it)
    if (it.nik === 'equal') return kin === 'family' ? equalInFamily : equal
    if (it.nik === 'head') return heads[isTwin ? 'twin' : kin]
    return kin === 'family' ? (isTwin ? twins : family)(it.nik) : (isSameDay(it) ? byBirth : any)(it.nik)
  }
}

/**
 * Learns how often true links stand on each level (expectation maximisation over patterns), with chance agreement held as it was measured among
 * pairs known to be two people, and the prior over all pairs there could be, not over the compared ones.
 *
 * Shape: pure; the same patterns give the same model. Missing values say nothing.
 */
export function train(patterns: readonly Pattern[], strangers: readonly Stranger[], sizes: Sizes, start: Start): Trained {
  const chance = chanceOf(strangers, sizes)
  const possible = sizes.rows * sizes.people
  let prior = (sizes.rows * start.partnered) / possible
  let m = start.m
  const u = patterns.map((it) => EVIDENCE.reduce((product, field) => product * (isSilent(field, it) ? 1 : chance(field, it)), 1))
  let links = 0
  let converged = false
  let iterations = 0
  while (iterations < start.iterations && !converged) {
    iterations++
    const sums = new Map<string, number>()
    let expected = 0
    patterns.forEach((it, at) => {
      const likely = prior * EVIDENCE.reduce((product, field) => product * (isSilent(field, it) ? 1 : mOf(m, field, levelOf(field, it))), 1)
      const heads = (it.pairs * likely) / (likely + (1 - prior) * (u[at] as number))
      expected += heads
      for (const field of EVIDENCE) if (!isSilent(field, it)) add(sums, `${field} ${levelOf(field, it)}`, heads)
    })
    m = smoothed(sums, start)
    converged = Math.abs(expected - links) < 0.0001 * expected
    links = expected
    prior = Math.min(expected, sizes.rows) / possible
  }
  return { prior, m, iterations, converged, links, bits: bitsOf(m, chance) }
}

/** The model of an earlier run once more, for pairs it has not seen. Shape: pure. */
export function reopened(learned: Learned, strangers: readonly Stranger[], sizes: Sizes): Trained {
  return { ...learned, iterations: 0, converged: true, links: 0, bits: bitsOf(learned.m, chanceOf(strangers, sizes)) }
}

const bitsOf = (m: Learned['m'], chance: ReturnType<typeof chanceOf>) => (field: Evidence, it: Pattern) =>
  isSilent(field, it) ? 0 : Math.log2(mOf(m, field, levelOf(field, it)) / chance(field, it))

const mOf = (m: Start['m'], field: Evidence, level: string) => m[field][level] ?? 1e-4
const add = (sums: Map<string, number>, key: string, heads: number) => sums.set(key, (sums.get(key) ?? 0) + heads)

/** Shares add up to one among levels that are silent about the same things: that a card number is missing says nothing about a human. */
const groupOf = (level: string) =>
  level
    .split('/')
    .map((it) => it === 'missing')
    .join()

function smoothed(sums: Map<string, number>, start: Start): Start['m'] {
  const heads = (field: Evidence, level: string) => (sums.get(`${field} ${level}`) ?? 0) + start.worth * (start.m[field][level] as number)
  return Object.fromEntries(
    EVIDENCE.map((field) => {
      const levels = Object.keys(start.m[field])
      const total = (level: string) => levels.filter((it) => groupOf(it) === groupOf(level)).reduce((sum, it) => sum + heads(field, it), 0)
      return [field, Object.fromEntries(levels.map((level) => [level, heads(field, level) / total(level)]))]
    }),
  ) as Start['m']
}
