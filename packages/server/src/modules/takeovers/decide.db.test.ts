import { beforeAll, expect, it } from 'vitest'
import type { Ctx } from '../../platform/context.ts'
import { inRegency } from '../../platform/database.ts'
import { systemActor, systemBind } from '../../platform/system.ts'
import { builtCity } from '../../testing/built-city.ts'
import { ctxFor, testApp } from '../../testing/index.ts'
import { countArrears } from '../arrears/index.ts'
import { addFund, recordAct } from '../funds/index.ts'
import { positionOf } from '../ledger/index.ts'
import { undoTakeovers, verifyTakeovers, withdrawTakeovers } from './act-on-people.ts'
import { closeProgramme } from './close-programme.ts'
import { decideTakeovers, previewDecision, revokeDecision } from './decide.ts'
import { followPromises } from './follow-promises.ts'
import { listTakeovers } from './list-people.ts'
import { sumGone } from './person-store.ts'
import { getProgramme, openProgramme } from './programmes.ts'
import { proposeTakeovers } from './propose.ts'
import { sendTakeovers } from './send.ts'

// Goal: a decision takes all who are verified or nobody, reserves their money in the same moment, and is never edited; the old debt is never paid by it.
const app = await testApp({ now: '2025-11-10T02:00:00Z' })
const [month, regency, fundId] = ['2025-11', '64.74', app.newId()]
const actor = systemActor('test')
const within = <T>(work: (ctx: Ctx) => Promise<T>) => inRegency(app, actor, systemBind(regency), work)
const office = <T>(work: (ctx: Ctx) => Promise<T>) => ctxFor(app, 'dinkes', regency, work)
const late = { ...app, clock: () => new Date('2025-12-28T02:00:00Z') }
const PAGU = 500_000_000

beforeAll(async () => {
  await builtCity(app, { population: 2_000 })
  await countArrears({ app, regency, actor, signal: new AbortController().signal, inRegency: within })
  await office(async (ctx) => {
    const years = { year: 2025, fromMonth: '2025-01', untilMonth: '2025-12', document: 'DPA 2025', documentOn: '2025-01-02' }
    const open = {
      id: fundId,
      kind: 'apbd-murni' as const,
      name: 'APBD murni',
      priority: 50,
      segments: [],
      deciles: [],
      areas: [],
      planned: PAGU,
      arrivals: [],
    }
    await addFund(ctx, { ...open, ...years })
    const lines = [
      { fundId, part: 'iuran' as const, amount: PAGU },
      { fundId, part: 'bantuan' as const, amount: PAGU },
    ]
    await recordAct(ctx, { id: app.newId(), year: 2025, stage: 'murni', on: '2025-01-02', document: 'DPA 2025', why: '', lines })
  })
})
const committed = () => office(async (ctx) => (await positionOf(ctx, {})).committed)

/** A programme whose people the social office has verified after everybody else let the days pass. */
async function verifiedProgramme(decileMax: number) {
  const ask = { id: app.newId(), kind: 'takeover' as const, name: 'Talangan uji', basis: 'Perwali 1/2025', startMonth: '2025-12' }
  const { id } = await office((ctx) => openProgramme(ctx, { ...ask, groups: 'arrears,unregistered', whole: 'true', decileMax }))
  const { heads } = await office((ctx) => proposeTakeovers(ctx, { id: app.newId(), programmeId: id, month, note: '', preview: false }))
  const yes = { programmeId: id, verdict: 'right' as const, reason: '', preview: false }
  await ctxFor(late, 'dinsos', regency, (ctx) => verifyTakeovers(ctx, { ...yes, id: app.newId() }))
  return { programmeId: id, heads }
}
const at = { month, fromMonth: '2025-12' }
const decision = (programmeId: string, heads: number, number: string, id = app.newId()) => ({
  ...{ programmeId, heads, number, id, ...at, decidedOn: '2025-11-10', signer: 'Wali Kota', fundId },
})

