import type { GetPair, OutputOf, RevealPair } from '@semesta/contract'
import type { RegisterId } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import { areaNames } from '../areas/index.ts'
import { findNewestMonth } from '../months/index.ts'
import { personIdsOf } from '../people/index.ts'
import { attachedTo } from './attachments.ts'
import { effectsOf, waterfallOf } from './compare.calc.ts'
import { liveOf } from './decide.calc.ts'
import { aliasesOf } from './identity.calc.ts'
import { presentDecision, presentPair } from './present.ts'
import { pairNotFound } from './problems.ts'
import * as runs from './run-store.ts'
import { sideBySide } from './side-by-side.ts'
import * as store from './store.ts'
import type { RunRecord, Values, WholePair } from './tables.ts'

async function getWhole(ctx: Ctx, pairId: string): Promise<{ run: RunRecord; pair: WholePair }> {
  const run = await runs.findInForce(ctx)
  const pair = run && (await store.findPair(ctx, run.id, pairId))
  if (!run || !pair) throw pairNotFound({})
  return { run, pair }
}

/** Two records side by side, the score in words, what a merge would change and what was said so far. Fails: `linkage/pair-not-found`. */
export async function getPair(ctx: Ctx, { pairId }: { pairId: string }): Promise<OutputOf<typeof GetPair>> {
  const { run, pair } = await getWhole(ctx, pairId)
  const history = await store.historyOf(ctx, pairId)
  const live = liveOf(history)
  const last = live.at(-1)
  const mayReview = ctx.bind.scopes.has('linkage.review')
  const prior = run.model.prior ?? null
  const source = (register: RegisterId) => run.sources.find((it) => it.register === register) ?? null
  return {
    ...presentPair(pair, await areaNames(ctx.trx, [pair.village_code])),
    ...{ fields: await sideBySide(ctx, pair), leftRow: pair.left_row, rightRow: pair.right_row },
    ...{ leftSource: source(pair.left_register), rightSource: source(pair.right_register), conflict: pair.conflict, weight: pair.weight, prior },
    waterfall: waterfallOf(pair.explanation, pair.weight, prior),
    effects: effectsOf(pair.left_register, pair.right_register),
    attached: {
      left: await attachedToSide(ctx, pair.left_id, pair.left_values),
      right: await attachedToSide(ctx, pair.right_id, pair.right_values),
    },
    history: history.map((it) => presentDecision(it, ctx.actor.id, live.includes(it))),
    canDecide: mayReview && pair.state !== 'same' && pair.state !== 'different',
    canConfirm: mayReview && pair.state === 'second' && last?.decided_by !== ctx.actor.id,
    inMonth: last && (pair.state === 'same' || pair.state === 'different') ? await runs.findMonthAfter(ctx, last.decided_at) : null,
  }
}

async function attachedToSide(ctx: Ctx, recordId: string, values: Values) {
  const newest = await findNewestMonth(ctx)
  const month = newest?.people_online ? newest : null
  const ids = month ? await personIdsOf(ctx, month.build_id, { nik: values.nik ?? null, card: values.no_kartu ?? null }) : []
  return attachedTo(ctx, { month, recordIds: [recordId], personIds: [...new Set([...ids, ...aliasesOf(recordId)])] })
}

const SHOWN_MINUTES = 5
const numbersOf = (it: Values) => ({ nik: it.nik ?? null, kk: it.no_kk ?? null, card: it.no_kartu ?? null })

/** The whole identity numbers of both, for a few minutes. The route keeps the reason. Fails: `linkage/pair-not-found`. */
export async function revealPair(ctx: Ctx, { pairId }: { pairId: string }): Promise<OutputOf<typeof RevealPair>> {
  const { pair } = await getWhole(ctx, pairId)
  const until = new Date(ctx.now.getTime() + SHOWN_MINUTES * 60_000).toISOString()
  return { left: numbersOf(pair.left_values), right: numbersOf(pair.right_values), until }
}
