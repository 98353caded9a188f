import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { literal, openSession, type Session } from '../../session.ts'
import type { OnProgress } from '../../tasks.ts'
import { loadNeed } from '../need.ts'
import { needOf } from './eligibility.ts'
import { ranked } from './greedy.ts'
import { type Candidate, type Household, householdsOf } from './households.ts'
import { type Sharing, shareBest, shareByRules } from './optimal.ts'
import type { AllocationBar, AllocationInput, AllocationReport, ChosenPerson, PledgeOutcome } from './task.ts'

const CANDIDATES = readFileSync(new URL('./candidates.sql', import.meta.url), 'utf8')

/**
 * Shares out the money of pledges over people without active cover.
 *
 * Shape: writes chosen.json into `outDir`, one person a line, in the order of pledges, households and rows. A household is funded by one pledge,
 *        and all its members that fit the pledge go together. The same input gives the same answer.
 */
export async function runAllocation(input: AllocationInput, onProgress: OnProgress): Promise<AllocationReport> {
  const session = await openSession(input.limits)
  try {
    onProgress({ percent: 5, step: 'read-people' })
    await readPeople(session, input)
    const bars = await session.all<{ why: AllocationBar; heads: number }>(
      'select bar as why, count(*)::integer as heads from barred where bar is not null group by bar order by heads desc, why',
    )
    const candidates = await session.all<Candidate & Record<string, unknown>>(
      `select row_no::integer as row_no, household, area_path, decile::integer as decile, age::integer as age, cause, is_registered from barred where bar is null order by row_no`,
    )
    onProgress({ percent: 30, step: 'need' })
    const law = loadNeed()
    const households = householdsOf(candidates, input.pledges, law, input.lot)
    const capacity = input.pledges.map((it) => it.heads)
    onProgress({ percent: 45, step: 'best-sharing' })
    const sharing = await (input.method === 'rules' ? shareByRules : shareBest)(households, capacity, input.stop)
    onProgress({ percent: 90, step: 'write-list' })
    await writeChosen(session, input, households, sharing)
    const { way, stopped, points, bound } = sharing
    return {
      ...{ candidates: candidates.length, households: households.length, bars, way, stopped, points, bound },
      gapPercent: bound === 0 ? 0 : ((bound - points) / bound) * 100,
      pledges: input.pledges.map((_, p) => outcomeOf(input, households, sharing, p)),
      need: { source: law.source, hash: law.hash },
    }
  } finally {
    session.close()
  }
}

async function readPeople(session: Session, { people, asOf, taken }: AllocationInput): Promise<void> {
  await session.run(`set variable as_of = date ${literal(asOf)}; create view people as select * from read_parquet(${literal(people)})`)
  await session.run('create table taken (key varchar, why varchar)')
  for (let at = 0; at < taken.length; at += 1_000) {
    const rows = taken.slice(at, at + 1_000).map((it) => `(${literal(it.key)}, ${literal(it.why)})`)
    await session.run(`insert into taken values ${rows.join(', ')}`)
  }
  await session.run(CANDIDATES)
}

interface Pick {
  pledge: number
  household: Household
  perHead: number
}

async function writeChosen(session: Session, input: AllocationInput, households: readonly Household[], { shared }: Sharing): Promise<void> {
  const picks = new Map<number, Pick>()
  for (const [pledge, indexes] of shared.entries()) {
    for (const index of indexes.toSorted((a, b) => a - b)) {
      const household = households[index] as Household
      const offer = household.offers[pledge]
      for (const it of household.members.filter((one) => one.fits[pledge]))
        picks.set(it.row_no, { pledge, household, perHead: (offer?.points ?? 0) / (offer?.heads ?? 1) })
    }
  }
  await session.run('create table pick (row_no integer)')
  await session.fill('pick', [Int32Array.from(picks.keys())])
  type Row = Omit<ChosenPerson, 'pledge' | 'points' | 'household' | 'need'> & { is_registered: boolean }
  const rows = await session.all<Row & Record<string, unknown>>(
    `select row_no::integer as row_no, person_id, nik, card, kk, name, birth_date::varchar as birth_date, village_code, area_path, age::integer as age, decile::integer as decile,
       segment, cause, is_registered from people where people.row_no in (select row_no from pick)`,
  )
  const byRow = new Map(rows.map((it) => [it.row_no, it]))
  const lines = [...picks].map(([rowNo, { pledge, household, perHead }]) => {
    const { is_registered, ...row } = byRow.get(rowNo) as Row
    const points = household.members.find((it) => it.row_no === rowNo)?.points ?? []
    const heads = household.offers[pledge]?.heads ?? 0
    return JSON.stringify({ pledge: input.pledges[pledge]?.id, ...row, need: needOf({ is_registered }), points, household: { heads, perHead } })
  })
  writeFileSync(join(input.outDir, 'chosen.json'), lines.map((line) => `${line}\n`).join(''))
}

function outcomeOf({ pledges }: AllocationInput, households: readonly Household[], { shared }: Sharing, p: number): PledgeOutcome {
  const perHead = (index: number | undefined) => {
    const offer = index === undefined ? null : households[index]?.offers[p]
    return offer ? offer.points / offer.heads : null
  }
  const own = shared[p] ?? []
  const taken = new Set(shared.flat())
  const sum = (of: 'heads' | 'points') => own.reduce((total, index) => total + (households[index]?.offers[p]?.[of] ?? 0), 0)
  const lowest = own.map(perHead).reduce<number | null>((least, it) => (it === null || (least !== null && least <= it) ? least : it), null)
  return {
    ...{ id: pledges[p]?.id ?? '', capacity: pledges[p]?.heads ?? 0, heads: sum('heads'), households: own.length, points: sum('points') },
    eligible: households.reduce((total, it) => total + (it.offers[p]?.heads ?? 0), 0),
    cutoff: lowest,
    next: perHead(ranked(households, p).find((index) => !taken.has(index))),
  }
}
