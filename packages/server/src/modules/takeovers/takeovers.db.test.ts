import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer, text } from 'node:stream/consumers'
import type { Role } from '@semesta/contract'
import { beforeAll, expect, it } from 'vitest'
import type { Ctx } from '../../platform/context.ts'
import { dataDir } from '../../platform/data-dir.ts'
import { inRegency } from '../../platform/database.ts'
import { systemActor, systemBind } from '../../platform/system.ts'
import { builtCity } from '../../testing/built-city.ts'
import { ctxFor, testApp } from '../../testing/index.ts'
import { countArrears } from '../arrears/index.ts'
import { performJob } from '../jobs/perform-job.ts'
import { jobs as lookupJobs } from '../lookups/jobs.ts'
import { startLookup } from '../lookups/start-lookup.ts'
import { undoTakeovers, verifyTakeovers, withdrawTakeovers } from './act-on-people.ts'
import { listTakeovers } from './list-people.ts'
import { printMoveLetter } from './papers.ts'
import { getProgramme, listMoveEmployers, listProgrammes, openProgramme } from './programmes.ts'
import { explainProposal, proposeTakeovers } from './propose.ts'
import { sendTakeovers } from './send.ts'
import { simulateTakeover } from './simulate-takeover.ts'

// Goal: what the simulation promises is what a proposal takes; a person lives in one programme; every step belongs to its own area and level.
const app = await testApp({ now: '2025-11-10T02:00:00Z' })
const month = '2025-11'
const regency = '64.74'
const actor = systemActor('test')
const within = <T>(work: (ctx: Ctx) => Promise<T>) => inRegency(app, actor, systemBind(regency), work)
const as = <T>(role: Role, area: string, work: (ctx: Ctx) => Promise<T>) => ctxFor(app, role, area, work)
const office = <T>(work: (ctx: Ctx) => Promise<T>) => as('dinkes', regency, work)

beforeAll(async () => {
  await builtCity(app, { population: 2_000 })
  await countArrears({ app, regency, actor, signal: new AbortController().signal, inRegency: within })
})

const rule = { groups: 'arrears,pbi-removed,newborn,unregistered', whole: 'true' as const }
function open(more: object = {}, kind: 'takeover' | 'pbi' | 'employer' = 'takeover') {
  const ask = { id: app.newId(), kind, name: 'Talangan uji', basis: 'Perwali 1/2025', startMonth: '2025-12', ...rule, ...more }
  return office((ctx) => openProgramme(ctx, ask))
}
const propose = (programmeId: string, more: object = {}, role: Role = 'dinkes', area = regency) =>
  as(role, area, (ctx) => proposeTakeovers(ctx, { id: app.newId(), programmeId, month, note: '', preview: false, ...more }))
const people = (filter: object, role: Role = 'dinkes', area = regency) => as(role, area, (ctx) => listTakeovers(ctx, { page: 1, pageSize: 200, ...filter }))
const everybodyOut = (programmeId: string) => office((ctx) => withdrawTakeovers(ctx, { id: app.newId(), programmeId, preview: false, reason: 'uji selesai' }))

it('takes exactly the heads that the simulation promises, with a budget, by decile, whole households or single people', async () => {
  const perHead = (await office((ctx) => simulateTakeover(ctx, { month, ...rule, start: '2025-12' }))).thisYear.perHeadRupiah
  for (const more of [
    {},
    { decileMax: 4 },
    { budget: 60 * perHead },
    { decileMax: 6, budget: 17 * perHead, whole: 'false' as const },
    { groups: 'arrears', monthsMin: 6 },
  ]) {
    const simulated = await office((ctx) => simulateTakeover(ctx, { month, start: '2025-12', ...rule, ...more }))
    const programme = await open(more)
    const looked = await propose(programme.id, { preview: true })
    const taken = await propose(programme.id)
    expect({ more, looked: [looked.heads, looked.households], taken: taken.heads, rupiah: taken.yearRupiah }).toEqual({
      ...{ more, looked: [simulated.heads, simulated.households], taken: simulated.heads, rupiah: simulated.thisYear.rupiah },
    })
    expect((await people({ programmeId: programme.id })).total).toBe(simulated.heads)
    await everybodyOut(programme.id)
  }
})

