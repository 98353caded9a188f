import type { Segment } from '@semesta/kernel'
import { reportingDate } from '@semesta/kernel'
import { findRegency, listVillages } from '../areas/index.ts'
import type { SynthInput } from '../tasks.ts'
import type { CityProfile, DefectCounts, ProfileContent } from './content.ts'
import { dayOf } from './numbers.ts'
import { badRequest, unknownRegency } from './problems.ts'
import { split } from './random.ts'

export type InactiveCause = ProfileContent['inactive'][number]['cause'] | 'deceased'

export interface PlannedVillage {
  code: string
  name: string
  kecamatanName: string
  /** index of the kecamatan within the regency: the slot of NIKs issued here */
  slot: number
  population: number
  /** how likely its members are inactive, against the other villages */
  inactiveWeight: number
}

/** Every count of the city before anybody is invented. */
export interface CityPlan {
  regency: string
  month: string
  asOfDay: number
  seed: number
  population: number
  registered: number
  active: number
  mix: string
  deciles: readonly number[]
  villages: PlannedVillage[]
  kecamatanCount: number
  activeBySegment: Map<Segment, number>
  inactive: { segment: Segment; cause: InactiveCause; cards: number }[]
  defects: DefectCounts
  /** living residents without any card */
  withoutCard: number
  /** died, and moved out, within the last 24 months and still on record in the population register */
  deaths: number
  moves: number
}

const SHARE_WITHOUT_CARD = 0.0115

/** Works out all counts of an invented city. Fails: `synth/unknown-regency`. Shape: parts always add up exactly to their totals. */
export function planCity(input: SynthInput, content: ProfileContent): CityPlan {
  if (!findRegency(input.regency)) throw unknownRegency({ regency: input.regency })
  const totals = totalsOf(input, content)
  const defects = scaled(content.defects, input.population / content.unit)
  const held = defects.duplicateCards + defects.cardsOfTheDead - defects.deadStillResident + defects.cardsOfTheMoved
  const free = input.population + held + defects.outsiders - totals.registered
  const least = Math.round(input.population * SHARE_WITHOUT_CARD)
  // Where the roster is larger than residents can explain, the rest are members nobody finds in the population register.
  if (free < least / 2) defects.outsiders += least - free
  const withoutCard = input.population + held + defects.outsiders - totals.registered
  const deceased = defects.cardsOfTheDead - defects.cardsOfTheDeadActive
  const cells = split(
    totals.registered - totals.active - deceased,
    content.inactive.map((it) => it.cards),
  )
  const villages = villagesOf(input, totals.profile)
  return {
    ...totals,
    regency: input.regency,
    month: input.month,
    asOfDay: dayOf(reportingDate(input.month)),
    seed: input.seed,
    population: input.population,
    mix: totals.profile?.mix ?? content.mixOfProvince[input.regency.slice(0, 2)] ?? 'nasional',
    deciles: totals.profile?.deciles ?? Array(10).fill(10),
    villages,
    kecamatanCount: Math.max(...villages.map((it) => it.slot)) + 1,
    inactive: [...content.inactive.map((it, index) => ({ ...it, cards: cells[index] as number })), { segment: 'PBPU', cause: 'deceased', cards: deceased }],
    defects,
    withoutCard,
    deaths: Math.round(input.population * 0.0106) + defects.cardsOfTheDead,
    moves: Math.round(input.population * 0.009) + defects.cardsOfTheMoved,
  }
}

function totalsOf(input: SynthInput, content: ProfileContent) {
  const named = input.profile ? content.profiles[input.profile] : Object.values(content.profiles).find((it) => it.regency === input.regency)
  if (input.profile && named?.regency !== input.regency) throw badRequest({ field: 'regency', value: `${input.regency} with profile ${input.profile}` })
  const profile = named?.regency === input.regency ? named : undefined
  const scale = profile ? input.population / profile.population : 0
  const registered = profile ? Math.round(profile.registered * scale) : Math.round((input.population * content.country.coverage) / 100)
  const weights = Object.entries(profile?.active ?? content.country.active) as [Segment, number][]
  const profileActive = Object.values(profile?.active ?? {}).reduce((sum, heads) => sum + heads, 0)
  const active = profile ? Math.round(profileActive * scale) : Math.round((registered * content.country.keaktifan) / 100)
  const parts = split(
    active,
    weights.map(([, weight]) => weight),
  )
  return { profile, registered, active, activeBySegment: new Map(weights.map(([segment], index) => [segment, parts[index] as number])) }
}

/** Small cities keep at least one of every defect, so that each rule has something to find. */
function scaled(defects: DefectCounts, scale: number): DefectCounts {
  const entries = Object.entries(defects).map(([key, heads]) => [key, Math.max(1, Math.round(heads * scale))])
  const result = Object.fromEntries(entries) as DefectCounts
  // Each way of being unreadable at least once.
  result.unreadablePenduduk = Math.max(5, result.unreadablePenduduk)
  result.unreadablePeserta = Math.max(5, result.unreadablePeserta)
  result.deadStillResident = Math.min(result.deadStillResident, result.cardsOfTheDeadActive)
  return result
}

function villagesOf(input: SynthInput, profile: CityProfile | undefined): PlannedVillage[] {
  const villages = listVillages(input.regency)
  const kecamatan = [...new Set(villages.map((it) => it.kecamatan))]
  const weightOf = (code: string, index: number) => profile?.villages[code]?.weight ?? 10 + ((index * 7919 + input.seed * 31) % 23)
  const weights = kecamatan.map((it) => {
    const inside = villages.map((village, index) => (village.kecamatan === it ? weightOf(village.code, index) : 0))
    return { code: it, inside, sum: inside.reduce((sum, weight) => sum + weight, 0) }
  })
  const heads = split(
    input.population,
    weights.map((it) => profile?.kecamatan[it.code] ?? it.sum),
  )
  const population = weights.map((it, index) => split(heads[index] as number, it.inside))
  return villages.map((village, index) => {
    const slot = kecamatan.indexOf(village.kecamatan)
    const active = profile?.villages[village.code]?.active ?? 90 + ((index * 104_729 + input.seed * 17) % 60) / 10
    return { ...village, slot, population: population[slot]?.[index] as number, inactiveWeight: 100 - active }
  })
}
