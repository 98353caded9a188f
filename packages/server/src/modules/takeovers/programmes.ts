import type { GetProgramme, ListProgrammes, OpenProgramme, OutputOf, Programme, TakeoverDecision } from '@semesta/contract'
import { loadPolicy } from '@semesta/engine'
import type { z } from 'zod'
import { areaWithin } from '../../platform/area-within.ts'
import type { Ctx } from '../../platform/context.ts'
import { todayIn } from '../../platform/today.ts'
import { areaNames } from '../areas/index.ts'
import { levelsOf } from './acts.ts'
import * as people from './person-store.ts'
import { decisionNotFound, idReused, programmeClosed, programmeNotFound, wholeRegencyOnly } from './problems.ts'
import { waitsFor } from './stage.calc.ts'
import * as store from './store.ts'
import type { ActRecord, Days, DecisionRecord, Level, ProgrammeRecord, State } from './tables.ts'

type Ask = Omit<z.output<(typeof OpenProgramme)['input']>, 'regency'>
const LEVELS: readonly Level[] = ['rt', 'lurah', 'dinsos']

/** Only an office of the whole regency. Fails: `takeovers/whole-regency-only`. */
export function mustBeWhole(ctx: Ctx): void {
  if (!ctx.bind.areas.includes(ctx.bind.regency)) throw wholeRegencyOnly({})
}

/** The programme of an id. Fails: `takeovers/programme-not-found`. */
export async function getProgrammeRow(ctx: Ctx, id: string): Promise<ProgrammeRecord> {
  const row = /^[0-9a-f-]{36}$/.test(id) ? await store.findProgramme(ctx, id) : undefined
  if (!row) throw programmeNotFound({})
  return row
}

/** Nobody comes into a programme that was closed. Fails: `takeovers/programme-closed`. */
export async function mustBeOpen(ctx: Ctx, id: string): Promise<void> {
  const closing = (await store.listClosings(ctx)).get(id)
  if (closing) throw programmeClosed({ on: String(closing.detail.on) })
}

/** Whether any programme was ever opened. */
export const hasProgrammes = async (ctx: Ctx): Promise<boolean> => (await store.listProgrammes(ctx)).length > 0

/** Days that each level has, by the law of the office on a day. */
function daysOn(day: string): Days {
  const { parameters } = loadPolicy(day)
  return Object.fromEntries(LEVELS.map((it) => [it, Number(parameters.get(`takeover/verify-days-${it}`)?.value ?? 7)])) as Days
}

/**
 * Opens a programme. It is never edited: another rule is another programme.
 *
 * Shape: the same id with the same content again is harmless. Fails: `takeovers/whole-regency-only`, `takeovers/id-reused`.
 */
export async function openProgramme(ctx: Ctx, { id, kind, name, basis, startMonth, fundId, ...rule }: Ask): Promise<OutputOf<typeof OpenProgramme>> {
  mustBeWhole(ctx)
  const given = Object.fromEntries(Object.entries(rule).filter(([key, value]) => value !== undefined && key !== 'regency')) as ProgrammeRecord['rule']
  const row: ProgrammeRecord = {
    ...{ regency_code: ctx.bind.regency, id, kind, name, basis, rule: given, start_month: startMonth, fund_id: fundId ?? null, days: daysOn(todayIn(ctx)) },
    ...{ opened_by: ctx.actor.id, opened_name: ctx.actor.name, opened_at: ctx.now },
  }
  if (await store.insertProgramme(ctx, row)) return presentProgramme(row, [], undefined)
  const there = await getProgrammeRow(ctx, id)
  const sortedRule = (it: ProgrammeRecord['rule']) => JSON.stringify(Object.entries(it).toSorted(([a], [b]) => a.localeCompare(b)))
  const isSame =
    there.kind === kind && there.name === name && there.basis === basis && there.start_month === startMonth && sortedRule(there.rule) === sortedRule(given)
  if (!isSame) throw idReused({})
  return presentProgramme(there, [], (await store.listClosings(ctx)).get(id))
}

function presentProgramme(it: ProgrammeRecord, stages: readonly store.StageSum[], closing: ActRecord | undefined): z.output<typeof Programme> {
  return {
    ...{ id: it.id, kind: it.kind, name: it.name, basis: it.basis, rule: it.rule, startMonth: it.start_month, fundId: it.fund_id, days: it.days },
    ...{ openedBy: it.opened_name, openedAt: it.opened_at.toISOString() },
    closed: closing ? { on: String(closing.detail.on), by: closing.done_name, reason: closing.reason ?? '' } : null,
    stages: stages.map(({ state, heads, households, overdue }) => ({ state, heads, households, overdue })),
  }
}

/** States that wait for some levels, and those whose level below may be passed over once it is late. */
export function statesFor(own: readonly Level[]): { own: State[]; late: State[] } {
  const waiting: State[] = ['proposed', 'rt', 'lurah']
  const mine = waiting.filter((it) => own.includes(waitsFor(it) as Level))
  const highest = Math.max(-1, ...own.map((it) => LEVELS.indexOf(it)))
  return { own: mine, late: waiting.filter((it) => !mine.includes(it) && LEVELS.indexOf(waitsFor(it) as Level) < highest) }
}

