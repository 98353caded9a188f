import { expect, it } from 'vitest'
import { aBuiltMonth } from '../../testing/fixtures.ts'
import { anOffice } from '../../testing/office.ts'
import { loadAreas } from '../areas/index.ts'
import { grantRole } from './index.ts'

const office = await anOffice()
await loadAreas(office.app)
await aBuiltMonth(office.app, '64.74', '2026-01')
interface Me {
  regencies: { code: string; name: string; timeZone: string; scopes: string[]; areas: { code: string; name: string }[]; newestMonth: string | null }[]
  provinces: { code: string }[]
}
const meOf = async (person: { get(url: string): Promise<{ json(): unknown }> }) => (await person.get('/api/v1/me')).json() as Me

it('tells a branch its regencies, each with its time zone and newest month', async () => {
  const branch = await office.person('bpjs-branch', '64.74')
  await grantRole(office.app, { email: branch.email, role: 'bpjs-branch', areaCode: '64.02' })
  const { regencies, provinces } = await meOf(branch)
  expect(regencies.map((it) => [it.code, it.timeZone, it.newestMonth])).toEqual([
    ['64.02', 'Asia/Makassar', null],
    ['64.74', 'Asia/Makassar', '2026-01'],
  ])
  expect(regencies[1]?.areas).toEqual([{ code: '64.74', name: 'Kota Bontang' }])
  expect(regencies[1]?.scopes).toContain('registers.import')
  expect(provinces).toEqual([])
})

it('tells a province its regencies that hold data, with totals and no more', async () => {
  const { regencies, provinces } = await meOf(await office.person('province', '64'))
  expect(regencies.map((it) => [it.code, it.scopes])).toEqual([['64.74', ['province.read', 'figures.read']]])
  expect(provinces).toMatchObject([{ code: '64' }])
})

it('tells an administrator of a part of a regency nothing of its files and its audit log', async () => {
  const { regencies } = await meOf(await office.person('administrator', '64.74.01'))
  expect(regencies[0]?.areas).toEqual([{ code: '64.74.01', name: 'Bontang Utara' }])
  expect(regencies[0]?.scopes.toSorted()).toEqual(['figures.read', 'findings.read', 'linkage.read', 'rates.read', 'users.manage'])
})

it('names the areas of a head of an RT', async () => {
  const { regencies } = await meOf(await office.person('rt', '64.74.01.1006/003/012'))
  expect(regencies[0]?.areas).toEqual([{ code: '64.74.01.1006/003/012', name: 'RT 012 / RW 003 Api-api' }])
})
