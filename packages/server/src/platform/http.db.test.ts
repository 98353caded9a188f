import { readdir } from 'node:fs/promises'
import { AddUser, type Endpoint } from '@semesta/contract'
import { sql } from 'kysely'
import { expect, it, vi } from 'vitest'
import { z } from 'zod'
import { anOffice } from '../testing/office.ts'
import type { Ctx, Route, UploadedFile } from './context.ts'
import { dataDir } from './data-dir.ts'
import { openApi } from './openapi.ts'
import { csvReply } from './spreadsheet.ts'

// Addresses of this test alone: what every endpoint gets from the server around it.
const counts = new Map<string, number>()
const input = z.object({ regency: z.string() })
function probe(path: string, shape: Partial<Endpoint>, handle: (ctx: Ctx, input: Record<string, unknown>, file: UploadedFile | null) => Promise<unknown>) {
  const output = z.object({ n: z.number() })
  const url = `/api/v1/regencies/:regency/${path}` as const
  const endpoint: Endpoint = { method: 'GET', path: url, summary: path, scope: 'figures.read', input, output, problems: [], ...shape }
  return { endpoint, handle, note: null } as unknown as Route
}
const open = { count: 0 }
/** More rows than a socket takes at once, each read through the transaction. */
async function* endless(ctx: Ctx) {
  try {
    for (let n = 0; n < 1_000_000; n += 1) {
      if (n % 1000 === 0) await sql`select 1`.execute(ctx.trx)
      yield [`${n} ${'x'.repeat(1000)}`]
    }
  } finally {
    open.count -= 1
  }
}
const upload: Partial<Endpoint> = {
  method: 'POST',
  multipart: true,
  input: input.extend({ word: z.string().min(2) }),
  output: z.object({ n: z.number(), sha256: z.string(), word: z.string() }),
}
const more: Route[] = [
  probe('bug', {}, () => Promise.reject(new Error('secret of the inside'))),
  probe('slow', {}, async (ctx) => {
    await sql`set local statement_timeout = '50ms'`.execute(ctx.trx)
    await sql`select pg_sleep(5)`.execute(ctx.trx)
  }),
  probe('stray', {}, async () => ({ n: 1, nik: '9900000101900001' })),
  probe('counter', { method: 'POST' }, async (ctx) => {
    await sql`select pg_sleep(0.05)`.execute(ctx.trx)
    const n = (counts.get(ctx.bind.regency) ?? 0) + 1
    counts.set(ctx.bind.regency, n)
    return { n }
  }),
  probe('rows', { output: 'file' }, async (ctx) => {
    open.count += 1
    return csvReply('baris', [{ name: 'n' }], endless(ctx))
  }),
  probe('file', upload, async (_ctx, { word }, file) => ({ n: file?.bytes, sha256: file?.sha256, word })),
]
const office = await anOffice({ more, env: { SEMESTA_UPLOAD_MAX_MB: '1' } })

it('asks who, then where, then what, in this order', async () => {
  const regency = office.aRegency()
  const url = `/api/v1/regencies/${regency}/users`
  const nonsense = { role: 'king' }
  const answers = [
    await office.visitor().post(url, nonsense),
    await (await office.person('administrator', office.aRegency())).post(url, nonsense),
    await (await office.person('dinkes', regency)).post(url, nonsense),
    await (await office.person('administrator', regency)).post(url, nonsense),
  ]
  expect(answers.map((it) => [it.status, it.json().code])).toEqual([
    [401, 'access/sign-in-first'],
    [404, 'areas/not-found'],
    [403, 'access/not-allowed'],
    [422, 'http/invalid-input'],
  ])
  for (const it of answers) {
    expect(it.headers['content-type']).toContain('application/problem+json')
    expect(Object.keys(it.json()).sort()).toEqual(['code', 'detail', 'facts', 'status', 'title', 'type'])
    expect(it.headers['cache-control']).toBe('no-store')
  }
})

