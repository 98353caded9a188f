import type { AddPledgeStep, ReversePledgeStep } from '@semesta/contract'
import type { Ctx, ParsedInput } from '../../platform/context.ts'
import { bookStep, unbookStep } from './booking.ts'
import { mayReverse, moneyOf, nextOf, standing, stateOf } from './pledge.calc.ts'
import * as pledges from './pledge-store.ts'
import { alreadyReversed, moreThanPromised, stepIncomplete, stepNeeded, stepNotFound, stepOutOfOrder } from './problems.ts'
import { getPledge } from './record-pledge.ts'
import { sameAs } from './same-as.ts'
import * as store from './store.ts'
import { promiseOf } from './summary.ts'
import type { PledgeRow, StepRow } from './tables.ts'

type Ask = ParsedInput<typeof AddPledgeStep>

/**
 * Records an agreement, a payment, a list that was sent, a report or a withdrawal.
 *
 * Fails: `sponsors/pledge-not-found`, `sponsors/step-out-of-order`, `sponsors/step-incomplete`, `sponsors/more-than-promised`,
 *        `sponsors/step-not-found` for a list of no allocation, `sponsors/id-reused`, and as the ledger does.
 */
export async function addStep(ctx: Ctx, ask: Ask): Promise<StepRow> {
  await store.lock(ctx)
  const pledge = await getPledge(ctx, ask.pledgeId)
  const row = {
    ...{ id: ask.id, pledge_id: pledge.id, sponsor_id: pledge.sponsor_id, kind: ask.kind, happened_on: ask.on, our_number: ask.ourNumber },
    ...{ their_number: ask.theirNumber, amount_rupiah: ask.kind === 'agreed' ? pledge.amount_rupiah : ask.amountRupiah, heads: null },
    ...{ from_month: null, until_month: null },
    ...{ refers_to: ask.refersTo, note: ask.note },
  }
  const before = sameAs(await pledges.findStep(ctx, ask.id), row)
  if (before) return before
  const steps = await pledges.listSteps(ctx, pledge.id)
  if (!nextOf(promiseOf(pledge), steps).includes(ask.kind)) throw stepOutOfOrder({ kind: ask.kind, state: stateOf(steps) })
  mustBeWhole(ask, pledge, steps)
  await bookStep(ctx, row)
  return pledges.insertStep(ctx, row)
}

function mustBeWhole(ask: Ask, pledge: PledgeRow, steps: readonly StepRow[]): void {
  const needs = {
    agreed: ['ourNumber', 'theirNumber'],
    received: ['amountRupiah', 'theirNumber'],
    sent: ['ourNumber', 'refersTo'],
    reported: ['ourNumber'],
  } as const
  const missing = ask.kind === 'withdrawn' ? (ask.note.length < 10 ? 'note' : undefined) : needs[ask.kind].find((field) => ask[field] === null)
  if (missing) throw stepIncomplete({ field: missing })
  const { promised, received } = moneyOf(promiseOf(pledge), steps)
  const asked = ask.amountRupiah ?? 0
  if (ask.kind === 'received' && received + asked > promised) throw moreThanPromised({ promised, received, asked })
  if (ask.kind === 'sent') {
    const stand = standing(steps)
    const isOpen =
      stand.some((it) => it.kind === 'allocated' && it.id === ask.refersTo) && !stand.some((it) => it.kind === 'sent' && it.refers_to === ask.refersTo)
    if (!isOpen) throw stepNotFound({})
  }
}

/**
 * Takes a step back by a step of its own; an allocation gives its seats free and its booking is mirrored.
 *
 * Fails: `sponsors/pledge-not-found`, `sponsors/step-not-found`, `sponsors/already-reversed`, `sponsors/step-needed`, `sponsors/id-reused`, and as
 *        the ledger does.
 */
export async function reverseStep(ctx: Ctx, ask: ParsedInput<typeof ReversePledgeStep>): Promise<StepRow> {
  await store.lock(ctx)
  const pledge = await getPledge(ctx, ask.pledgeId)
  const steps = await pledges.listSteps(ctx, pledge.id)
  const step = steps.find((it) => it.id === ask.stepId)
  if (!step || step.kind === 'reversed') throw stepNotFound({})
  const empty = { our_number: null, their_number: null, amount_rupiah: null, heads: null, from_month: null, until_month: null }
  const row = {
    ...{ id: ask.id, pledge_id: pledge.id, sponsor_id: pledge.sponsor_id, kind: 'reversed' as const, happened_on: ask.on, ...empty },
    ...{ refers_to: step.id, note: ask.reason },
  }
  const before = sameAs(await pledges.findStep(ctx, ask.id), row)
  if (before) return before
  if (!standing(steps).some((it) => it.id === step.id)) throw alreadyReversed({})
  if (!mayReverse(step, promiseOf(pledge), steps)) throw stepNeeded({ kind: step.kind })
  await unbookStep(ctx, { id: ask.id, step, on: ask.on, why: ask.reason })
  return pledges.insertStep(ctx, row)
}
