import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { systemActor } from '../../platform/system.ts'
import { ctxFor } from '../../testing/actors.ts'
import { bringIn, build, invented } from '../../testing/built-city.ts'
import { testApp } from '../../testing/test-app.ts'
import { runHere } from '../jobs/index.ts'
import { decidePair, undoDecision } from './decide-pair.ts'
import { getPair } from './get-pair.ts'
import { listLinkageRuns, listPairs } from './list-pairs.ts'
import { getQuality } from './quality.ts'
import { linkageJob } from './start-run.ts'

// Goal: the real engine over a dirty invented city, from the office's button to the queue, and what people say goes back into the engine.
const app = await testApp()
const city = await invented(app, { population: 2_500, dirt: 1 })
for (const register of ['penduduk', 'peserta', 'dtsen', 'pekerja', 'kematian', 'pindah'] as const) await bringIn(app, city, register)
const link = () => runHere(app, linkageJob, systemActor('test'), { kind: 'linkage.run', title: 'padanan', payload: {}, regency: city.regency })
const queue = (state: 'open' | 'different' | 'all' = 'open') => ctxFor(app, 'dinkes', city.regency, (ctx) => listPairs(ctx, { state, page: 1, pageSize: 200 }))

it('fills the queue with pairs of the city, and says of itself what can be believed', async () => {
  await link()
  const { rows, total } = await queue()
  expect(total).toBeGreaterThan(0)
  expect(rows.every((it) => it.probability < 1 && it.leftName !== '')).toBe(true)
  const [run] = (await ctxFor(app, 'dinkes', city.regency, (ctx) => listLinkageRuns(ctx))).rows
  const quality = await ctxFor(app, 'dinkes', city.regency, (ctx) => getQuality(ctx, { runId: run?.id ?? '' }))
  expect([quality.measures[0]?.basis, quality.run.sources.length, quality.queue.pairs]).toEqual(['model', 6, total])
  expect(quality.bias.length).toBeGreaterThan(0)
})

it('never overturns a decision: the next run knows of it, and the pair stays as people left it', async () => {
  const [before] = (await ctxFor(app, 'dinkes', city.regency, (ctx) => listLinkageRuns(ctx))).rows
  const [pair] = (await queue()).rows
  if (!pair) throw new Error('the queue is empty')
  const say = { pairId: pair.pairId, verdict: 'different' as const, reason: 'dua orang', seen: 'open' as const }
  await ctxFor(app, 'dinkes', city.regency, (ctx) => decidePair(ctx, say))
  await link()
  const after = (await queue('all')).rows.find((it) => it.pairId === pair.pairId)
  expect(after?.state).toBe('different')
  expect((await queue()).rows.map((it) => it.pairId)).not.toContain(pair.pairId)
  const { rows } = await ctxFor(app, 'dinkes', city.regency, (ctx) => listLinkageRuns(ctx))
  expect(rows.map((it) => it.inForce)).toEqual([true, false])
  expect(existsSync(join(app.config.dataDir, 'linkage', city.regency, before?.id ?? ''))).toBe(false)
})

interface Card {
  card: string
  name: string
  person_id: string
  coverage_step: string
}

it('brings decisions into the next month that is built, and takes them out again', async () => {
  await build(app, city)
  const { rows: auto } = await app.owner.query<{ pair_id: string; card: string }>(
    `select p.pair_id, r.left_values ->> 'no_kartu' as card from linkage_pair as p join linkage_record as r using (regency_code, run_id, pair_id)
     where p.band = 'auto' and p.left_register = 'peserta' and p.right_register = 'penduduk' and p.state = 'open' and p.rupiah_per_month > 0 order by 1 limit 1`,
  )
  const [pair] = auto
  if (!pair) throw new Error('nothing was linked by itself')
  const cardNow = async () =>
    (await app.owner.query<Card>('select card, name, person_id, coverage_step from people_person where card = $1 order by build_id', [pair.card])).rows.at(-1)
  const linked = await cardNow()
  expect(linked?.coverage_step).toBe('verified')
  const apart = { pairId: pair.pair_id, verdict: 'different' as const, reason: 'dua orang', seen: 'open' as const }
  const { decision } = await ctxFor(app, 'dinkes', city.regency, (ctx) => decidePair(ctx, apart))
  await build(app, city)
  expect(await cardNow()).toMatchObject({ coverage_step: 'not-resident' })
  expect((await ctxFor(app, 'dinkes', city.regency, (ctx) => getPair(ctx, { pairId: pair.pair_id }))).inMonth).toBe(city.month)
  const back = { pairId: pair.pair_id, decisionId: decision.id, reason: 'ternyata satu orang' }
  await ctxFor(app, 'dinkes', city.regency, (ctx) => undoDecision(ctx, back))
  await build(app, city)
  expect(await cardNow()).toEqual(linked)
})
