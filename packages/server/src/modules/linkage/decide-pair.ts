import type { DecidePair, OutputOf } from '@semesta/contract'
import type { Ctx } from '../../platform/context.ts'
import { liveOf, outcomeOf, risksOf, stateBefore } from './decide.calc.ts'
import { followMerge } from './follow-merge.ts'
import { presentDecision } from './present.ts'
import { decidedMeanwhile, pairNotFound, secondPersonNeeded } from './problems.ts'
import * as runs from './run-store.ts'
import * as store from './store.ts'
import type { Act, DecisionRecord, PairState, Verdict, WholePair } from './tables.ts'

type Decided = OutputOf<typeof DecidePair>

/**
 * One person's verdict on a pair.
 *
 * Shape: a row of its own, never changed afterwards; a risky merge waits for a second, different person; the same verdict sent twice is one.
 * Fails: `linkage/pair-not-found`, `linkage/decided-meanwhile`, `linkage/second-person-needed`.
 */
export async function decidePair(ctx: Ctx, ask: { pairId: string; verdict: Verdict; reason: string; seen: PairState }): Promise<Decided> {
  const { pair, history } = await held(ctx, ask.pairId)
  const last = liveOf(history).at(-1)
  const standing = { state: pair.state, by: last?.decided_by ?? null, act: last?.act ?? null }
  const outcome = outcomeOf(standing, { verdict: ask.verdict, actor: ctx.actor.id, isRisky: risksOf(pair).length > 0, seen: ask.seen })
  if (outcome.kind === 'second-person') throw secondPersonNeeded({})
  if (outcome.kind === 'meanwhile') throw decidedMeanwhile({ state: pair.state, by: last?.decided_name ?? '' })
  if (outcome.kind === 'repeated' && last) return { state: pair.state, decision: presentDecision(last, ctx.actor.id, true) }
  const state = outcome.kind === 'new' ? outcome.state : ask.verdict
  return write(ctx, pair, { act: ask.verdict, state, undoes: null, reason: ask.reason })
}

/**
 * Takes the newest standing decision on a pair back; a merge is split again.
 *
 * Shape: a row of its own too; the same request sent twice is one.
 * Fails: `linkage/pair-not-found`, `linkage/decided-meanwhile` when another decision has come since.
 */
export async function undoDecision(ctx: Ctx, ask: { pairId: string; decisionId: string; reason: string }): Promise<Decided> {
  const { pair, history } = await held(ctx, ask.pairId)
  const before = history.find((it) => it.undoes === ask.decisionId && it.decided_by === ctx.actor.id)
  if (before) return { state: pair.state, decision: presentDecision(before, ctx.actor.id, false) }
  const live = liveOf(history)
  const last = live.at(-1)
  if (!last || last.id !== ask.decisionId) throw decidedMeanwhile({ state: pair.state, by: last?.decided_name ?? '' })
  return write(ctx, pair, { act: 'undo', state: stateBefore(live), undoes: last.id, reason: ask.reason })
}

/** The pair and what was said about it, held until the transaction ends. */
async function held(ctx: Ctx, pairId: string): Promise<{ pair: WholePair; history: DecisionRecord[] }> {
  const run = await runs.findInForce(ctx)
  const pair = run && (await store.lockPair(ctx, run.id, pairId))
  if (!pair) throw pairNotFound({})
  return { pair, history: await store.historyOf(ctx, pairId) }
}

interface Word {
  act: Act
  state: PairState
  undoes: string | null
  reason: string
}

async function write(ctx: Ctx, pair: WholePair, word: Word): Promise<Decided> {
  const about = { pair_id: pair.pair_id, left_id: pair.left_id, right_id: pair.right_id, area_path: pair.area_path, run_id: pair.run_id }
  const decision = await store.insertDecision(ctx, { ...about, ...word })
  await store.setState(ctx, pair.pair_id, word.state)
  if ((word.state === 'same') !== (pair.state === 'same')) await followMerge(ctx, decision, word.state === 'same' ? 'merge' : 'split')
  return { state: word.state, decision: presentDecision(decision, ctx.actor.id, word.act !== 'undo') }
}
