import { expect, it } from 'vitest'
import { opaqueIds } from '../../platform/opaque.ts'
import { builtCity } from '../../testing/built-city.ts'
import { ctxFor, testApp } from '../../testing/index.ts'
import { getPerson } from './get-person.ts'

// Goal: every statement about a person leads to its register, file, line, fingerprint and date, and to whoever sent and agreed, for those who may know.
const app = await testApp({ now: '2025-11-05T00:00:00Z' })
const { month } = await builtCity(app)
const { rows: found } = await app.owner.query<{ nik: string; card: string; area_path: string }>(
  `select nik, card, area_path from people_person where nik_state = 'ok' and is_primary and is_active and row_penduduk is not null and person_id = nik
   and village_code = '64.74.01.1003' limit 1`,
)
const someone = found[0] ?? { nik: '', card: '', area_path: '' }
const personId = opaqueIds(app.config.secret).seal(someone.nik)
await app.owner.query(
  `insert into registers_change (regency_code, batch_id, seq, register, record_key, row_no, kind, nik, card, name, village_code, area_path, fields, needs,
     rupiah_per_month, registered_delta, active_delta, committed_at)
   select regency_code, id, 1, 'peserta', $1, 7, 'segment', $2, $1, 'X', left($3, 13), $3, $4, 'one', 0, 0, 0, now()
   from registers_batch where register = 'peserta' limit 1`,
  [someone.card, someone.nik, someone.area_path, JSON.stringify({ segment: ['PBPU', 'PBPU_PEMDA'], nik: [null, someone.nik] })],
)

it('leads each statement to file, line, fingerprint and date', async () => {
  const whole = await ctxFor(app, 'dinkes', '64.74', (ctx) => getPerson(ctx, { month, personId }))
  const active = whole.beliefs.find((it) => it.question === 'active')
  expect(active?.because.map((it) => it.register)).toEqual(['peserta'])
  const line = whole.evidence.find((it) => it.register === 'peserta')
  expect(line).toMatchObject({ asOf: '2025-11-01', linked: null, sentBy: 'test' })
  expect(line?.fileName).toMatch(/^peserta/)
  expect(line?.sha256).toMatch(/^[0-9a-f]{64}$/)
  expect(line?.row).toBeGreaterThan(1)
})

it('tells what files changed on a person and who was at it, identity numbers masked', async () => {
  const { history } = await ctxFor(app, 'dinkes', '64.74', (ctx) => getPerson(ctx, { month, personId }))
  expect(history).toMatchObject([{ register: 'peserta', kind: 'segment', row: 7, sentBy: 'test', approvedBy: null, reversedAt: null }])
  expect(history[0]?.fields).toContainEqual({ field: 'segment', before: 'PBPU', after: 'PBPU_PEMDA' })
  expect(JSON.stringify(history)).not.toContain(someone.nik)
})

it('keeps the names of officers from those who may not see files', async () => {
  const whole = await ctxFor(app, 'lurah', '64.74.01.1003', (ctx) => getPerson(ctx, { month, personId }))
  expect(whole.history).toMatchObject([{ sentBy: null, approvedBy: null }])
  expect(new Set(whole.evidence.map((it) => it.sentBy))).toEqual(new Set([null]))
})