it('says the same to a treasurer, who sees no names, and to a village its own part', async () => {
  const ask = { month, start: '2025-12', ...rule }
  const all = await office((ctx) => simulateTakeover(ctx, ask))
  const treasurer = await as('bpkad', regency, (ctx) => simulateTakeover(ctx, ask))
  expect(treasurer).toEqual(all)
  const [village] = all.byVillage
  const own = await as('lurah', village?.code ?? '', (ctx) => simulateTakeover(ctx, ask))
  expect([own.heads, own.households]).toEqual([village?.heads, village?.households])
  expect(all.keaktifan.after[0]?.registered.part).toBe((all.keaktifan.before[0]?.registered.part ?? 0) + all.heads)
  expect(all.instruments.every((it) => it.parameters.length > 0)).toBe(true)
})

it('keeps a person in one live programme: a second one finds nobody left, and whoever is withdrawn is free again', async () => {
  const [first, second] = [await open({ decileMax: 3 }), await open({ decileMax: 3 })]
  const taken = await propose(first.id)
  expect(taken.heads).toBeGreaterThan(0)
  expect(await propose(second.id)).toMatchObject({ heads: 0, already: taken.heads })
  await everybodyOut(first.id)
  expect((await propose(second.id)).heads).toBe(taken.heads)
  await everybodyOut(second.id)
})

it('takes nobody twice when the same act is sent again, or two at once', async () => {
  const programme = await open({ decileMax: 3 })
  const id = app.newId()
  const [answer, twin] = await Promise.all([propose(programme.id, { id }), propose(programme.id, { id })])
  expect([twin, await propose(programme.id, { id })]).toEqual([answer, answer])
  await expect(propose(programme.id, { id, note: 'lain sama sekali' })).rejects.toMatchObject({ code: 'takeovers/id-reused' })
  expect((await people({ programmeId: programme.id })).total).toBe(answer.heads)
  await everybodyOut(programme.id)
})

it('goes from the RT to the village head to the social office, each in the own area, and back by an undo', async () => {
  const programme = await open({ decileMax: 5 })
  await propose(programme.id)
  const [somebody] = (await people({ programmeId: programme.id })).rows
  const [village, rt] = [somebody?.villageCode ?? '', `${somebody?.villageCode}/${somebody?.rw}/${somebody?.rt}`]
  const check = (role: Role, area: string, verdict: 'right' | 'wrong' = 'right', more: object = {}) =>
    as(role, area, (ctx) => verifyTakeovers(ctx, { id: app.newId(), ids: [somebody?.id ?? ''], verdict, reason: 'sudah ditemui', preview: false, ...more }))
  expect(await check('lurah', village)).toMatchObject({ heads: 0, left: [{ why: 'not-your-step' }] })
  const elsewhere = village === '64.74.01.1001' ? '64.74.01.1002' : '64.74.01.1001'
  expect(await check('rt', `${elsewhere}/001/001`)).toMatchObject({ heads: 0, left: [{ why: 'not-found' }] })
  expect(await check('rt', rt, 'right', { preview: true })).toMatchObject({ heads: 1, actId: null })
  const yes = await check('rt', rt)
  const stateNow = async () => (await people({ programmeId: programme.id })).rows.find((it) => it.id === somebody?.id)?.state
  expect([yes.heads, await stateNow()]).toEqual([1, 'rt'])
  const undo = (role: Role, area: string) => as(role, area, (ctx) => undoTakeovers(ctx, { actId: yes.actId ?? '', id: app.newId(), reason: 'salah tekan' }))
  await expect(undo('lurah', village)).rejects.toMatchObject({ code: 'takeovers/act-not-yours' })
  expect(await undo('rt', rt)).toMatchObject({ heads: 1, left: [] })
  expect(await stateNow()).toBe('proposed')
  await check('rt', rt)
  await check('lurah', village)
  expect(await check('dinsos', regency)).toMatchObject({ heads: 1 })
  expect(await stateNow()).toBe('verified')
  await expect(
    office((ctx) => verifyTakeovers(ctx, { id: app.newId(), verdict: 'wrong', reason: '', preview: false })).catch((error) => Promise.reject(error)),
  ).rejects.toMatchObject({
    code: 'takeovers/reason-needed',
  })
  await everybodyOut(programme.id)
})

