import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { systemActor } from '../../platform/system.ts'
import { ctxFor } from '../../testing/actors.ts'
import { bringIn, invented } from '../../testing/built-city.ts'
import { testApp } from '../../testing/test-app.ts'
import { runHere } from '../jobs/index.ts'
import { decidePair } from './decide-pair.ts'
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
  expect([quality.precision?.basis, quality.run.sources.length, quality.queue.pairs]).toEqual(['model', 6, total])
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
  expect(after === undefined || after.state === 'different').toBe(true)
  expect((await queue()).rows.map((it) => it.pairId)).not.toContain(pair.pairId)
  const { rows } = await ctxFor(app, 'dinkes', city.regency, (ctx) => listLinkageRuns(ctx))
  expect(rows.map((it) => it.inForce)).toEqual([true, false])
  expect(existsSync(join(app.config.dataDir, 'linkage', city.regency, before?.id ?? ''))).toBe(false)
})
