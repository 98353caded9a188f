import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { literal, openSession } from '../../session.ts'
import { barOf, type Facts } from './eligibility.ts'
import { runAllocation } from './run.ts'
import type { AllocationInput, ChosenPerson, Ring } from './task.ts'

// Goal: only people without any cover, living here, with a NIK, without another payer who must are funded; a household stays together; each choice
// names its points; the same question gives the same list.
const folder = mkdtempSync(join(tmpdir(), 'allocation-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const limits = { memoryLimit: '300MB', threads: 1, tempDirectory: join(folder, 'spill') }
const OPEN: Ring = { areas: [], decileMax: null, needs: [], causes: [], ageMin: null, ageMax: null }

interface Person {
  id: string
  kk?: string | null
  area?: string
  decile?: number | null
  age?: number
  cause?: string | null
  registered?: boolean
  active?: boolean
  resident?: boolean
  died?: boolean
  moved?: boolean
  nikState?: string
  pbi?: boolean
  employer?: string | null
}
let files = 0
async function peopleFile(people: readonly Person[]): Promise<string> {
  const file = join(folder, `people-${files++}.parquet`)
  const session = await openSession(limits)
  const rows = people.map((it, index) => {
    const { id, kk = null, area = '64.74.01.1001/001/001', decile = null, age = 30, cause = null, employer = null } = it
    const flags = [true, it.resident ?? true, it.registered ?? false, it.active ?? false]
    const text = (value: string | null) => (value === null ? 'null::varchar' : literal(value))
    return `(${index + 1}, ${literal(id)}, ${literal(id)}, ${literal(it.nikState ?? 'ok')}, ${text(kk)}, null::varchar, ${literal(`N ${id}`)}, date '1990-01-01', ${age}, ${literal(area.slice(0, 13))},
      ${literal(area)}, ${flags.join(', ')}, null::varchar, ${text(it.registered ? (cause ?? 'arrears') : null)}, ${it.died ? "date '2025-01-01'" : 'null::date'},
      ${text(it.moved ? 'keluar' : null)}, ${decile ?? 'null::integer'}, ${it.pbi ?? false}, null::date, ${text(employer)}, null::date, 'aktif')`
  })
  await session.run(`create table p as select * from (values ${rows.join(', ')}) as t (row_no, person_id, nik, nik_state, kk, card, name, birth_date, age, village_code,
    area_path, is_primary, is_resident, is_registered, is_active, segment, cause, died_on, moved_direction, decile, pbi_recipient, pbi_removed_on, employer_code, employed_until,
    population_status); copy p to ${literal(file)} (format parquet)`)
  session.close()
  return file
}
const ask = (people: string, more: Partial<AllocationInput> = {}): AllocationInput => ({
  ...{ people, asOf: '2025-11-01', pledges: [{ id: 'p', heads: 3, ring: OPEN }], taken: [], method: 'optimal' as const, lot: 'satu' },
  ...{ stop: { nodes: 1_000, seconds: 20, types: 10_000 }, outDir: folder, limits, ...more },
})
async function choose(input: AllocationInput) {
  const report = await runAllocation(input, () => {})
  const chosen = readFileSync(join(folder, 'chosen.json'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as ChosenPerson)
  return { report, chosen, names: chosen.map((it) => it.nik) }
}

it('passes over everybody who is covered, gone, unknown, or owed by somebody else, and says how many', async () => {
  const people = await peopleFile([
    { id: 'free' },
    { id: 'active', registered: true, active: true },
    { id: 'dead', died: true },
    { id: 'gone', moved: true },
    { id: 'away', resident: false },
    { id: 'bad', nikState: 'damaged' },
    { id: 'pbi', pbi: true },
    { id: 'works', employer: '7001' },
    { id: 'other' },
  ])
  const { report, names } = await choose(ask(people, { taken: [{ key: 'other', why: 'takeover' }] }))
  expect(names).toEqual(['free'])
  const bars = ['active', 'bad-nik', 'deceased', 'employer-duty', 'moved', 'not-resident', 'pbi', 'takeover'] as const
  expect(report.bars.map((it) => it.why).sort()).toEqual([...bars].sort())
  expect(report.candidates + report.bars.reduce((sum, it) => sum + it.heads, 0)).toBe(9)
})

it('keeps a household together, takes the neediest that fits, and says why', async () => {
  const people = await peopleFile([
    ...['a1', 'a2'].map((id) => ({ id, kk: 'A', decile: 1 })),
    ...['b1', 'b2', 'b3', 'b4'].map((id) => ({ id, kk: 'B', decile: 1 })),
    { id: 'c1', kk: 'C', decile: 5, registered: true, cause: 'arrears' },
  ])
  const { report, names, chosen } = await choose(ask(people))
  expect(names.toSorted()).toEqual(['a1', 'a2', 'c1'])
  expect(chosen.find((it) => it.nik === 'c1')?.points).toEqual([
    { reason: 'person', points: 100 },
    { reason: 'decile-5', points: 12 },
    { reason: 'cause-arrears', points: 5 },
  ])
  expect(report).toMatchObject({ way: 'proved', gapPercent: 0, pledges: [{ heads: 3, households: 2, eligible: 7, cutoff: 117, next: 170 }] })
})

it('holds each donor to its own fence', async () => {
  const people = await peopleFile([
    { id: 'poor', decile: 2, area: '64.74.02.1001/001/001' },
    { id: 'child', age: 3 },
    { id: 'else', decile: 9 },
  ])
  const fences = [
    { ...OPEN, decileMax: 3 },
    { ...OPEN, ageMax: 4 },
    { ...OPEN, areas: ['64.74.03'] },
  ]
  const { chosen } = await choose(ask(people, { pledges: fences.map((ring, p) => ({ id: `p${p}`, heads: 5, ring })) }))
  expect(chosen.map((it) => [it.pledge, it.nik])).toEqual([
    ['p0', 'poor'],
    ['p1', 'child'],
  ])
})

it('gives the same list each time, and another draw only changes who of equals it is', async () => {
  const people = await peopleFile(Array.from({ length: 40 }, (_, n) => ({ id: `n${n}`, kk: `K${n}`, decile: 1 })))
  const [once, again, other] = [await choose(ask(people)), await choose(ask(people)), await choose(ask(people, { lot: 'dua' }))]
  expect(again).toEqual(once)
  expect(other.report.points).toBe(once.report.points)
  expect(other.names).not.toEqual(once.names)
})

it('bars the same people in its statement as in its words', async () => {
  const flag = fc.boolean()
  const person = fc.record({ resident: flag, active: flag, registered: flag, died: flag, moved: flag, pbi: flag, bad: flag, works: flag, taken: flag })
  await fc.assert(
    fc.asyncProperty(fc.array(person, { minLength: 30, maxLength: 60 }), async (all) => {
      const ids = all.map((_, n) => `id${n}`)
      const file = await peopleFile(
        all.map((it, n) => ({
          ...it,
          id: ids[n] ?? '',
          registered: it.registered || it.active,
          nikState: it.bad ? 'damaged' : 'ok',
          employer: it.works ? '7' : null,
        })),
      )
      const taken = all.flatMap((it, n) => (it.taken ? [{ key: ids[n] ?? '', why: 'pledge' as const }] : []))
      const { report } = await choose(ask(file, { taken }))
      const facts = all.map(
        (it): Facts => ({
          ...{ is_resident: it.resident, has_active: it.active, is_registered: it.registered, died: it.died, moved: it.moved, nik_ok: !it.bad, pbi: it.pbi },
          ...{ employed: it.works, taken: it.taken ? ('pledge' as const) : null, area_path: '', decile: null, cause: null, age: null },
        }),
      )
      const wanted = new Map<string, number>()
      for (const bar of facts.map(barOf)) if (bar) wanted.set(bar, (wanted.get(bar) ?? 0) + 1)
      expect(new Map(report.bars.map((it) => [it.why, it.heads]))).toEqual(wanted)
    }),
    { numRuns: 5 },
  )
})
