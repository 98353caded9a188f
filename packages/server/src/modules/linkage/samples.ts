import type { AnswerSampled, DrawSample, LinkageSample, NextSampled, OutputOf } from '@semesta/contract'
import type { z } from 'zod'
import type { Ctx } from '../../platform/context.ts'
import { noRun, nothingToSample, pairNotFound, sampleNotFound } from './problems.ts'
import * as runs from './run-store.ts'
import { drawOf, placesOf } from './sample.calc.ts'
import * as store from './sample-store.ts'
import { sideBySide } from './side-by-side.ts'
import type { SampleRecord, Verdict } from './tables.ts'

function present(it: store.Answered): z.output<typeof LinkageSample> {
  return {
    ...{ id: it.id, kind: it.kind, size: it.size, population: it.population, seed: it.seed, drawnBy: it.drawn_by, drawnAt: it.drawn_at.toISOString() },
    ...{ answered: it.same + it.different + it.unsure, same: it.same, different: it.different, unsure: it.unsure },
  }
}

/** Samples of the regency, newest first. */
export async function listSamples(ctx: Ctx): Promise<z.output<typeof LinkageSample>[]> {
  return (await store.listSamples(ctx, null)).map(present)
}

/**
 * Draws a sample of the run in force, spread over bands of probability and villages.
 *
 * Shape: the same seed draws the same pairs. Fails: `linkage/no-run`, `linkage/nothing-to-sample`.
 */
export async function drawSample(ctx: Ctx, ask: { kind: store.SampleKind; size: number; seed: number }): Promise<OutputOf<typeof DrawSample>> {
  const run = await runs.findInForce(ctx)
  if (!run) throw noRun({})
  const population = await store.countDrawable(ctx, run.id, ask.kind)
  if (population === 0) throw nothingToSample({ kind: ask.kind })
  const places = placesOf(population, ask.size, drawOf(ask.seed))
  const sample = {
    id: ctx.app.newId(),
    run_id: run.id,
    kind: ask.kind,
    size: places.length,
    population,
    seed: ask.seed,
    drawn_by: ctx.actor.name,
    drawn_at: ctx.now,
  }
  await store.insertSample(ctx, sample, places)
  return present({ ...sample, regency_code: ctx.bind.regency, same: 0, different: 0, unsure: 0 })
}

async function mustBeSample(ctx: Ctx, sampleId: string): Promise<SampleRecord> {
  const sample = await store.findSample(ctx, sampleId)
  if (!sample) throw sampleNotFound({})
  return sample
}

/** The next pair to judge within the actor's areas, without its score. Fails: `linkage/sample-not-found`. */
export async function nextSampled(ctx: Ctx, { sampleId }: { sampleId: string }): Promise<OutputOf<typeof NextSampled>> {
  await mustBeSample(ctx, sampleId)
  const { left, pair } = await store.findNext(ctx, sampleId)
  if (!pair) return { pair: null, left: 0 }
  const { pair_id, left_register, right_register } = pair
  return { left, pair: { pairId: pair_id, leftRegister: left_register, rightRegister: right_register, fields: await sideBySide(ctx, pair) } }
}

/** Keeps an answer; sent twice it counts once. Fails: `linkage/sample-not-found`, `linkage/pair-not-found`. */
export async function answerSampled(ctx: Ctx, ask: { sampleId: string; pairId: string; answer: Verdict }): Promise<OutputOf<typeof AnswerSampled>> {
  await mustBeSample(ctx, ask.sampleId)
  if (!(await store.isSampled(ctx, ask.sampleId, ask.pairId))) throw pairNotFound({})
  await store.insertAnswer(ctx, ask.sampleId, ask.pairId, ask.answer)
  return { left: (await store.findNext(ctx, ask.sampleId)).left }
}
