import { expect, it } from 'vitest'
import { aRegency, ctxFor } from '../../testing/actors.ts'
import { aLinkageRun, type InventedPair } from '../../testing/linked.ts'
import { testApp } from '../../testing/test-app.ts'
import { decidePair, undoDecision } from './decide-pair.ts'
import { getPair } from './get-pair.ts'
import { countPairs, listPairs } from './list-pairs.ts'
import * as store from './store.ts'
import type { PairState, Verdict } from './tables.ts'

// Goal: people work through the queue in the order that matters, each within their area; what they decide stands whatever runs afterwards.
const app = await testApp({ now: '2026-02-01T02:00:00Z' })

const pair = (regency: string, name: string, more: Partial<InventedPair> = {}): InventedPair => ({
  ...{ pair_id: `${regency} ${name}`, area_path: `${regency}.01.1001/001/001`, left_values: { nama: name }, right_values: { nama: name } },
  ...more,
})
type Role = Parameters<typeof ctxFor>[1]
const queue = (regency: string, role: Role = 'dinkes', area = regency, state: PairState | 'all' = 'open') =>
  ctxFor(app, role, area, (ctx) => listPairs(ctx, { state, page: 1, pageSize: 200 }))
const say = (area: string, role: Role, pairId: string, verdict: Verdict, seen: PairState = 'open') =>
  ctxFor(app, role, area, (ctx) => decidePair(ctx, { pairId, verdict, reason: 'sudah ditanya', seen }))

it('puts the queue in the order of rupiah, then of effect on status, and leaves out what was linked by itself', async () => {
  const regency = aRegency()
  await aLinkageRun(app, regency, [
    pair(regency, 'sure', { probability: 0.9 }),
    pair(regency, 'coverage', { affects_coverage: true }),
    pair(regency, 'active', { affects_active: true }),
    pair(regency, 'money', { rupiah_per_month: 37_800 }),
    pair(regency, 'linked', { band: 'auto', rupiah_per_month: 75_600 }),
    pair(regency, 'doubtful', { probability: 0.6 }),
  ])
  const { rows, total, rupiahPerMonth } = await queue(regency)
  expect(rows.map((it) => it.leftName)).toEqual(['money', 'active', 'coverage', 'sure', 'doubtful'])
  expect({ total, rupiahPerMonth }).toEqual({ total: 5, rupiahPerMonth: 37_800 })
})

it('shows the head of a village the pairs of the village, and who sees no names the same number without them', async () => {
  const regency = aRegency()
  await aLinkageRun(app, regency, [
    pair(regency, 'here'),
    pair(regency, 'there', { area_path: `${regency}.01.1002/001/001` }),
    pair(regency, 'nowhere', { area_path: `${regency}.00.0000` }),
  ])
  expect((await queue(regency, 'lurah', `${regency}.01.1001`)).rows.map((it) => it.leftName)).toEqual(['here'])
  expect((await queue(regency, 'camat', `${regency}.01`)).total).toBe(2)
  const counts = await ctxFor(app, 'bpkad', regency, (ctx) => countPairs(ctx, { state: 'open' }))
  expect([counts.total, counts.villages.map((it) => it.key)]).toEqual([3, [`${regency}.01.1001`, `${regency}.01.1002`]])
  expect((await queue(regency, 'bpkad')).rows).toEqual([])
  await expect(say(`${regency}.01.1001`, 'lurah', `${regency} there`, 'same')).rejects.toMatchObject({ code: 'linkage/pair-not-found' })
})

it('waits for a second, different person before a risky merge counts', async () => {
  const regency = aRegency()
  await aLinkageRun(app, regency, [pair(regency, 'two', { left_register: 'peserta' })])
  const id = `${regency} two`
  expect((await say(regency, 'dinkes', id, 'same')).state).toBe('second')
  await expect(say(regency, 'dinkes', id, 'same', 'second')).rejects.toMatchObject({ code: 'linkage/second-person-needed' })
  const seen = await ctxFor(app, 'disdukcapil', regency, (ctx) => getPair(ctx, { pairId: id }))
  expect([seen.risks, seen.canConfirm, seen.history.map((it) => it.mine)]).toEqual([['one-register'], true, [false]])
  expect((await say(regency, 'disdukcapil', id, 'same', 'second')).state).toBe('same')
})

