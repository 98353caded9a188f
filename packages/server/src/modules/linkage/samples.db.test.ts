import { expect, it } from 'vitest'
import { aRegency, ctxFor } from '../../testing/actors.ts'
import { aLinkageRun } from '../../testing/linked.ts'
import { testApp } from '../../testing/test-app.ts'
import { getPair } from './get-pair.ts'
import { getQuality } from './quality.ts'
import { answerSampled, drawSample, listSamples, nextSampled } from './samples.ts'

// Goal: people judge pairs drawn by chance without knowing what the machine thinks of them, and the statement says what they found.
const app = await testApp({ now: '2026-02-01T02:00:00Z' })
const villages = ['01.1001', '01.1002', '02.1001', '02.1002']

async function aRun() {
  const regency = aRegency()
  const pairs = Array.from({ length: 80 }, (_, at) => ({
    ...{
      pair_id: `${regency} ${at}`,
      area_path: `${regency}.${villages[at % 4]}/001/001`,
      band: at < 60 ? 'auto' : 'review',
      probability: at < 60 ? 0.995 : 0.7,
    },
    ...{ left_values: { nama: `Warga ${at}`, nik: '9974011708900001' }, right_values: { nama: `Warga ${at}`, nik: '9974011708900002' } },
  }))
  return { regency, run: await aLinkageRun(app, regency, pairs) }
}
const draw = (regency: string, kind: 'links' | 'below', size: number, seed = 7) =>
  ctxFor(app, 'dinkes', regency, (ctx) => drawSample(ctx, { kind, size, seed }))
const next = (area: string, sampleId: string, role: 'dinkes' | 'lurah' = 'dinkes') => ctxFor(app, role, area, (ctx) => nextSampled(ctx, { sampleId }))

/** Judges a whole sample; every tenth pair is wrong. */
async function judge(regency: string, sampleId: string) {
  for (let count = 0; ; count += 1) {
    const { pair } = await next(regency, sampleId)
    if (!pair) return
    const ask = { sampleId, pairId: pair.pairId, answer: count % 10 === 9 ? ('different' as const) : ('same' as const) }
    await ctxFor(app, 'dinkes', regency, (ctx) => answerSampled(ctx, ask))
  }
}

it('draws each village its share, the same pairs for the same seed', async () => {
  const { regency } = await aRun()
  const samples = [await draw(regency, 'links', 20), await draw(regency, 'links', 20), await draw(regency, 'links', 20, 8)]
  const drawn = async (id: string | undefined) =>
    (
      await app.owner.query<{ pair_id: string; village: string }>('select pair_id, left(area_path, 13) as village from linkage_sampled where sample_id = $1', [
        id,
      ])
    ).rows
  const [once, again, other] = await Promise.all(samples.map((it) => drawn(it.id)))
  const ids = (rows: typeof once) => rows?.map((it) => it.pair_id).toSorted()
  expect(ids(once)).toEqual(ids(again))
  expect(ids(once)).not.toEqual(ids(other))
  const perVillage = Map.groupBy(once ?? [], (it) => it.village)
  expect([...perVillage.values()].map((it) => it.length)).toEqual([5, 5, 5, 5])
})

it('shows neither score nor band, masks numbers, and each reviewer the own area alone', async () => {
  const { regency } = await aRun()
  const sample = await draw(regency, 'links', 20)
  const all = await next(regency, sample.id)
  expect(Object.keys(all.pair ?? {}).toSorted()).toEqual(['fields', 'leftRegister', 'pairId', 'rightRegister'])
  expect(JSON.stringify(all)).not.toMatch(/\d{16}/)
  expect([all.left, (await next(`${regency}.01.1001`, sample.id, 'lurah')).left]).toEqual([20, 5])
})

it('counts an answer once, changes no pair, and turns the statement from the model to the sample', async () => {
  const { regency, run } = await aRun()
  const links = await draw(regency, 'links', 30)
  const { pair } = await next(regency, links.id)
  const answer = (what: 'same' | 'different') =>
    ctxFor(app, 'dinkes', regency, (ctx) => answerSampled(ctx, { sampleId: links.id, pairId: pair?.pairId ?? '', answer: what }))
  expect([await answer('same'), await answer('different')]).toEqual([{ left: 29 }, { left: 29 }])
  expect((await ctxFor(app, 'dinkes', regency, (ctx) => getPair(ctx, { pairId: pair?.pairId ?? '' }))).state).toBe('open')
  await judge(regency, links.id)
  await judge(regency, (await draw(regency, 'below', 20)).id)
  const counted = (await ctxFor(app, 'bpkad', regency, (ctx) => listSamples(ctx))).find((it) => it.kind === 'links')
  expect(counted).toMatchObject({ kind: 'links', same: 28, different: 2, population: 60 })
  const quality = await ctxFor(app, 'dinkes', regency, (ctx) => getQuality(ctx, { runId: run.runId }))
  expect(quality.measures.filter((it) => it.main).map((it) => `${it.what} ${it.scope} ${it.basis}`)).toEqual([
    'precision all model',
    'recall all model',
    'precision remainder sample',
    'recall remainder sample',
  ])
  expect(quality.samples.links).toMatchObject({ part: 28, whole: 30 })
})
