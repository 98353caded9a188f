import type { OutputOf, ProposeTakeovers } from '@semesta/contract'
import { addMonths } from '@semesta/kernel'
import { areaWithin } from '../../platform/area-within.ts'
import type { Ctx, FileReply } from '../../platform/context.ts'
import { todayIn } from '../../platform/today.ts'
import { chooseCandidates, countKnown, type List, type Rule, type RuleText, ruleOf } from '../arrears/index.ts'
import { findDone, keepAct, mustHaveCome } from './acts.ts'
import { countList, explainList, type ListSource, peopleOfList, sourceText } from './from-list.ts'
import { paidElsewhere } from './other-payers.ts'
import * as people from './person-store.ts'
import { getProgrammeRow, mustBeOpen } from './programmes.ts'
import { costPath } from './simulate.calc.ts'
import { rateOf } from './simulate-takeover.ts'
import { dueOn } from './stage.calc.ts'
import * as store from './store.ts'
import type { ProgrammeRecord } from './tables.ts'

interface Ask {
  programmeId: string
  id: string
  month: string
  area?: string | undefined
  numbers?: readonly string[] | undefined
  list?: ListSource | undefined
  note: string
  preview: boolean
}
interface Explain {
  programmeId: string
  lookupId: string
  month: string
  area?: string | undefined
  format: 'csv' | 'xlsx'
}
type Proposed = OutputOf<typeof ProposeTakeovers>

/** The rule of a programme. */
export const ruleIn = (it: ProgrammeRecord): Rule => ruleOf(it.rule as RuleText, it.kind)

/**
 * Takes people into a programme: those whom its rule chooses in the actor's areas, or those of a list, pasted or sent as a file.
 *
 * Unit:  exact heads and whole rupiah. Shape: with `preview` nobody is taken; the same act sent twice takes nobody twice; whoever is in a live programme
 *        already stays there, and so does whoever somebody else pays for. Households come whole and poorest first; a budget is that of the programme, over all its proposals.
 * Fails: `takeovers/programme-not-found`, `takeovers/programme-closed`, `takeovers/id-reused`, `takeovers/no-rate`, `arrears/not-counted`, `people/names-frozen`, `areas/not-found`.
 */
export async function proposeTakeovers(ctx: Ctx, ask: Ask): Promise<Proposed> {
  const programme = await getProgrammeRow(ctx, ask.programmeId)
  const { preview, programmeId, ...content } = ask
  const act = { id: ask.id, kind: 'propose' as const, programmeId, content }
  if (!preview) await store.lockProgramme(ctx, programmeId)
  const done = preview ? undefined : await findDone(ctx, act)
  if (done) return done.detail.answer as Proposed
  await mustBeOpen(ctx, programmeId)
  if (ask.list) mustHaveCome(ctx, ask.list.on)
  const numbers = ask.numbers && [...new Set(ask.numbers)]
  const personIds = ask.list && (await peopleOfList(ctx, ask.list.lookupId))
  const proposal = await proposalOf(ctx, programme, { ...ask, list: personIds ? { personIds } : numbers && { numbers } })
  const found = await people.previewProposal(ctx, proposal)
  const list = ask.list && personIds ? await countList(ctx, { ...ask, lookupId: ask.list.lookupId, personIds, proposal }) : null
  const notFound = numbers ? numbers.length - (await countKnown(ctx, proposal.chosen, numbers)) : 0
  const heads = preview ? found.heads : await take(ctx, proposal, programme, ask)
  const start = laterOf(programme.start_month, addMonths(ask.month, 1))
  const answer = {
    ...{ heads, households: found.households, already: found.already, notFound, list },
    ...{ monthlyRupiah: heads * rateOf(start), yearRupiah: costPath(heads, start, rateOf).thisYear.rupiah },
  }
  if (preview) return { ...answer, actId: null }
  const reason = [ask.list && sourceText(ask.list), ask.note].filter(Boolean).join(' · ')
  await keepAct(ctx, { ...act, heads, reason, detail: { month: ask.month, answer: { ...answer, actId: ask.id } } })
  return { ...answer, actId: ask.id }
}

/** The list of whoever asks with what a proposal does with each of its rows. Fails: as `proposeTakeovers`, and `lookups/not-found`, `lookups/not-ready`. */
export async function explainProposal(ctx: Ctx, ask: Explain): Promise<FileReply> {
  areaWithin(ctx, ask.area)
  const programme = await getProgrammeRow(ctx, ask.programmeId)
  const personIds = await peopleOfList(ctx, ask.lookupId)
  return explainList(ctx, { ...ask, personIds, proposal: await proposalOf(ctx, programme, { ...ask, list: { personIds } }) })
}

async function proposalOf(
  ctx: Ctx,
  programme: ProgrammeRecord,
  ask: { month: string; area?: string | undefined; list: List | undefined },
): Promise<people.Proposal> {
  const rule = ruleIn(programme)
  const chosen = await chooseCandidates(ctx, { ...ask, rule })
  const elsewhere = programme.kind === 'takeover' ? await paidElsewhere(ctx) : []
  return { lane: people.laneOf(programme.kind), chosen, headsMax: await headsLeft(ctx, programme, rule), elsewhere }
}

const laterOf = (a: string, b: string) => (a > b ? a : b)

/** Heads that the budget of the programme still pays for in its first year; null without a budget. */
async function headsLeft(ctx: Ctx, programme: ProgrammeRecord, rule: Rule): Promise<number | null> {
  if (rule.budget === null || programme.kind !== 'takeover') return null
  const perHead = costPath(1, programme.start_month, rateOf).thisYear.rupiah
  const live = (await store.sumStages(ctx, [ctx.bind.regency], todayIn(ctx)))
    .filter((it) => it.programme_id === programme.id && it.state !== 'rejected' && it.state !== 'withdrawn')
    .reduce((sum, it) => sum + it.heads, 0)
  return Math.max(0, Math.floor(rule.budget / perHead) - live)
}

function take(ctx: Ctx, proposal: people.Proposal, programme: ProgrammeRecord, ask: Ask): Promise<number> {
  const due = programme.kind === 'takeover' ? dueOn('proposed', todayIn(ctx), programme.days) : null
  return people.insertProposal(ctx, proposal, { actId: ask.id, programmeId: programme.id, state: 'proposed', dueOn: due, note: ask.note.trim() || null })
}
