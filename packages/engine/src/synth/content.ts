import { readFileSync } from 'node:fs'
import { SEGMENTS } from '@semesta/kernel'
import { parse } from 'yaml'
import { z } from 'zod'

const Words = z.array(z.string()).min(1)
const Shares = z.record(z.string(), z.number().nonnegative())

const Names = z.object({
  mixes: z.record(z.string(), Shares),
  origins: z.record(z.string(), z.object({ men: Words, women: Words, moreMen: Words, moreWomen: Words })),
  muhammad: Shares,
  titlesBefore: Shares,
  titlesAfter: Shares,
})
const Places = z.object({
  streets: Words,
  births: z.record(z.string(), Shares),
  firms: z.object({ kinds: Shares, first: Words, second: Words }),
})

const heads = z.int().nonnegative()
const Defects = z.object({
  cardsOfTheDead: heads,
  cardsOfTheDeadActive: heads,
  cardsOfTheMoved: heads,
  cardsOfTheMovedPaidByCity: heads,
  duplicateCards: heads,
  duplicatePaidTwice: heads,
  outsiders: heads,
  nikMissing: heads,
  nikDamaged: heads,
  nikShape: heads,
  nikBirthMismatch: heads,
  nikSexMismatch: heads,
  sharedNik: heads,
  deadStillResident: heads,
  newbornUnregistered: heads,
  employedCityPaid: heads,
  workersUnregistered: heads,
  unreadablePenduduk: heads,
  unreadablePeserta: heads,
  copiedRows: heads,
})
const Bill = z.object({
  copies: heads,
  copiesOfEarlier: heads,
  beforeProgramme: heads,
  forgotten: heads,
  wrongRate: heads,
  alsoPbi: heads,
  otherSegment: heads,
  deactivated: heads,
  notOnRoster: heads,
  unknown: heads,
  otherClass: heads,
  overAge: heads,
})
const ActiveBySegment = z.partialRecord(z.enum(SEGMENTS), z.number().nonnegative())
const Profile = z.object({
  regency: z.string(),
  mix: z.string(),
  population: heads,
  registered: heads,
  active: ActiveBySegment,
  deciles: z.array(z.number().positive()).length(10).default(Array(10).fill(10)),
  kecamatan: Shares.default({}),
  villages: z.record(z.string(), z.object({ weight: z.number().positive(), active: z.number().min(0).max(100) })).default({}),
})
const Profiles = z.object({
  unit: z.int().positive(),
  defects: Defects,
  bill: Bill,
  inactive: z.array(
    z.object({
      segment: z.enum(SEGMENTS),
      cause: z.enum(['arrears', 'suspended', 'left-employment', 'child-over-21', 'end-of-month', 'pbi-removed']),
      cards: heads,
    }),
  ),
  profiles: z.record(z.string(), Profile),
  affinity: z.record(z.string(), z.array(z.number().positive()).length(10)),
  country: z.object({ coverage: z.number(), keaktifan: z.number(), active: ActiveBySegment }),
  mixOfProvince: z.record(z.string(), z.string()),
  history: z.object({ coverage: z.array(z.number()).length(24), keaktifan: z.array(z.number()).length(24) }),
})

export type NameContent = z.infer<typeof Names>
export type PlaceContent = z.infer<typeof Places>
export type ProfileContent = z.infer<typeof Profiles>
export type CityProfile = z.infer<typeof Profile>
export type DefectCounts = z.infer<typeof Defects>
export interface SynthContent {
  names: NameContent
  places: PlaceContent
  profiles: ProfileContent
}

function read(name: string): unknown {
  return parse(readFileSync(new URL(`../../../../policy/synth/${name}.yaml`, import.meta.url), 'utf8'))
}

/** Reads the content invented cities are made from. Fails: ZodError naming the entry when a file was edited wrongly. Source: policy/synth. */
export function loadSynthContent(): SynthContent {
  return { names: Names.parse(read('names')), places: Places.parse(read('places')), profiles: Profiles.parse(read('profiles')) }
}
