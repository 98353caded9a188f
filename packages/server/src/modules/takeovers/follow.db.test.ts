import { beforeAll, expect, it } from 'vitest'
import type { Ctx } from '../../platform/context.ts'
import { inRegency } from '../../platform/database.ts'
import { systemActor, systemBind } from '../../platform/system.ts'
import { builtCity } from '../../testing/built-city.ts'
import { ctxFor, testApp } from '../../testing/index.ts'
import { countArrears } from '../arrears/index.ts'
import { verifyTakeovers } from './act-on-people.ts'
import { followMonth } from './follow-month.ts'
import { listTakeovers } from './list-people.ts'
import { listProgrammes, openProgramme } from './programmes.ts'
import { proposeTakeovers } from './propose.ts'
import { sendTakeovers } from './send.ts'

// Goal: only the roster confirms; what it confirms is booked once; who falls back is seen.
const app = await testApp({ now: '2025-11-10T02:00:00Z' })
const [month, regency] = ['2025-11', '64.74']
const actor = systemActor('test')
const within = <T>(work: (ctx: Ctx) => Promise<T>) => inRegency(app, actor, systemBind(regency), work)
const dinsos = <T>(work: (ctx: Ctx) => Promise<T>) => ctxFor(app, 'dinsos', regency, work)
const programmeId = app.newId()
const people = () => dinsos((ctx) => listTakeovers(ctx, { programmeId, page: 1, pageSize: 200 }))
const savings = async () => (await app.owner.query("select rupiah, person_months, stage from savings_entry where kind = 'pbi-move' order by month")).rows
/** The roster of a later month with the same people: the newest build is called so. */
const later = async (of: string) => {
  const build = app.newId()
  await app.owner.query('update people_person set build_id = $1', [build])
  await app.owner.query('update indicators_month set build_id = $1, month = $2 where not superseded', [build, of])
  return followMonth({ inRegency: within }, of)
}
const onRoster = (ids: readonly string[], segment: string) =>
  app.owner.query(
    `update people_person as p set segment = $2, is_active = true from takeovers_identity as i where i.person_id = p.person_id and i.id = any ($1::uuid[]) and p.card is not null`,
    [ids, segment],
  )

beforeAll(async () => {
  await builtCity(app, { population: 2_000 })
  await countArrears({ app, regency, actor, signal: new AbortController().signal, inRegency: within })
  const open = {
    id: programmeId,
    kind: 'pbi' as const,
    name: 'Usulan PBI',
    basis: 'Inpres 4/2025',
    startMonth: '2025-12',
    groups: 'arrears',
    whole: 'true' as const,
  }
  await dinsos((ctx) => openProgramme(ctx, open))
})

it('proposes people of low deciles whom the city pays, without anybody else checking them', async () => {
  const { heads } = await dinsos((ctx) => proposeTakeovers(ctx, { id: app.newId(), programmeId, month, note: '', preview: false }))
  expect(heads).toBeGreaterThan(3)
  expect(new Set((await people()).rows.map((it) => `${it.group} ${it.state} ${it.dueOn}`))).toEqual(new Set(['pbi proposed null']))
})

it('lets nobody verify a move, not even its own social office', async () => {
  const ids = (await people()).rows.slice(0, 3).map((it) => it.id)
  const attempt = await dinsos((ctx) => verifyTakeovers(ctx, { id: app.newId(), ids, verdict: 'right', reason: '', preview: false }))
  expect([attempt.heads, attempt.left.length]).toEqual([0, 3])
  expect((await dinsos((ctx) => listProgrammes(ctx, {}))).waiting.heads).toBe(0)
})

it('waits for the roster, asks after what is late, and books what it confirms once', async () => {
  const send = () => dinsos((ctx) => sendTakeovers(ctx, { programmeId, id: programmeId, on: '2025-07-20', document: 'Surat 460/7/2025' }))
  const sent = await send()
  expect(await send()).toEqual(sent)
  const ids = (await people()).rows.map((it) => it.id)
  await onRoster(ids.slice(0, 2), 'PBI_JK')
  expect(await followMonth({ inRegency: within }, month)).toEqual({ followed: ids.length })
  expect(await followMonth({ inRegency: within }, month)).toEqual({ followed: 0 })
  const stateOf = async () => Object.fromEntries((await people()).rows.map((it) => [it.id, it.state]))
  const states = await stateOf()
  expect(Object.values(states).filter((it) => it === 'confirmed')).toHaveLength(2)
  expect(new Set(Object.values(states))).toEqual(new Set(['confirmed', 'overdue']))
  expect(await savings()).toEqual([{ rupiah: 2 * 12 * 37_800, person_months: 24, stage: 'avoided' }])

  await onRoster(ids.slice(0, 1), 'PBPU_PEMDA')
  await later('2026-02')
  expect((await stateOf())[ids[0] ?? '']).toBe('relapsed')
  // November to January were saved; nine of the twelve months are taken back.
  expect((await savings()).slice(1)).toEqual([{ rupiah: -9 * 37_800, person_months: -9, stage: 'avoided' }])
  await onRoster(ids.slice(0, 1), 'PBI_JK')
  await later('2026-03')
  expect((await stateOf())[ids[0] ?? '']).toBe('confirmed')
  expect((await savings()).slice(2)).toEqual([{ rupiah: 12 * 37_800, person_months: 12, stage: 'avoided' }])
})

it('lets an old month that is built again say nothing', async () => {
  expect(await followMonth({ inRegency: within }, '2025-10')).toEqual({ followed: 0 })
})