it('counts a verdict sent twice once, also at the same moment, and refuses to overwrite what somebody else said meanwhile', async () => {
  const regency = aRegency()
  await aLinkageRun(app, regency, [pair(regency, 'one')])
  const id = `${regency} one`
  const answers = await Promise.all([1, 2, 3].map(() => say(regency, 'dinkes', id, 'different')))
  expect(new Set(answers.map((it) => it.decision.id)).size).toBe(1)
  await expect(say(regency, 'disdukcapil', id, 'same')).rejects.toMatchObject({ code: 'linkage/decided-meanwhile' })
  const { history } = await ctxFor(app, 'dinkes', regency, (ctx) => getPair(ctx, { pairId: id }))
  expect(history.map((it) => it.act)).toEqual(['different'])
})

it('takes a decision back by a row of its own, one step at a time, once', async () => {
  const regency = aRegency()
  await aLinkageRun(app, regency, [pair(regency, 'two', { rupiah_per_month: 37_800 })])
  const id = `${regency} two`
  await say(regency, 'dinkes', id, 'same')
  const { decision } = await say(regency, 'disdukcapil', id, 'same', 'second')
  const undo = () => ctxFor(app, 'dinkes', regency, (ctx) => undoDecision(ctx, { pairId: id, decisionId: decision.id, reason: 'salah orang' }))
  expect((await undo()).state).toBe('second')
  expect((await undo()).state).toBe('second')
  const { history, state } = await ctxFor(app, 'dinkes', regency, (ctx) => getPair(ctx, { pairId: id }))
  expect([state, history.map((it) => it.act)]).toEqual(['second', ['same', 'same', 'undo']])
  await expect(
    app.db.transaction().execute((trx) => trx.deleteFrom('linkage_decision' as never).execute()),
    'nobody deletes a decision',
  ).rejects.toThrow(/permission denied/)
})

it('never overturns a decision by another run: it stands in the queue and goes to the engine', async () => {
  const regency = aRegency()
  const pairs = [pair(regency, 'apart'), pair(regency, 'left')]
  await aLinkageRun(app, regency, pairs)
  await say(regency, 'dinkes', `${regency} apart`, 'different')
  await aLinkageRun(
    app,
    regency,
    pairs.map((it) => ({ ...it, band: 'auto', probability: 0.9999 })),
    { asOf: '2026-02-01' },
  )
  expect((await queue(regency, 'dinkes', regency, 'different')).rows.map((it) => it.leftName)).toEqual(['apart'])
  await aLinkageRun(app, regency, [pair(regency, 'left')], { asOf: '2026-02-01' })
  expect((await queue(regency, 'dinkes', regency, 'all')).rows.map((it) => [it.leftName, it.state])).toEqual([
    ['apart', 'different'],
    ['left', 'open'],
  ])
  const standing = await ctxFor(app, 'dinkes', regency, async (ctx) => (await store.listStanding(ctx).execute(ctx.trx)).rows)
  expect(standing.map((it) => [it.left_id, it.right_id, it.verdict])).toEqual([[`penduduk:${regency} apart`, `peserta:${regency} apart`, 'different']])
})

it('leaves the queue alone when an older month is linked again, and keeps what the older run says of itself', async () => {
  const regency = aRegency()
  await aLinkageRun(app, regency, [pair(regency, 'new')], { asOf: '2026-01-01' })
  await aLinkageRun(app, regency, [pair(regency, 'old')], { asOf: '2025-06-01', month: '2025-06' })
  expect((await queue(regency)).rows.map((it) => it.leftName)).toEqual(['new'])
})