it('says by field what is wrong, in Indonesian and English, without repeating the value', async () => {
  const regency = office.aRegency()
  const admin = await office.person('administrator', regency)
  const answer = await admin.post(`/api/v1/regencies/${regency}/users`, { name: '', email: 'bukan surel', role: 'raja', areaCode: '9900000101900001' })
  const { fields } = answer.json().facts as { fields: { field: string; pesan: string; message: string }[] }
  expect(fields.map((it) => it.field)).toEqual(['name', 'email', 'role', 'areaCode'])
  expect(fields[0]).toEqual({ field: 'name', pesan: 'Paling sedikit 1 karakter.', message: 'At least 1 characters.' })
  expect(answer.text).not.toContain('9900000101900001')
})

it('takes the regency from the path, never from a body', async () => {
  const [mine, other] = [office.aRegency(), office.aRegency()]
  const admin = await office.person('administrator', mine)
  const answer = await admin.post(`/api/v1/regencies/${mine}/users`, { regency: other, name: 'Budi', email: 'budi@contoh.id', role: 'dinkes', areaCode: other })
  expect(answer.json().code).toBe('access/area-outside')
})

it('gives a bug an incident and keeps its inside', async () => {
  const regency = office.aRegency()
  const answer = await (await office.person('dinkes', regency)).get(`/api/v1/regencies/${regency}/bug`)
  expect([answer.status, answer.json().code]).toEqual([500, 'http/unexpected'])
  expect(answer.text).not.toContain('secret')
  expect((answer.json().facts as { incident: string }).incident).toMatch(/^[0-9a-f-]{36}$/)
})

it('stops a question that takes too long', async () => {
  const regency = office.aRegency()
  const answer = await (await office.person('dinkes', regency)).get(`/api/v1/regencies/${regency}/slow`)
  expect([answer.status, answer.json().code]).toEqual([503, 'http/too-slow'])
})

it('lets nothing out that the contract does not name', async () => {
  const regency = office.aRegency()
  const answer = await (await office.person('dinkes', regency)).get(`/api/v1/regencies/${regency}/stray`)
  expect(answer.json()).toEqual({ n: 1 })
})

it('carries out no write that a page of another site starts', async () => {
  const regency = office.aRegency()
  const person = await office.person('dinkes', regency)
  const url = `/api/v1/regencies/${regency}/counter`
  const foreign: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://jahat.contoh' },
    { origin: 'null' },
  ]
  for (const headers of foreign) {
    const answer = await person.post(url, {}, { 'sec-fetch-site': 'none', ...headers })
    expect([answer.status, answer.json().code]).toEqual([403, 'http/cross-site'])
    const signIn = await office.visitor().post('/api/auth/sign-in/email', { email: person.email, password: 'x' }, headers)
    expect(signIn.json().code).toBe('http/cross-site')
  }
  expect(counts.get(regency)).toBeUndefined()
  expect((await person.post(url, {}, { origin: office.app.config.http.publicUrl })).status).toBe(200)
})

it('gives twins with one Idempotency-Key one effect and one answer', async () => {
  const regency = office.aRegency()
  const person = await office.person('dinkes', regency)
  const send = (key: string, body = {}) => person.post(`/api/v1/regencies/${regency}/counter`, body, { 'idempotency-key': key })
  const twins = await Promise.all(['a', 'a', 'a'].map((key) => send(key)))
  expect(twins.map((it) => it.json())).toEqual([{ n: 1 }, { n: 1 }, { n: 1 }])
  expect((await send('a')).json()).toEqual({ n: 1 })
  expect((await send('b')).json()).toEqual({ n: 2 })
  const reused = await person.post(`/api/v1/regencies/${regency}/users`, {}, { 'idempotency-key': 'a' })
  expect(reused.status).toBe(403)
})

const form = (parts: { name: string; fileName?: string; value: string }[]) => {
  const body = parts.map(({ name, fileName, value }) => {
    const file = fileName ? `; filename="${fileName}"\r\nContent-Type: text/csv` : ''
    return `--batas\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`
  })
  return { body: `${body.join('')}--batas--\r\n`, headers: { 'content-type': 'multipart/form-data; boundary=batas' } }
}

