import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { inRegency } from '../../platform/database.ts'
import { systemActor, systemBind } from '../../platform/system.ts'
import { anOffice, PASSWORD } from '../../testing/office.ts'
import { addPerson, firstAdministratorLink } from './index.ts'

const office = await anOffice()
const behindTls = await anOffice({ env: { SEMESTA_PUBLIC_URL: 'https://uhc.contoh.id' } })
const tokenOf = (path: unknown) => new URLSearchParams(String(path).split('?')[1]).get('token') ?? ''

const auditOf = (regency: string) =>
  inRegency(office.app, systemActor('test'), systemBind(regency), async ({ trx }) => {
    const { rows } = await sql<{ said: string }>`select action || ' ' || outcome as said from audit_entry order by seq`.execute(trx)
    return rows.map((it) => it.said)
  })

it('makes the first administrator by a one-time link, once', async () => {
  const replaced = tokenOf(await firstAdministratorLink(office.app))
  const token = tokenOf(await firstAdministratorLink(office.app))
  const visitor = office.visitor()
  const person = { name: 'Ibu Kepala', email: 'Kepala@contoh.id', password: PASSWORD }
  expect((await visitor.post('/api/v1/activate', { token: replaced, ...person })).json().code).toBe('access/link-used-or-expired')
  expect((await visitor.post('/api/v1/activate', { token, ...person, password: 'kepala12345' })).json().code).toBe('access/weak-password')
  expect((await visitor.post('/api/v1/activate', { token, password: PASSWORD })).json().code).toBe('access/identity-missing')
  expect((await visitor.post('/api/v1/activate', { token, ...person })).json()).toEqual({ email: 'kepala@contoh.id' })
  expect((await visitor.post('/api/v1/activate', { token, ...person })).json().code).toBe('access/link-used-or-expired')
  expect(await firstAdministratorLink(office.app)).toBeNull()
  const me = (await (await office.signIn('kepala@contoh.id')).get('/api/v1/me')).json()
  expect(me.grants).toMatchObject([{ role: 'administrator', areaCode: '00', areaName: 'Indonesia' }])
})

it('does not open with a link older than a week', async () => {
  const regency = office.aRegency()
  const { activationPath } = await addPerson(office.app, { name: 'Budi', email: 'budi@contoh.id', role: 'dinkes', areaCode: regency })
  await office.app.owner.query("update access_link set expires_at = now() - interval '1 second' where used_at is null")
  const answer = await office.visitor().post('/api/v1/activate', { token: tokenOf(activationPath), password: PASSWORD })
  expect([answer.status, answer.json().code]).toEqual([410, 'access/link-used-or-expired'])
})

it('keeps the session in a cookie that no script reads, and over https only where the address is https', async () => {
  const cookieOf = async (at: typeof office) => {
    const { email } = await at.person('dinkes', at.aRegency())
    const answer = await at.visitor().post('/api/auth/sign-in/email', { email, password: PASSWORD })
    return String(answer.headers['set-cookie'])
  }
  expect(await cookieOf(office)).toMatch(/^semesta\.session_token=.*HttpOnly; SameSite=Lax$/)
  expect(await cookieOf(behindTls)).toMatch(/^__Secure-semesta\.session_token=.*HttpOnly; Secure; SameSite=Lax$/)
  expect((await behindTls.visitor().get('/health')).headers['strict-transport-security']).toContain('max-age=')
})

it('keeps signing in, failing and signing out in the audit log of the person’s regency', async () => {
  const regency = office.aRegency()
  const { email, post } = await office.person('dinkes', regency)
  await office.visitor().post('/api/auth/sign-in/email', { email, password: 'bukan kata sandinya' })
  await post('/api/auth/sign-out')
  expect(await auditOf(regency)).toEqual(['access.user-added done', 'access.sign-in done', 'access.sign-in refused', 'access.sign-out done'])
})

it('makes whoever guesses wait, longer each time, also with the right password', async () => {
  const { email } = await office.person('dinkes', office.aRegency())
  const attempt = (password: string) => office.visitor().post('/api/auth/sign-in/email', { email, password }, { 'x-forwarded-for': '203.0.113.9' })
  const statuses = []
  for (let n = 0; n < 5; n += 1) statuses.push((await attempt(`tebakan ${n} salah`)).status)
  expect(statuses).toEqual([401, 401, 401, 401, 401])
  const right = await attempt(PASSWORD)
  expect([right.status, right.json().code]).toEqual([429, 'http/too-many-requests'])
  await sql`update auth_attempt set locked_until = now() - interval '1 second'`.execute(office.app.db)
  expect((await attempt('masih salah juga')).status).toBe(401)
  expect(((await attempt(PASSWORD)).json().facts as { seconds: number }).seconds).toBeGreaterThan(50)
  expect((await office.visitor().post('/api/auth/sign-in/email', { email, password: PASSWORD }, { 'x-forwarded-for': '203.0.113.10' })).status).toBe(200)
})

it('lists sessions and ends them all at once', async () => {
  const here = await office.person('dinkes', office.aRegency())
  const there = await office.signIn(here.email)
  const sessions = JSON.parse((await here.get('/api/auth/list-sessions')).text) as unknown[]
  expect(sessions).toHaveLength(2)
  await here.post('/api/auth/revoke-sessions')
  expect([(await here.get('/api/v1/me')).status, (await there.get('/api/v1/me')).status]).toEqual([401, 401])
})

it('asks for the second factor where one is set, and does not sign in without it', async () => {
  const regency = office.aRegency()
  const person = await office.person('dinkes', regency)
  const { totpURI, backupCodes } = (await person.post('/api/auth/two-factor/enable', { password: PASSWORD })).json() as {
    totpURI: string
    backupCodes: string[]
  }
  expect((await person.post('/api/auth/two-factor/verify-totp', { code: totp(totpURI) })).status).toBe(200)
  const browser = await office.signIn(person.email)
  expect((await browser.get('/api/v1/me')).status).toBe(401)
  expect((await browser.post('/api/auth/two-factor/verify-totp', { code: '000000' })).status).toBe(401)
  expect((await browser.post('/api/auth/two-factor/verify-totp', { code: totp(totpURI) })).status).toBe(200)
  expect(((await browser.get('/api/v1/me')).json().user as { twoFactorEnabled: boolean }).twoFactorEnabled).toBe(true)
  const other = await office.signIn(person.email)
  expect((await other.post('/api/auth/two-factor/verify-backup-code', { code: backupCodes[0] })).status).toBe(200)
  expect((await other.get('/api/v1/me')).status).toBe(200)
  expect(await auditOf(regency)).toContain('access.second-factor done')
})

it('offers nothing of the identity provider that is not named', async () => {
  const person = await office.person('dinkes', office.aRegency())
  for (const path of ['sign-up/email', 'update-user', 'delete-user', 'change-email', 'request-password-reset', 'two-factor/send-otp', 'nothing']) {
    const answer = await person.post(`/api/auth/${path}`, { email: 'baru@contoh.id', password: PASSWORD, name: 'Baru' })
    expect([path, answer.status, answer.json().code]).toEqual([path, 404, 'http/no-such-address'])
  }
})

/** The code of now, as an authenticator app computes it (RFC 6238). */
function totp(uri: string): string {
  const secret = base32(new URL(uri).searchParams.get('secret') ?? '')
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const digest = createHmac('sha1', secret).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 15
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

function base32(text: string): Buffer {
  const bits = [...text.replace(/=+$/, '')].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
