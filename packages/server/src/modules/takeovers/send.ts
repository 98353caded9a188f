import type { OutputOf, SendTakeovers } from '@semesta/contract'
import { loadPolicy } from '@semesta/engine'
import { addMonths } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import { getFigures } from '../indicators/index.ts'
import { getNewestMonth } from '../months/index.ts'
import { activationOf } from './activation.calc.ts'
import { findDone, keepAct } from './acts.ts'
import { employersIn } from './papers.ts'
import * as people from './person-store.ts'
import { decisionNotFound, nobodyToSend } from './problems.ts'
import { getDecision, getProgrammeRow, mustBeWhole } from './programmes.ts'
import { activationIn, rateOf } from './simulate-takeover.ts'
import * as store from './store.ts'
import type { ProgrammeRecord } from './tables.ts'

interface Ask {
  programmeId: string
  id: string
  decisionId?: string | undefined
  employers?: string | undefined
  on: string
  document: string
}

/**
 * Keeps that the registration file of a decision, or the list of a move, went out: from then on the roster is watched.
 *
 * Shape: the month of the first roster that should show it follows the activation rule of the day, or the usual wait of a move.
 * Fails: `takeovers/nobody-to-send`, `takeovers/decision-not-found`, `takeovers/whole-regency-only`, `takeovers/id-reused`.
 */
export async function sendTakeovers(ctx: Ctx, ask: Ask): Promise<OutputOf<typeof SendTakeovers>> {
  mustBeWhole(ctx)
  const { id, programmeId, ...content } = ask
  const act = { id, kind: 'send' as const, programmeId, content }
  const programme = await getProgrammeRow(ctx, programmeId)
  await store.lockProgramme(ctx, programmeId)
  const done = await findDone(ctx, act)
  if (done) return done.detail.answer as OutputOf<typeof SendTakeovers>
  const held = await people.lockStates(ctx, await waiting(ctx, programme, ask))
  if (held.length === 0) throw nobodyToSend({})
  const expected = await expectedMonth(ctx, programme, ask.on)
  await people.moveAll(
    ctx,
    id,
    held.map((it) => ({ id: it.id, to: 'sent', due: null, expected })),
  )
  const answer = { heads: held.length, monthlyRupiah: held.length * rateOf(ask.on.slice(0, 7)), left: [], actId: id }
  const detail = { ...(ask.decisionId ? { decisionId: ask.decisionId } : {}), on: ask.on, document: ask.document, expected, answer }
  await keepAct(ctx, { ...act, heads: held.length, reason: ask.document, detail })
  return answer
}

async function waiting(ctx: Ctx, { id, kind }: ProgrammeRecord, { decisionId, employers }: Ask): Promise<people.Which> {
  const areas = [ctx.bind.regency]
  if (kind !== 'takeover') return { programmeId: id, state: 'proposed', employers: employersIn(employers), areas }
  if (!decisionId) throw decisionNotFound({})
  await getDecision(ctx, { programmeId: id, decisionId })
  return { programmeId: id, decisionId, state: 'decided', areas }
}

/** The month of the first roster that should show what was sent on a day. */
async function expectedMonth(ctx: Ctx, { kind, start_month }: ProgrammeRecord, on: string): Promise<string> {
  if (kind !== 'takeover') {
    const wait = Number(loadPolicy(on).parameters.get(`takeover/${kind}-wait-months`)?.value ?? 1)
    return addMonths(on.slice(0, 7), wait)
  }
  const newest = await getNewestMonth(ctx)
  const { prioritas, rule } = activationIn(await getFigures(ctx, { month: newest.month }), on)
  const { firstRoster } = activationOf(on, { prioritas, otherwise: rule })
  return firstRoster > start_month ? firstRoster : start_month
}