it('shows heads, rupiah and keaktifan first, then reserves exactly that, once', async () => {
  const { programmeId, heads } = await verifiedProgramme(2)
  const shown = await office((ctx) => previewDecision(ctx, { programmeId, ...at }))
  expect(shown).toMatchObject({ heads, monthlyRupiah: heads * 37_800, thisYear: { year: '2025', months: 1, rupiah: heads * 37_800 } })
  expect(shown.keaktifan.after.registered.part).toBe(shown.keaktifan.before.registered.part + heads)
  expect(shown.funds).toEqual([{ id: fundId, name: 'APBD murni', left: 2 * PAGU, enough: true }])
  const before = await committed()
  const ask = { ...decision(programmeId, heads, '400/1/2025'), decidedOn: '2025-11-08' }
  const decided = await office((ctx) => decideTakeovers(ctx, ask))
  expect(decided).toMatchObject({ heads, state: 'decided', fundName: 'APBD murni', monthlyRupiah: heads * 37_800 })
  expect(await office((ctx) => decideTakeovers(ctx, ask))).toEqual(decided)
  expect((await committed()) - before).toBe(heads * 37_800)
  const booked = await app.owner.query<{ on: string }>(`select distinct booked_on::text as on from ledger_journal where kind = 'reservation'`)
  expect(booked.rows).toEqual([{ on: '2025-11-08' }])
  // The debt is known and not part of anything that was reserved.
  expect(shown.debtRupiah).toBeGreaterThan(0)

  const revoke = { programmeId, decisionId: ask.id, id: app.newId(), reason: 'nama pejabat salah' }
  expect(await office((ctx) => revokeDecision(ctx, revoke))).toMatchObject({ state: 'revoked', revoked: { reason: 'nama pejabat salah' } })
  expect(await committed()).toBe(before)
  expect((await office((ctx) => previewDecision(ctx, { programmeId, ...at }))).heads).toBe(heads)
})

it('refuses another number of heads than was shown, a number that is taken, and a fund that cannot pay, and then nothing has changed', async () => {
  const { programmeId, heads } = await verifiedProgramme(4)
  const before = await committed()
  const attempt = (more: object) => office((ctx) => decideTakeovers(ctx, { ...decision(programmeId, heads, `401/${app.newId()}`), ...more }))
  await expect(attempt({ heads: heads + 1 })).rejects.toMatchObject({ code: 'takeovers/heads-changed' })
  await expect(attempt({ decidedOn: '2025-11-11' })).rejects.toMatchObject({ code: 'takeovers/day-ahead' })
  await expect(attempt({ number: '400/1/2025' })).rejects.toMatchObject({ code: 'takeovers/number-taken' })
  await expect(attempt({ fundId: app.newId() })).rejects.toMatchObject({ code: 'funds/not-found' })
  expect(await committed()).toBe(before)
  expect((await office((ctx) => previewDecision(ctx, { programmeId, ...at }))).heads).toBe(heads)
})

it('is final once its file went out: the roster speaks next', async () => {
  const { programmeId, heads } = await verifiedProgramme(6)
  const ask = decision(programmeId, heads, '402/1/2025')
  await office((ctx) => decideTakeovers(ctx, ask))
  const sent = await office((ctx) => sendTakeovers(ctx, { programmeId, id: app.newId(), decisionId: ask.id, on: '2025-11-12', document: 'Surat 12/2025' }))
  expect(sent.heads).toBe(heads)
  const { rows } = await office((ctx) => listTakeovers(ctx, { programmeId, page: 1, pageSize: 1 }))
  expect([rows[0]?.state, rows[0]?.expected]).toEqual(['sent', '2025-12'])
  await expect(office((ctx) => revokeDecision(ctx, { programmeId, decisionId: ask.id, id: app.newId(), reason: 'terlambat sekali' }))).rejects.toMatchObject({
    code: 'takeovers/already-sent',
  })
  const { decisions, acts } = await office((ctx) => getProgramme(ctx, { programmeId }))
  expect(decisions.map((it) => it.sent)).toEqual([{ on: '2025-11-12', document: 'Surat 12/2025' }])
  expect(acts.map((it) => it.kind)).toEqual(['send', 'decide', 'verify', 'propose'])
})

