import { expect, it } from 'vitest'
import { ctxFor } from '../../testing/index.ts'
import { anOffice } from '../../testing/office.ts'
import { verifyChains } from './index.ts'

const office = await anOffice()
const { app } = office

async function aChain(entries = 5) {
  const regency = office.aRegency()
  for (let n = 1; n <= entries; n += 1)
    await ctxFor(app, 'dinkes', regency, (ctx) => ctx.audit({ action: 'test.done', subject: `langkah ${n}`, detail: { n } }))
  return regency
}
const brokenAt = async (regency: string) => (await verifyChains(app, regency))[0]?.brokenAt

it('finds a chain intact that nobody touched', async () => {
  const regency = await aChain()
  expect(await verifyChains(app, regency)).toMatchObject([{ regency, entries: 5, intact: true, brokenAt: null }])
})

it.each([
  ['a changed row', 'update audit_entry set detail = $2 where regency_code = $1 and seq = 3', '{"n": 99}', 3],
  [
    'a row whose hash was made to fit',
    `update audit_entry as e set subject = $2, hash = audit_hash(prev_hash, regency_code, seq, at, actor, role, action, $2, reason, outcome, detail) where regency_code = $1 and seq = 2`,
    'lain',
    3,
  ],
  ['a removed row', 'delete from audit_entry where regency_code = $1 and subject = $2', 'langkah 4', 4],
  ['rows cut off the end', 'delete from audit_entry where regency_code = $1 and seq > $2::int', '3', 4],
  [
    'the last row, made to fit',
    `update audit_entry as e set subject = $2, hash = audit_hash(prev_hash, regency_code, seq, at, actor, role, action, $2, reason, outcome, detail) where regency_code = $1 and seq = 5`,
    'lain',
    5,
  ],
])('names the entry where the owner of the database broke it: %s', async (_what, statement, value, expected) => {
  const regency = await aChain()
  await app.owner.query(statement, [regency, value])
  expect(await brokenAt(regency)).toBe(expected)
})

it('cannot be written around by the application', async () => {
  const regency = await aChain(1)
  const attempts = [
    'update audit_entry set subject = null',
    'delete from audit_entry',
    "insert into audit_head values ('90.90', 1, 'x')",
    'truncate audit_entry',
  ]
  for (const statement of attempts) {
    await expect(
      ctxFor(app, 'dinkes', regency, ({ trx }) => trx.executeQuery({ sql: statement, parameters: [], query: { kind: 'RawNode' } } as never)),
    ).rejects.toThrow(/permission denied/)
  }
})

it('is read, filtered and exported by the auditor, and by nobody without the permission', async () => {
  const regency = await aChain(3)
  const auditor = await office.person('auditor', regency)
  const url = `/api/v1/regencies/${regency}/audit`
  expect((await (await office.person('dinkes', regency)).get(url)).status).toBe(403)
  const all = (await auditor.get(`${url}?action=test.done`)).json()
  expect(all).toMatchObject({ total: 3, rows: [{ subject: 'langkah 3' }, { subject: 'langkah 2' }, { subject: 'langkah 1' }] })
  const refused = (await auditor.get(`${url}?outcome=refused`)).json().rows as { action: string; subject: string; detail: object }[]
  expect(refused).toMatchObject([{ action: 'access.refused', subject: 'access/not-allowed', detail: { scope: 'audit.read' } }])
  expect((await auditor.get(`${url}?from=2001-01-01&to=2001-12-31`)).json().total).toBe(0)
  expect((await auditor.get(`${url}?actor=auditor`)).json().total).toBeGreaterThan(0)
  const csv = await auditor.get(`${url}/export?action=test.done`)
  expect(csv.headers['content-disposition']).toContain(`audit-${regency}.csv`)
  expect(csv.text.trimEnd().split('\r\n')).toHaveLength(4)
  expect((await auditor.post(`${url}/verify`)).json()).toMatchObject({ intact: true, brokenAt: null })
})
