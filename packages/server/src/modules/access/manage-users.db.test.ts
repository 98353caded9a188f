import { expect, it } from 'vitest'
import { anOffice, type Browser, PASSWORD } from '../../testing/office.ts'

const office = await anOffice()
const invite = (by: Browser, regency: string, more: object = {}) =>
  by.post(`/api/v1/regencies/${regency}/users`, {
    name: 'Budi',
    email: `${office.app.newId()}@contoh.id`,
    role: 'lurah',
    areaCode: `${regency}.01.1001`,
    ...more,
  })
interface UserBody {
  id: string
  email: string
  active: boolean
  grants: { id: string; role: string; areaCode: string }[]
}
const userOf = (answer: Awaited<ReturnType<typeof invite>>) => answer.json().user as unknown as UserBody

it('invites a person who sets a password by the link and works at once', async () => {
  const regency = office.aRegency()
  const admin = await office.person('administrator', regency)
  const invited = await invite(admin, regency)
  expect(userOf(invited)).toMatchObject({ active: false, grants: [{ role: 'lurah', areaCode: `${regency}.01.1001` }] })
  const token = new URLSearchParams(String(invited.json().activationPath).split('?')[1]).get('token')
  expect((await office.visitor().post('/api/v1/activate', { token, password: PASSWORD })).status).toBe(200)
  const budi = await office.signIn(userOf(invited).email)
  expect((await budi.get(`/api/v1/regencies/${regency}/areas`)).status).toBe(200)
  const rows = (await admin.get(`/api/v1/regencies/${regency}/users`)).json().rows as unknown as UserBody[]
  expect(rows.find((it) => it.id === userOf(invited).id)?.active).toBe(true)
})

it('gives roles only inside one’s own area and no wider than they are meant', async () => {
  const regency = office.aRegency()
  const admin = await office.person('administrator', `${regency}.01`)
  const code = async (more: object) => (await invite(admin, regency, more)).json().code
  expect(await code({ areaCode: `${regency}.02.1001` })).toBe('access/area-outside')
  expect(await code({ areaCode: regency })).toBe('access/area-outside')
  expect(await code({ areaCode: '00', role: 'administrator' })).toBe('access/area-outside')
  expect(await code({ areaCode: `${regency}.01`, role: 'lurah' })).toBe('access/role-too-wide')
  expect(await code({ areaCode: `${regency}.01`, role: 'camat' })).toBeUndefined()
})

it('shows no one the roles that people hold elsewhere', async () => {
  const [mine, other] = [office.aRegency(), office.aRegency()]
  const [admin, stranger] = [await office.person('administrator', mine), await office.person('dinkes', other)]
  expect((await admin.post(`/api/v1/regencies/${mine}/users/${stranger.id}/grants`, { role: 'dinkes', areaCode: mine })).json().code).toBe(
    'access/user-not-found',
  )
  const known = await invite(admin, mine, { email: stranger.email })
  expect([known.status, known.json().code]).toEqual([409, 'access/email-taken'])
  const list = await admin.get(`/api/v1/regencies/${mine}/users`)
  expect(list.text).not.toContain(other)
  expect(list.json().total).toBe(1)
})

it('takes a role away at once, but never the last administrator’s', async () => {
  const regency = office.aRegency()
  const admin = await office.person('administrator', regency)
  const dinkes = await office.person('dinkes', regency)
  const rows = (await admin.get(`/api/v1/regencies/${regency}/users`)).json().rows as unknown as UserBody[]
  const grantOf = (id: string) => rows.find((it) => it.id === id)?.grants[0]?.id
  const end = (id: string) => admin.call('DELETE', `/api/v1/regencies/${regency}/users/${id}/grants/${grantOf(id)}`)
  expect(userOf(await end(dinkes.id)).grants).toEqual([])
  expect((await dinkes.get(`/api/v1/regencies/${regency}/areas`)).status).toBe(404)
  expect((await end(admin.id)).json().code).toBe('access/last-administrator')
  await office.person('administrator', regency)
  expect((await end(admin.id)).status).toBe(200)
})

it('leaves one of two administrators who take each other’s role away at the same moment', async () => {
  const regency = office.aRegency()
  const [one, two] = [await office.person('administrator', regency), await office.person('administrator', regency)]
  const rows = (await one.get(`/api/v1/regencies/${regency}/users`)).json().rows as unknown as UserBody[]
  const end = (by: Browser, id: string) =>
    by.call('DELETE', `/api/v1/regencies/${regency}/users/${id}/grants/${rows.find((it) => it.id === id)?.grants[0]?.id}`)
  const statuses = (await Promise.all([end(one, two.id), end(two, one.id)])).map((it) => it.status)
  expect(statuses.filter((it) => it === 200)).toHaveLength(1)
})
