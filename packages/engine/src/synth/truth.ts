import { join } from 'node:path'
import type { SynthInput } from '../tasks.ts'
import type { BillPlan } from './bill-plan.ts'
import { type BillTruth, writeBillTruth } from './bill-truth.ts'
import type { City } from './city.ts'
import { cell, createRows } from './csv.ts'
import { MARKED_DEAD } from './departed.ts'
import { eachEntry } from './entries.ts'
import { eachFinding } from './expected.ts'
import { FLAGS, GONE, OUTSIDER, SEGMENT_LIST } from './model.ts'
import type { Job } from './write-others.ts'

/** What an import and a month of the written files must say. */
export interface Truth {
  about: string
  input: { regency: string; population: number; month: string; seed: number; profile: string | null; history: number; dirt: number }
  counts: { population: number; registered: number; active: number }
  segments: { segment: string; registered: number; active: number }[]
  villages: { code: string; population: number; registered: number; active: number }[]
  waterfall: Record<string, number>
  /** rule id: rows the month must find */
  findings: Record<string, number>
  /** the same two where a month has the links of the task `linkage` */
  linked: { waterfall: Record<string, number>; findings: Record<string, number> }
  /** defects put on people on purpose, by name */
  planted: Record<string, number>
  accepted: { penduduk: number; peserta: number }
  rejected: { penduduk: number; peserta: number }
  history: { month: string; population: number; registered: number; active: number }[]
  /** what challenging the newest bill must say, by exact NIK and where everybody is recognised; null where no law of ours knows what a month costs */
  bill: (BillTruth & { linked: BillTruth }) | null
}

/** Writes down from now on which row of which register is which human: `truth-human.csv` in the output folder, rows as the files count them. */
export function noteHumans(city: City, folder: string): { close(): void } {
  const file = createRows(join(folder, 'truth-human.csv'))
  file.line('register,row_no,human')
  city.noted = (register, row, person) => file.line(`${register},${row},${person}`)
  return file
}

/** Counts the truth and writes who it is about: `truth-finding.csv` and `truth-person.csv` in the output folder. */
export function writeTruth(city: City, jobs: readonly Job[], input: SynthInput, bills: BillPlan): Truth {
  const { plan, people, cards } = city
  const segments = SEGMENT_LIST.map((segment) => ({ segment, registered: 0, active: 0 }))
  const villages = plan.villages.map(({ code }) => ({ code, population: 0, registered: 0, active: 0 }))
  const waterfall: Record<string, number> = { duplicate: 0, dead: 0, moved: 0, 'not-resident': 0, verified: 0 }
  const counts = { population: 0, registered: 0, active: 0 }
  eachEntry(city, (it) => {
    const village = villages[city.households.village[people.household[it.person] as number] as number]
    for (const sum of village ? [counts, village] : [counts]) {
      if (it.isResident) sum.population++
      if (it.isRegistered) sum.registered++
      if (it.isActive) sum.active++
    }
    if (it.step !== null) waterfall[it.step] = (waterfall[it.step] as number) + 1
    const segment = it.isRegistered ? segments[it.segment] : undefined
    if (segment) segment.registered++
    if (segment && it.isActive) segment.active++
  })
  const inRegister = people.kind.subarray(0, people.count).reduce((sum, kind) => sum + (kind === OUTSIDER || kind === GONE ? 0 : 1), 0)
  return {
    about: 'Invented people only. Rows and counts that an import and a month of these files must give.',
    input: {
      regency: input.regency,
      population: input.population,
      month: input.month,
      seed: input.seed,
      profile: input.profile ?? null,
      history: input.history,
      dirt: city.dirt,
    },
    counts,
    segments,
    villages,
    waterfall,
    findings: writeFindings(city, jobs, input.outDir),
    linked: linkedTruth(city, jobs),
    planted: writePlanted(city, input.outDir),
    accepted: { penduduk: inRegister, peserta: cards.count },
    rejected: { penduduk: plan.defects.unreadablePenduduk, peserta: plan.defects.unreadablePeserta },
    history: city.history.months.slice(1, input.history + 1).map(({ month, population, registered, active }) => ({ month, population, registered, active })),
    bill: billTruth(city, jobs, input, bills),
  }
}

function billTruth(city: City, jobs: readonly Job[], { history, outDir }: SynthInput, bills: BillPlan): Truth['bill'] {
  if (bills.written === 0) return null
  const exact = writeBillTruth(city, bills, { history, jobs, outDir, how: 'exact' })
  return { ...exact, linked: writeBillTruth(city, bills, { history, jobs, outDir: null, how: 'linked' }) }
}

/** What a month must say that recognises everybody whose NIK leads nowhere. */
function linkedTruth(city: City, jobs: readonly Job[]): Truth['linked'] {
  const waterfall: Record<string, number> = { duplicate: 0, dead: 0, moved: 0, 'not-resident': 0, verified: 0 }
  const findings: Record<string, number> = {}
  const add = (counts: Record<string, number>, key: string) => {
    counts[key] = (counts[key] ?? 0) + 1
  }
  eachEntry(city, (it) => it.step !== null && add(waterfall, it.step), 'linked')
  eachFinding(city, jobs, (rule) => add(findings, rule), 'linked')
  return { waterfall, findings }
}

function writeFindings(city: City, jobs: readonly Job[], folder: string): Record<string, number> {
  const counts: Record<string, number> = {}
  const file = createRows(join(folder, 'truth-finding.csv'))
  file.line('rule,nik,no_kartu')
  eachFinding(city, jobs, (rule, person, card) => {
    counts[rule] = (counts[rule] ?? 0) + 1
    file.line(`${rule},${city.people.nik[person]},${card < 0 ? '' : city.cardNumber(card)}`)
  })
  file.close()
  return counts
}

/** Who carries which planted defect, with the NIK that is truly theirs. */
function writePlanted(city: City, folder: string): Record<string, number> {
  const { people, cards } = city
  const counts: Record<string, number> = {}
  const numbers = new Map<number, string[]>()
  for (let card = 0; card < cards.count; card++) {
    const person = cards.owner[card] as number
    if (people.flag[person] !== 0) numbers.set(person, [...(numbers.get(person) ?? []), city.cardNumber(card)])
  }
  const file = createRows(join(folder, 'truth-person.csv'))
  file.line('defect,nik,nama,no_kartu')
  for (let person = 0; person < people.count; person++) {
    const flag = FLAGS[people.flag[person] as number]
    if (!flag || people.kind[person] === GONE) continue
    counts[flag] = (counts[flag] ?? 0) + 1
    file.line(`${flag},${people.nik[person]},${cell(people.name[person] as string, ',')},${(numbers.get(person) ?? []).join(' ')}`)
  }
  file.close()
  const markedDead = cards.status.subarray(0, cards.count).reduce((sum, status) => sum + (status === MARKED_DEAD ? 1 : 0), 0)
  return { ...counts, 'marked-dead': markedDead }
}
