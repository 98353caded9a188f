import * as contract from '@semesta/contract'
import { parseCsv } from 'hucre/csv'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, inject, it } from 'vitest'
import { CITY, loginOf, PEOPLE } from './people.ts'
import { type Session, sessionOf } from './session.ts'

// Goal: the number on a page, the list behind it and the file taken from it hold the same people, for every number and every role.
const at = { regency: CITY.regency, month: CITY.month }
const readers = PEOPLE.filter(({ role }) => !['bpkad', 'donor', 'province', 'administrator'].includes(role))
const session = (role: (typeof PEOPLE)[number]['role']) => sessionOf(inject('url'), loginOf(role))

type Count = (typeof contract.COUNTS)[number]

const listed = async (who: Session, filter: { count: Count } & Record<string, string>) =>
  (await who.call(contract.ListPeople, { ...at, pageSize: 1, ...filter })).total

async function csvRows(response: Response): Promise<number> {
  expect(response.status).toBe(200)
  return parseCsv((await response.text()).replace(/^\uFEFF/, '')).length - 1
}
async function xlsxRows(response: Response): Promise<number> {
  expect(response.status).toBe(200)
  const { sheets } = await readXlsx(new Uint8Array(await response.arrayBuffer()))
  return (sheets[0]?.rows.length ?? 0) - 1
}

/** Every number at the head of a page, and the steps of its waterfall. */
async function numbersOf(who: Session): Promise<[Count, number][]> {
  const { counts, waterfall } = await who.call(contract.GetFigures, at)
  return [...(Object.entries(counts) as [Count, number][]), ...waterfall.map(({ step, heads }): [Count, number] => [step, heads])]
}

/** Of a village and one's own area the smaller: an RT lists its own part of the village. */
const within = (own: string, village: string) => (own.startsWith(village) ? own : village)

describe.each(readers)('$role of $area', ({ role, area }) => {
  const mayExport = role !== 'rt'

  it('lists and exports as many people as each number of the page says', async () => {
    const who = await session(role)
    for (const [count, number] of await numbersOf(who)) {
      expect({ count, people: await listed(who, { count }) }).toEqual({ count, people: number })
      const response = await who.send(contract.ExportPeople, { ...at, count, format: 'csv' })
      if (mayExport) expect({ count, rows: await csvRows(response) }).toEqual({ count, rows: number })
      else expect(response.status).toBe(403)
    }
  })

  it('sees its own area by default, and nothing of another', async () => {
    const who = await session(role)
    const [own, everything] = [await listed(who, { count: 'active', area }), await listed(who, { count: 'active' })]
    expect(own).toBe(everything)
    const elsewhere = area.startsWith('64.74.02') ? '64.74.01' : '64.74.02'
    const { status } = await who.send(contract.ListPeople, { ...at, count: 'active', area: elsewhere })
    expect(status === 200).toBe(area === CITY.regency)
  })

  it.each(['village', 'segment', 'sex', 'age', 'cause'] as const)('lists as many as each row by %s says', async (by) => {
    const who = await session(role)
    const { rows } = await who.call(contract.GetBreakdown, { ...at, by })
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows.filter(({ key }) => key !== '')) {
      const filter: Record<string, string> = by === 'village' ? { area: within(area, row.key) } : { [by]: row.key }
      for (const count of by === 'cause' ? (['inactive'] as const) : (['registered', 'active'] as const)) {
        expect({ key: row.key, count, people: await listed(who, { count, ...filter }) }).toEqual({ key: row.key, count, people: row[count] })
      }
    }
  })

  it('lists and exports as many people as each rule found', async () => {
    const who = await session(role)
    const { rows } = await who.call(contract.ListFindingRules, at)
    expect(rows.length).toBeGreaterThan(0)
    for (const { rule, people: heads, rupiahPerMonth } of rows) {
      const list = await who.call(contract.ListFindings, { ...at, rule, pageSize: 1 })
      expect({ rule, people: list.total, rupiahPerMonth: list.rupiahPerMonth }).toEqual({ rule, people: heads, rupiahPerMonth })
      if (!mayExport) continue
      expect({ rule, rows: await csvRows(await who.send(contract.ExportFindings, { ...at, rule, format: 'csv' })) }).toEqual({ rule, rows: heads })
    }
  })
})

it('writes the same rows to a spreadsheet, with identity numbers as text', async () => {
  const who = await session('dinkes')
  const { counts } = await who.call(contract.GetFigures, at)
  expect(await xlsxRows(await who.send(contract.ExportPeople, { ...at, count: 'inactive', format: 'xlsx' }))).toBe(counts.inactive)
})

it('shows figures and no names to those who may see figures alone', async () => {
  const who = await session('bpkad')
  expect((await who.call(contract.GetFigures, at)).counts.population).toBe(CITY.population)
  expect((await who.send(contract.ListPeople, { ...at, count: 'active' })).status).toBe(403)
})

it('adds villages up to the regency', async () => {
  const who = await session('dinkes')
  const { counts } = await who.call(contract.GetFigures, at)
  const { rows } = await who.call(contract.GetBreakdown, { ...at, by: 'village' })
  const sum = (pick: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + pick(row), 0)
  expect({ population: sum((row) => row.population), registered: sum((row) => row.registered), active: sum((row) => row.active) }).toEqual({
    population: counts.population,
    registered: counts.registered,
    active: counts.active,
  })
})