it('streams an upload to disk, hashes it, refuses what is too large, and leaves nothing behind', async () => {
  const regency = office.aRegency()
  const person = await office.person('dinkes', regency)
  const send = (parts: Parameters<typeof form>[0]) => {
    const { body, headers } = form(parts)
    return person.call('POST', `/api/v1/regencies/${regency}/file`, body, headers)
  }
  const word = { name: 'word', value: 'halo' }
  const good = await send([{ name: 'file', fileName: 'a.csv', value: 'nik;nama\n' }, word])
  expect(good.json()).toEqual({ n: 9, word: 'halo', sha256: '274a0f6acffd410e63ecd45ec62952b1d18ff92cd8864687dea70e9bad1b2028' })
  const large = await send([word, { name: 'file', fileName: 'a.csv', value: 'x'.repeat(1_000_001) }])
  expect([large.status, large.json().code]).toEqual([413, 'registers/file-too-large'])
  expect((await send([word])).json().code).toBe('http/file-missing')
  expect((await send([{ name: 'file', fileName: 'a.csv', value: 'x' }])).json().code).toBe('http/invalid-input')
  expect((await person.post(`/api/v1/regencies/${regency}/file`, {})).status).toBe(400)
  expect(await readdir(dataDir(office.app.config.dataDir).tmp)).toEqual([])
})

it('does not repeat an address that leads nowhere', async () => {
  const answer = await office.visitor().get('/api/v1/nothing?q=9900000101900001')
  expect([answer.status, answer.json().code]).toEqual([404, 'http/no-such-address'])
  expect(answer.text).not.toContain('9900000101900001')
})

it('tells its health, and its numbers to this machine alone', async () => {
  const visitor = office.visitor()
  expect((await visitor.get('/health')).json()).toEqual({ status: 'ok' })
  expect((await visitor.get('/ready')).json()).toEqual({ status: 'ready' })
  const metrics = await visitor.get('/metrics')
  expect(metrics.text).toContain('semesta_http_seconds_bucket{le="0.1",method="GET",route="/health",status="200"} 1')
  expect(metrics.text).toContain('# TYPE semesta_jobs gauge')
  const outside = await office.visitor().call('GET', '/metrics', undefined, { 'x-forwarded-for': '203.0.113.7' })
  expect(outside.status).toBe(404)
})

it('describes every endpoint as OpenAPI 3.1, readable as a page', async () => {
  const visitor = office.visitor()
  const document = (await visitor.get('/api/openapi.json')).json() as ReturnType<typeof openApi>
  expect(document.openapi).toBe('3.1.0')
  expect(document.paths['/api/v1/regencies/{regency}/users']).toHaveProperty('post.requestBody.content.application/json.schema.properties.email')
  expect((await visitor.get('/api/docs/')).text).toContain('swagger-ui')
  expect(Object.keys(openApi([AddUser]).paths)).toEqual(['/api/v1/regencies/{regency}/users'])
})

it('sends no page into frames or scripts from elsewhere', async () => {
  const { headers } = await office.visitor().get('/health')
  expect(headers['content-security-policy']).toContain("script-src 'self';")
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
  expect(headers['x-content-type-options']).toBe('nosniff')
})

it('gives the connection back when somebody breaks a download off, and notes every download before it starts', async () => {
  const regency = office.aRegency()
  const person = await office.person('dinkes', regency)
  const address = await office.http.listen({ host: '127.0.0.1', port: 0 })
  const { cookie } = person.headers()
  for (let n = 0; n < 6; n += 1) {
    const stop = new AbortController()
    const answer = await fetch(`${address}/api/v1/regencies/${regency}/rows`, { headers: { cookie }, signal: stop.signal })
    expect(answer.headers.get('content-disposition')).toContain('filename="baris.csv"')
    await answer.body?.getReader().read()
    stop.abort()
  }
  await vi.waitFor(() => expect(open.count).toBe(0), { timeout: 10_000 })
  const noted = await office.app.owner.query("select 1 from audit_entry where regency_code = $1 and action = 'rows.list'", [regency])
  expect(noted.rowCount).toBe(6)
})
