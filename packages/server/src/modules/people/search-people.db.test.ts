import { expect, it } from 'vitest'
import { builtCity } from '../../testing/built-city.ts'
import { ctxFor, testApp } from '../../testing/index.ts'
import { indexMonth } from '../indicators/names-of-month.ts'
import { getMonth } from '../months/index.ts'
import { getPerson, revealPerson } from './get-person.ts'
import { listPeople } from './list-people.ts'
import { searchPeople } from './search-people.ts'

const app = await testApp({ now: '2025-11-05T00:00:00Z' })
const { regency, month } = await builtCity(app, { population: 1_000 })
const [here, elsewhere] = ['64.74.01.1003', '64.74.02.1001']

async function someoneIn(area: string) {
  const { rows } = await app.owner.query(
    `select nik, card, name from people_person
     where regency_code = $1 and village_code = $2 and is_primary and nik_state = 'ok' and card is not null and length(name) > 8 order by row_no limit 1`,
    [regency, area],
  )
  return rows[0] as { nik: string; card: string; name: string }
}
const search = (role: 'dinkes' | 'lurah' | 'counter-officer', area: string, q: string) => ctxFor(app, role, area, (ctx) => searchPeople(ctx, { q }))

it('finds by the whole NIK or card, and only inside the own area', async () => {
  const person = await someoneIn(here)
  for (const q of [person.nik, person.card, `${person.nik.slice(0, 6)} ${person.nik.slice(6)}`]) {
    expect((await search('lurah', here, q)).rows.map((it) => it.name)).toContain(person.name)
    expect((await search('lurah', elsewhere, q)).rows).toEqual([])
  }
  await expect(search('dinkes', regency, person.nik.slice(0, 15))).rejects.toMatchObject({ code: 'people/search-too-short' })
})

it('finds the same people by name before and after the words are indexed', async () => {
  const person = await someoneIn(here)
  const words = person.name.split(/[^A-Za-z]+/).filter((it) => it.length > 2)
  const q = words.map((it) => it.slice(0, 4).toUpperCase()).join(' ')
  const names = async () => (await search('lurah', here, q)).rows.map((it) => it.rowNo).toSorted((a, b) => a - b)
  const scanned = await names()
  const { build_id: buildId } = await ctxFor(app, 'dinkes', regency, (ctx) => getMonth(ctx, month))
  await indexMonth(app, { regency, buildId, actor: 'test' })
  expect(await names()).toEqual(scanned)
  expect(scanned.length).toBeGreaterThan(0)
  expect((await search('dinkes', regency, q)).rows.length).toBeGreaterThanOrEqual(scanned.length)
})

it('is no way to leaf through everybody', async () => {
  await expect(search('dinkes', regency, '99')).rejects.toMatchObject({ code: 'people/search-too-short' })
  await expect(search('dinkes', regency, '990101')).rejects.toMatchObject({ code: 'people/search-too-short' })
  await expect(search('counter-officer', regency, 'siti')).rejects.toMatchObject({ code: 'people/number-needed' })
  const many = await search('dinkes', regency, 'muh')
  expect(many.rows.length).toBeLessThanOrEqual(50)
})

it('opens a person with what every register says, and shows identity numbers only when revealed', async () => {
  const person = await someoneIn(here)
  const [found] = (await search('dinkes', regency, person.nik)).rows
  const ask = { month, personId: found?.personId ?? '' }
  const page = await ctxFor(app, 'dinkes', regency, (ctx) => getPerson(ctx, ask))
  expect(page.evidence.map((it) => it.register).toSorted()).toEqual(['dtsen', 'kematian', 'pekerja', 'penduduk', 'peserta', 'pindah'])
  expect(page.beliefs.map((it) => it.question)).toEqual(['active', 'dead', 'moved', 'employed', 'poor'])
  expect(page.household.map((it) => it.personId)).toContain(ask.personId)
  expect(JSON.stringify(page)).not.toContain(person.nik)
  const shown = await ctxFor(app, 'dinkes', regency, (ctx) => revealPerson(ctx, ask))
  expect(shown).toMatchObject({ nik: person.nik, until: '2025-11-05T00:05:00.000Z' })
  expect(shown.cards).toContain(person.card)
  await expect(ctxFor(app, 'lurah', elsewhere, (ctx) => getPerson(ctx, ask))).rejects.toMatchObject({ code: 'people/not-found' })
  await expect(ctxFor(app, 'dinkes', regency, (ctx) => getPerson(ctx, { month, personId: person.nik }))).rejects.toMatchObject({ code: 'people/not-found' })
})

it('gives the same opaque id to the same person on every list', async () => {
  const list = () => ctxFor(app, 'lurah', here, (ctx) => listPeople(ctx, { count: 'active', month, page: 1, pageSize: 50 }))
  const ids = (await list()).rows.map((it) => it.personId)
  expect((await list()).rows.map((it) => it.personId)).toEqual(ids)
  expect(ids.join(' ')).not.toMatch(/\d{13}/)
})