it('checks all of a step at once, looked at first, and counts the same in every role', async () => {
  const programme = await open({ decileMax: 8 })
  await propose(programme.id)
  const { rows } = await people({ programmeId: programme.id })
  const village = rows[0]?.villageCode ?? ''
  const own = rows.filter((it) => it.villageCode === village)
  const late = { ...app, clock: () => new Date('2025-12-20T02:00:00Z') }
  const lurah = <T>(work: (ctx: Ctx) => Promise<T>) => ctxFor(late, 'lurah', village, work)
  // The deadline of the RT has passed: the village head may check for it.
  const all = { programmeId: programme.id, verdict: 'right' as const, reason: '' }
  const looked = await lurah((ctx) => verifyTakeovers(ctx, { ...all, id: app.newId(), preview: true }))
  const done = await lurah((ctx) => verifyTakeovers(ctx, { ...all, id: app.newId(), preview: false }))
  expect([looked.heads, done.heads]).toEqual([own.length, own.length])
  const stages = (role: Role, area: string) => as(role, area, async (ctx) => (await getProgramme(ctx, { programmeId: programme.id })).programme.stages)
  expect((await stages('lurah', village)).map((it) => [it.state, it.heads])).toEqual([['lurah', own.length]])
  const byState = (list: { state: string; heads: number }[]) => Object.fromEntries(list.map((it) => [it.state, it.heads]))
  expect(byState(await stages('bpkad', regency))).toEqual(byState(await stages('dinkes', regency)))
  expect((await as('dinsos', regency, (ctx) => listProgrammes(ctx, {}))).waiting.heads).toBe(own.length)
  await everybodyOut(programme.id)
})

it('takes people of a list by their numbers, and names how many are no candidates', async () => {
  const source = await open({ decileMax: 2 })
  await propose(source.id)
  const numbers = (await app.owner.query<{ nik: string }>('select nik from takeovers_identity where is_live and nik is not null limit 3')).rows.map(
    (it) => it.nik,
  )
  await everybodyOut(source.id)
  const list = await open({})
  expect(await propose(list.id, { numbers: [...numbers, '9999999999999999'] })).toMatchObject({ heads: numbers.length, notFound: 1 })
  await everybodyOut(list.id)
})

/** A list sent as a file and answered, as whoever proposes sends it. */
async function sendList(list: string): Promise<string> {
  const path = join(dataDir(app.config.dataDir).tmp, `list-${app.newId()}`)
  await writeFile(path, list)
  const file = { path, fileName: 'pasien.csv', bytes: list.length, sha256: 'x' }
  const lookup = await office((ctx) => startLookup(ctx, { regency, purpose: 'assistance', note: 'daftar rumah sakit', area: undefined }, file))
  const { rows } = await app.owner.query<{ id: string }>(`select id from jobs_job where payload ->> 'lookupId' = $1`, [lookup.id])
  await performJob(app, lookupJobs, { regency, id: rows[0]?.id ?? '' })
  return lookup.id
}

