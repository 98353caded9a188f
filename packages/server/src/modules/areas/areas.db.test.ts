import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { anOffice } from '../../testing/office.ts'
import { areaNames, loadAreas } from './index.ts'

const office = await anOffice()
await loadAreas(office.app)

it('loads every area of the country once', async () => {
  const count = async () => (await sql<{ n: number }>`select count(*) as n from areas_area`.execute(office.app.db)).rows[0]?.n
  expect(await count()).toBe(38 + 514 + 7_285 + 83_762)
  await office.app.owner.query("update areas_area set name = 'diubah' where code = '64.74'")
  await loadAreas(office.app)
  expect((await areaNames(office.app.db, ['64.74'])).get('64.74')).toBe('diubah')
  await office.app.owner.query("update areas_source set edition = 'lama'")
  await loadAreas(office.app)
  expect((await areaNames(office.app.db, ['64.74'])).get('64.74')).toBe('Kota Bontang')
})

it('names areas of every level', async () => {
  const names = await areaNames(office.app.db, ['00', '64', '64.74.01', '64.74.01.1006', '64.74.01.1006/003', '64.74.01.1006/003/012', '64.74.99.9999'])
  expect([...names.values()]).toEqual([
    'Indonesia',
    'Kalimantan Timur',
    'Bontang Utara',
    'Api-api',
    'RW 003 Api-api',
    'RT 012 / RW 003 Api-api',
    '64.74.99.9999',
  ])
})

it('shows a lurah the own village and the kecamatan around it, a dinkes all of the regency', async () => {
  const codesOf = async (areaCode: string, role: 'lurah' | 'dinkes') => {
    const answer = await (await office.person(role, areaCode)).get('/api/v1/regencies/64.74/areas')
    return (answer.json().areas as { code: string; tile: unknown }[]).map((it) => it.code)
  }
  expect(await codesOf('64.74.01.1006', 'lurah')).toEqual(['64.74.01', '64.74.01.1006'])
  expect(await codesOf('64.74', 'dinkes')).toHaveLength(3 + 15)
})

it('lets a branch choose among its regencies and a province see names of all of its own', async () => {
  const codesOf = async (grants: [Parameters<typeof office.person>[0], string]) => {
    const rows = (await (await office.person(...grants)).get('/api/v1/regencies')).json().rows as { code: string }[]
    return rows.map((it) => it.code)
  }
  expect(await codesOf(['bpjs-branch', '64.74'])).toEqual(['64.74'])
  expect(await codesOf(['province', '64'])).toHaveLength(10)
  expect(await codesOf(['administrator', '00'])).toHaveLength(514)
})

it('does not open a regency that the country does not have, not even to its administrator', async () => {
  const admin = await office.person('administrator', '00')
  expect((await admin.get('/api/v1/regencies/64.99/users')).json().code).toBe('areas/not-found')
  expect((await admin.get('/api/v1/regencies/64.74/users')).status).toBe(200)
})
