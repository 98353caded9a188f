import { expect, it } from 'vitest'
import { anOffice } from '../testing/office.ts'

// Small limits, so that a test reaches them; the counting is the same.
const office = await anOffice({ requestsPerMinute: 40, triesPerMinute: 3 })

it('refuses more requests than the limit, says when to come back, and leaves other addresses alone', async () => {
  const from = (address: string) => office.visitor().call('GET', '/api/v1/me', undefined, { 'x-forwarded-for': address })
  const answers = []
  for (let n = 0; n < 41; n += 1) answers.push(await from('203.0.113.1'))
  expect(answers.slice(0, 40).map((it) => it.status)).toEqual(Array(40).fill(401))
  const last = answers[40]
  expect([last?.status, last?.json().code]).toEqual([429, 'http/too-many-requests'])
  expect(Number(last?.headers['retry-after'])).toBeGreaterThan(0)
  expect((await from('203.0.113.2')).status).toBe(401)
})

it('counts tries to sign in and to use a link more tightly', async () => {
  const post = (url: string, body: object) => office.visitor().post(url, body, { 'x-forwarded-for': '203.0.113.3' })
  for (const [url, body] of [
    ['/api/auth/sign-in/email', { email: 'siapa@contoh.id', password: 'tebakan pertama' }],
    ['/api/v1/activate', { token: 'x'.repeat(30), password: 'kata sandi yang panjang' }],
  ] as const) {
    const statuses = []
    for (let n = 0; n < 4; n += 1) statuses.push((await post(url, body)).status)
    expect(statuses[3]).toBe(429)
    expect(statuses.slice(0, 3)).not.toContain(429)
  }
})