it('is closed for good: whoever is not registered yet is taken out, his money is free, and nobody comes in again', async () => {
  const { programmeId, heads } = await verifiedProgramme(9)
  const before = await committed()
  const ask = decision(programmeId, heads, '403/1/2025')
  await office((ctx) => decideTakeovers(ctx, ask))
  const close = { programmeId, id: app.newId(), on: '2025-11-10', reason: 'anggaran dialihkan', preview: false }
  const seen = await office((ctx) => closeProgramme(ctx, { ...close, preview: true }))
  expect(seen).toEqual({ heads, stay: 0, revoked: ['403/1/2025'], releasedRupiah: heads * 37_800 })
  expect(await committed()).toBe(before + heads * 37_800)
  expect(await office((ctx) => closeProgramme(ctx, close))).toEqual(seen)
  expect(await office((ctx) => closeProgramme(ctx, close))).toEqual(seen)
  expect(await committed()).toBe(before)
  const { programme, decisions } = await office((ctx) => getProgramme(ctx, { programmeId }))
  expect([programme.closed?.reason, programme.stages.map((it) => it.state), decisions[0]?.state]).toEqual(['anggaran dialihkan', ['withdrawn'], 'revoked'])
  const proposed = office((ctx) => proposeTakeovers(ctx, { id: app.newId(), programmeId, month, note: '', preview: true }))
  await expect(proposed).rejects.toMatchObject({ code: 'takeovers/programme-closed' })
  await expect(office((ctx) => closeProgramme(ctx, { ...close, id: app.newId() }))).rejects.toMatchObject({ code: 'takeovers/programme-closed' })
})

it('lets nobody come back into a closed programme by an undo', async () => {
  const { programmeId, heads } = await verifiedProgramme(9)
  const withdraw = { id: app.newId(), programmeId, state: 'verified' as const, reason: 'salah daftar', preview: false }
  expect(await office((ctx) => withdrawTakeovers(ctx, { ...withdraw, preview: true }))).toMatchObject({ heads, actId: null })
  await office((ctx) => withdrawTakeovers(ctx, { ...withdraw, on: '2025-11-09' }))
  await office((ctx) => closeProgramme(ctx, { programmeId, id: app.newId(), on: '2025-11-10', reason: 'program selesai', preview: false }))
  const undone = await office((ctx) => undoTakeovers(ctx, { actId: withdraw.id, id: app.newId(), reason: 'ternyata benar' }))
  expect([undone.heads, undone.left.length]).toEqual([0, heads])
})

it('lets the promise go for whoever is withdrawn after the decision, from that month on, and holds it again when that is undone', async () => {
  expect(await office(sumGone)).toEqual([])
  await app.owner.query("update takeovers_person set state = 'overdue' where state = 'sent'")
  const { rows, total } = await office((ctx) => listTakeovers(ctx, { state: 'overdue', page: 1, pageSize: 2 }))
  const held = await committed()
  const out = { id: app.newId(), ids: rows.map((it) => it.id), reason: 'pindah domisili', on: '2025-10-20', preview: false }
  expect((await office((ctx) => withdrawTakeovers(ctx, out))).heads).toBe(2)
  expect(await office(sumGone)).toEqual([{ commitId: expect.any(String), heads: 2, fromMonth: '2025-10', why: 'withdrawn' }])
  const { releasedRupiah } = await office(followPromises)
  expect([await committed(), releasedRupiah > 0, releasedRupiah % (2 * 37_800)]).toEqual([held - releasedRupiah, true, 0])
  expect(await office(followPromises)).toEqual({ releasedRupiah: 0 })
  expect(await office((ctx) => undoTakeovers(ctx, { actId: out.id, id: app.newId(), reason: 'keliru orang' }))).toMatchObject({ heads: 2 })
  expect([await office(sumGone), total > 2]).toEqual([[], true])
  expect(await office(followPromises)).toEqual({ releasedRupiah: -releasedRupiah })
  expect(await committed()).toBe(held)
  const queued = await app.owner.query("select count(*)::int as jobs from jobs_job where kind = 'takeovers.promises'")
  expect(queued.rows).toEqual([{ jobs: 2 }])
})