/** Programmes with the people of an area by state, and how many wait for whoever asks. Fails: `areas/not-found`. */
export async function listProgrammes(ctx: Ctx, { area }: { area?: string | undefined }): Promise<OutputOf<typeof ListProgrammes>> {
  const areas = areaWithin(ctx, area)
  const today = todayIn(ctx)
  const stages = await store.sumStages(ctx, areas, today)
  const mine = { ...statesFor(levelsOf(ctx)), today }
  const waiting = mine.own.length + mine.late.length > 0 ? await people.countPeople(ctx, { areas, mine }) : 0
  const [rows, closings] = [await store.listProgrammes(ctx), await store.listClosings(ctx)]
  const verified = new Set(rows.flatMap((it) => (it.kind === 'takeover' ? it.id : [])))
  const waits = stages.filter((it) => verified.has(it.programme_id) && (mine.own.includes(it.state) || mine.late.includes(it.state)))
  const late = waits.reduce((sum, it) => sum + it.overdue, 0)
  return {
    rows: rows.map((it) =>
      presentProgramme(
        it,
        stages.filter((stage) => stage.programme_id === it.id),
        closings.get(it.id),
      ),
    ),
    waiting: { heads: waiting, overdue: late },
  }
}

/** One programme with its villages, decisions and acts. Fails: `takeovers/programme-not-found`, `areas/not-found`. */
export async function getProgramme(ctx: Ctx, ask: { programmeId: string; area?: string | undefined }): Promise<OutputOf<typeof GetProgramme>> {
  const areas = areaWithin(ctx, ask.area)
  const row = await getProgrammeRow(ctx, ask.programmeId)
  const stages = (await store.sumStages(ctx, areas, todayIn(ctx))).filter((it) => it.programme_id === row.id)
  const villages = await store.sumVillages(ctx, row.id, areas)
  const names = await areaNames(
    ctx.trx,
    villages.map((it) => it.code),
  )
  const acts = await store.listActs(ctx, row.id)
  const undone = new Set(acts.flatMap((it) => it.undoes ?? []))
  return {
    programme: presentProgramme(row, stages, (await store.listClosings(ctx)).get(row.id)),
    byVillage: villages.map((it) => ({ ...it, name: names.get(it.code) ?? it.code })),
    decisions: await listDecisions(ctx, row.id),
    acts: acts.map((it) => ({
      ...{ id: it.id, kind: it.kind, level: it.level, heads: it.heads, by: it.done_name, at: it.done_at.toISOString(), reason: it.reason },
      ...{ undone: undone.has(it.id), mayUndo: isUndoable(it) && !undone.has(it.id) && it.done_by === ctx.actor.id },
    })),
  }
}

/** Employers whose workers a programme hands over. Fails: `takeovers/programme-not-found`, `takeovers/whole-regency-only`. */
export async function listMoveEmployers(ctx: Ctx, ask: { programmeId: string }): Promise<{ rows: people.EmployerSum[] }> {
  mustBeWhole(ctx)
  const { id } = await getProgrammeRow(ctx, ask.programmeId)
  return { rows: await people.sumEmployers(ctx, id) }
}

/** Acts on people that their own author may take back; decisions are revoked, and what a roster said stands. */
export const isUndoable = ({ kind }: Pick<ActRecord, 'kind'>): boolean => kind === 'verify' || kind === 'reject' || kind === 'withdraw' || kind === 'propose'

async function listDecisions(ctx: Ctx, programmeId: string): Promise<z.output<typeof TakeoverDecision>[]> {
  const acts = await store.listActsOfDecisions(ctx, programmeId)
  return (await store.listDecisions(ctx, programmeId)).map((it) => presentDecision(it, acts))
}

/** One decision of a programme with what became of it. Fails: `takeovers/decision-not-found`. */
export async function getDecision(
  ctx: Ctx,
  ask: { programmeId: string; decisionId: string },
): Promise<{ row: DecisionRecord; view: z.output<typeof TakeoverDecision> }> {
  await getProgrammeRow(ctx, ask.programmeId)
  const row = (await store.listDecisions(ctx, ask.programmeId)).find((it) => it.id === ask.decisionId)
  if (!row) throw decisionNotFound({})
  return { row, view: presentDecision(row, await store.listActsOfDecisions(ctx, ask.programmeId)) }
}

type DecisionAct = Awaited<ReturnType<typeof store.listActsOfDecisions>>[number]

function presentDecision(it: DecisionRecord, acts: readonly DecisionAct[]): z.output<typeof TakeoverDecision> {
  const sent = acts.find((act) => act.decision_id === it.id && act.kind === 'send')
  const revoked = acts.find((act) => act.decision_id === it.id && act.kind === 'revoke')
  return {
    ...{ id: it.id, number: it.number, decidedOn: it.decided_on, signer: it.signer, fundId: it.fund_id, fundName: it.fund_name, fromMonth: it.from_month },
    ...{ heads: it.heads, monthlyRupiah: it.monthly_rupiah, yearRupiah: it.year_rupiah, decidedBy: it.decided_name },
    state: revoked ? 'revoked' : sent ? 'sent' : 'decided',
    sent: sent ? { on: String(sent.detail.on), document: String(sent.detail.document) } : null,
    revoked: revoked ? { on: revoked.done_at.toISOString(), by: revoked.done_name, reason: revoked.reason ?? '' } : null,
  }
}