it('takes people of a file, says of each row what becomes of it, and keeps the letter but not the list', async () => {
  const query = `select nik from arrears_candidate where barred is null and household_no is not null and nik is not null order by row_no limit 2`
  const [first, second] = (await app.owner.query<{ nik: string }>(query)).rows.map((it) => it.nik)
  const active = `select nik from people_person where is_active and is_primary and nik_state = 'ok' and segment = 'PPU_BU' limit 1`
  const paid = (await app.owner.query<{ nik: string }>(active)).rows[0]?.nik
  const lookupId = await sendList(`NIK;Diagnosa\n${first};kanker\n${paid};sehat\n${second};ginjal\n${first};kanker\n9901010101900001;x\n`)
  const programme = await open({})
  const list = { lookupId, institution: 'RSUD Contoh', number: '445/12', on: '2025-11-03' }
  const seen = await propose(programme.id, { list, preview: true })
  expect(Object.fromEntries(seen.list?.map((it) => [it.verdict, it.rows]) ?? [])).toEqual({ fits: 2, active: 1, repeated: 1, 'not-found': 1 })
  const explain = { programmeId: programme.id, lookupId, month, format: 'csv' as const }
  const lines = (await office(async (ctx) => text((await explainProposal(ctx, explain)).body))).trimEnd().split('\r\n')
  expect(lines.map((it) => it.split(',').slice(2, 4).join(' '))).toEqual(['baris diusulkan', '2 ya', '3 tidak', '4 ya', '5 tidak', '6 tidak'])
  expect(await propose(programme.id, { list })).toMatchObject({ heads: 2 })
  const { acts } = await office((ctx) => getProgramme(ctx, { programmeId: programme.id }))
  expect(acts[0]?.reason).toBe('Daftar RSUD Contoh, surat 445/12, 3 November 2025')
  const kept = await app.owner.query(`select 1 from takeovers_event where note is not null and note ~ 'RSUD|kanker' union all
    select 1 from takeovers_act where detail::text ~ 'kanker'`)
  expect(kept.rows).toEqual([])
  await expect(as('dinsos', regency, (ctx) => explainProposal(ctx, explain))).rejects.toMatchObject({ code: 'lookups/not-found' })
  await everybodyOut(programme.id)
})

it('writes one letter to each employer, chosen ones or all, and sends lists employer by employer', async () => {
  const programme = await open({}, 'employer')
  const { heads } = await propose(programme.id)
  const employers = () => office((ctx) => listMoveEmployers(ctx, { programmeId: programme.id }))
  const { rows } = await employers()
  expect(rows.reduce((sum, it) => sum + it.waiting, 0)).toBe(heads)
  expect(rows.length).toBeGreaterThan(1)
  const print = (form: 'pdf' | 'zip', chosen?: string) =>
    office(async (ctx) => {
      const { fileName, body } = await printMoveLetter(ctx, { programmeId: programme.id, form, employers: chosen })
      return { name: fileName, bytes: await buffer(body) }
    })
  const zip = await print('zip')
  expect([zip.name, zip.bytes.toString('latin1').split('PK\u0001\u0002').length - 1]).toEqual(['surat-alih-pekerja.zip', rows.length])
  const [one] = rows
  const letter = await print('pdf', one?.code)
  expect([letter.bytes.subarray(0, 5).toString(), letter.name.startsWith('surat-alih-pekerja-')]).toEqual(['%PDF-', true])
  const sending = { programmeId: programme.id, id: app.newId(), employers: one?.code, on: '2025-11-10', document: 'Surat 560/1' }
  expect((await office((ctx) => sendTakeovers(ctx, sending))).heads).toBe(one?.waiting)
  expect((await employers()).rows.find((it) => it.code === one?.code)).toMatchObject({ waiting: 0, sent: one?.waiting })
})

it('is opened by an office of the whole regency alone', async () => {
  const ask = { id: app.newId(), kind: 'takeover' as const, name: 'Talangan lurah', basis: 'inisiatif sendiri', startMonth: '2025-12', ...rule }
  await expect(as('lurah', '64.74.01.1001', (ctx) => openProgramme(ctx, ask))).rejects.toMatchObject({ code: 'takeovers/whole-regency-only' })
})
