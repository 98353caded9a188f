import type { DecideTakeovers, OutputOf, PreviewDecision } from '@semesta/contract'
import { reportingDate } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import { todayIn } from '../../platform/today.ts'
import { commitHeads, fundsFor, releaseHeads } from '../funds/index.ts'
import { getFigures } from '../indicators/index.ts'
import { findDone, keepAct, mustHaveCome } from './acts.ts'
import * as people from './person-store.ts'
import { alreadySent, headsChanged, nobodyVerified, numberTaken } from './problems.ts'
import { getDecision, getProgrammeRow } from './programmes.ts'
import { costPath } from './simulate.calc.ts'
import { activationIn, effectOf, rateOf } from './simulate-takeover.ts'
import * as store from './store.ts'

type Effect = OutputOf<typeof PreviewDecision>
type Decision = OutputOf<typeof DecideTakeovers>
interface Asked {
  programmeId: string
  month: string
  fromMonth: string
}

const verified = (ctx: Ctx, programmeId: string): people.Which => ({ programmeId, state: 'verified', areas: [ctx.bind.regency] })

/**
 * What deciding on the verified people of a programme would do, before it is done.
 *
 * Unit:  exact heads, whole rupiah. Fails: `takeovers/programme-not-found`, `takeovers/nobody-verified`, `takeovers/no-rate`, `indicators/month-not-found`.
 */
export async function previewDecision(ctx: Ctx, ask: Asked): Promise<Effect> {
  await getProgrammeRow(ctx, ask.programmeId)
  const { heads, households, debt } = await people.sumOf(ctx, verified(ctx, ask.programmeId))
  if (heads === 0) throw nobodyVerified({})
  const { thisYear, nextYear } = costPath(heads, ask.fromMonth, rateOf)
  const figures = await getFigures(ctx, { month: ask.month })
  const fresh = await people.countUnregistered(ctx, verified(ctx, ask.programmeId))
  const { before, after } = effectOf(figures, { active: heads, registered: fresh }).keaktifan
  const [first, second] = [before[0], after[0]]
  if (!first || !second) throw new Error('no threshold of keaktifan is in force')
  const { rule, prioritas, firstRoster } = activationIn(figures, reportingDate(ask.fromMonth))
  const funds = await fundsFor(ctx, { segment: 'PBPU_PEMDA', month: ask.fromMonth })
  return {
    ...{ heads, households, monthlyRupiah: heads * rateOf(ask.fromMonth), thisYear, nextYear, debtRupiah: debt, keaktifan: { before: first, after: second } },
    activation: { rule, prioritas, firstRoster },
    funds: funds.map((it) => ({ id: it.fundId, name: it.name, left: it.left, enough: it.left >= thisYear.rupiah })),
  }
}

interface Ask extends Asked {
  id: string
  number: string
  decidedOn: string
  signer: string
  fundId: string
  heads: number
}

/**
 * Decides on the verified people with number and date: they are the city's from that month, money and quota are reserved in the same transaction.
 *
 * Shape: all of them or none; the same decision sent twice is one. Their old debt stays theirs: nothing is booked on it.
 * Fails: `takeovers/heads-changed` when it is not what was shown, `takeovers/day-ahead`, `takeovers/number-taken`, `takeovers/nobody-verified`, and as `commitHeads`.
 */
export async function decideTakeovers(ctx: Ctx, ask: Ask): Promise<Decision> {
  const { id, programmeId, ...content } = ask
  const act = { id, kind: 'decide' as const, programmeId, content }
  await getProgrammeRow(ctx, programmeId)
  await store.lockProgramme(ctx, programmeId)
  if (await findDone(ctx, act)) return (await getDecision(ctx, { programmeId, decisionId: id })).view
  mustHaveCome(ctx, ask.decidedOn)
  if (await store.findDecisionByNumber(ctx, ask.number)) throw numberTaken({ number: ask.number })
  const held = await people.lockStates(ctx, verified(ctx, programmeId))
  if (held.length === 0) throw nobodyVerified({})
  if (held.length !== ask.heads) throw headsChanged({ shown: ask.heads, now: held.length })
  const monthly = held.length * rateOf(ask.fromMonth)
  const fund = (await fundsFor(ctx, { segment: 'PBPU_PEMDA', month: ask.fromMonth })).find((it) => it.fundId === ask.fundId)
  const until = `${ask.fromMonth.slice(0, 4)}-12`
  await store.insertDecision(ctx, {
    ...{
      regency_code: ctx.bind.regency,
      id,
      programme_id: programmeId,
      number: ask.number,
      decided_on: ask.decidedOn,
      signer: ask.signer,
      fund_id: ask.fundId,
      fund_name: fund?.name ?? '',
    },
    ...{ from_month: ask.fromMonth, until_month: until, heads: held.length, monthly_rupiah: monthly },
    ...{
      year_rupiah: costPath(held.length, ask.fromMonth, rateOf).thisYear.rupiah,
      decided_by: ctx.actor.id,
      decided_name: ctx.actor.name,
      decided_at: ctx.now,
    },
  })
  const promise = { id, fundId: ask.fundId, heads: held.length, fromMonth: ask.fromMonth, untilMonth: until, monthlyRupiah: monthly }
  await commitHeads(ctx, { ...promise, on: ask.decidedOn, ref: { kind: 'takeover-decision', id } })
  await people.moveAll(
    ctx,
    id,
    held.map((it) => ({ id: it.id, to: 'decided', due: null, decisionId: id })),
  )
  await keepAct(ctx, { ...act, heads: held.length, detail: { decisionId: id, number: ask.number, on: ask.decidedOn, monthlyRupiah: monthly } })
  return (await getDecision(ctx, { programmeId, decisionId: id })).view
}

/**
 * Takes a decision back before its file went out: its people are verified again, money and quota are free. The decision and its number stay on record.
 *
 * Fails: `takeovers/decision-not-found`, `takeovers/already-sent`, `takeovers/id-reused`.
 */
export async function revokeDecision(ctx: Ctx, ask: { programmeId: string; decisionId: string; id: string; reason: string }): Promise<Decision> {
  const { id, programmeId, ...content } = ask
  const act = { id, kind: 'revoke' as const, programmeId, content }
  await getProgrammeRow(ctx, programmeId)
  await store.lockProgramme(ctx, programmeId)
  const { view } = await getDecision(ctx, ask)
  if ((await findDone(ctx, act)) || view.state === 'revoked') return view
  if (view.sent) throw alreadySent({ on: view.sent.on })
  const held = await people.lockStates(ctx, { programmeId, decisionId: ask.decisionId, areas: [ctx.bind.regency] })
  await releaseHeads(ctx, { id, commitId: ask.decisionId, why: ask.reason })
  await people.moveAll(
    ctx,
    id,
    held.filter((it) => it.state === 'decided').map((it) => ({ id: it.id, to: 'verified', due: null, note: ask.reason, decisionId: null })),
  )
  await keepAct(ctx, { ...act, heads: held.length, reason: ask.reason, detail: { decisionId: ask.decisionId, on: todayIn(ctx) } })
  return (await getDecision(ctx, ask)).view
}
