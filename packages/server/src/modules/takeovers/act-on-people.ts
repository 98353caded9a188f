import type { OutputOf, VerifyTakeovers } from '@semesta/contract'
import { areaWithin } from '../../platform/area-within.ts'
import type { Ctx } from '../../platform/context.ts'
import { todayIn } from '../../platform/today.ts'
import { findDone, keepAct, levelsAt, levelsOf, mustHaveCome } from './acts.ts'
import { askPromises } from './follow-promises.ts'
import * as people from './person-store.ts'
import { actFinal, actNotFound, actNotYours, reasonNeeded } from './problems.ts'
import { isUndoable, statesFor } from './programmes.ts'
import { rateOf } from './simulate-takeover.ts'
import { afterYes, dueOn, FOLLOWED, LIVE, mayCheck, WITHDRAWABLE } from './stage.calc.ts'
import * as store from './store.ts'
import type { ActKind, Days, Kind, PersonState, ProgrammeRecord, State } from './tables.ts'

export interface Which {
  programmeId?: string | undefined
  state?: State | undefined
  kind?: Kind | undefined
  area?: string | undefined
  mine?: 'true' | 'false' | undefined
}
type Ask = Which & { id: string; ids?: readonly string[] | undefined; preview: boolean }
type Moved = OutputOf<typeof VerifyTakeovers>
type Left = Moved['left']

/** The people a filter means, in the actor's areas. Fails: `areas/not-found`. */
export function whichOf(ctx: Ctx, { programmeId, state, kind, area, mine }: Which, ids?: readonly string[]): people.Which {
  const isId = programmeId === undefined || /^[0-9a-f-]{36}$/.test(programmeId)
  const waiting = mine === 'true' ? { ...statesFor(levelsOf(ctx)), today: todayIn(ctx) } : undefined
  return { ids: isId ? ids : [], programmeId: isId ? programmeId : undefined, state, kind, areas: areaWithin(ctx, area), mine: waiting }
}

/** Rupiah a month of some heads, at the rate of the month in which it is asked. */
const monthly = (ctx: Ctx, heads: number) => heads * rateOf(todayIn(ctx).slice(0, 7))

interface Judged {
  step: people.Step | null
  why: Left[number]['why'] | null
}

/**
 * Does one act on people who wait: reads and holds their states, judges each, writes steps, events and the act, or with `preview` nothing.
 *
 * Shape: the same id again answers as the first time. People it does not reach are named with the reason; the others go on.
 */
async function act(
  ctx: Ctx,
  ask: Ask,
  it: { kind: ActKind; content: unknown; reason: string; on?: string | undefined },
  judge: (person: PersonState, days: Days) => Judged,
): Promise<Moved> {
  const known = { id: ask.id, kind: it.kind, programmeId: ask.programmeId ?? null, content: it.content }
  if (!ask.preview) await store.lockProgramme(ctx, ask.id)
  const done = ask.preview ? undefined : await findDone(ctx, known)
  if (done) return done.detail.answer as Moved
  const held = await people.lockStates(ctx, whichOf(ctx, ask, ask.ids))
  const programmes = new Map((await store.listProgrammes(ctx)).map((row): [string, ProgrammeRecord] => [row.id, row]))
  const there = new Set(held.map((person) => person.id))
  const left: Left = (ask.ids ?? []).filter((id) => !there.has(id)).map((id) => ({ id, why: 'not-found' }))
  const steps: people.Step[] = []
  for (const person of held) {
    const days = programmes.get(person.programme_id)?.days
    const { step, why } = days ? judge(person, days) : { step: null, why: 'not-found' as const }
    if (step) steps.push({ ...step, note: it.reason || null })
    else if (ask.ids && why) left.push({ id: person.id, why })
  }
  const answer = { heads: steps.length, monthlyRupiah: monthly(ctx, steps.length), left: left.slice(0, 500) }
  if (ask.preview) return { ...answer, actId: null }
  await people.moveAll(ctx, ask.id, steps)
  const decided = new Set(held.filter((person) => FOLLOWED.includes(person.state)).map((person) => person.id))
  if (steps.some((step) => decided.has(step.id))) await askPromises(ctx)
  const levels = levelsOf(ctx)
  const programmeId = known.programmeId ?? oneProgramme(held)
  await keepAct(ctx, {
    ...known,
    programmeId,
    content: it.content,
    heads: steps.length,
    level: levels.at(-1) ?? null,
    reason: it.reason,
    detail: { ...(it.on ? { on: it.on } : {}), answer: { ...answer, actId: ask.id } },
  })
  return { ...answer, actId: ask.id }
}

const oneProgramme = (held: readonly PersonState[]) => {
  const ids = new Set(held.map((it) => it.programme_id))
  return ids.size === 1 ? (held[0]?.programme_id ?? null) : null
}

/**
 * Says of people that they are right, which brings them a step on, or not, which takes them out with the reason.
 *
 * Shape: each level within its own area; a higher level may check for one whose deadline has passed. Fails: `takeovers/reason-needed`, `takeovers/id-reused`.
 */
export function verifyTakeovers(ctx: Ctx, ask: Ask & { verdict: 'right' | 'wrong'; reason: string }): Promise<Moved> {
  if (ask.verdict === 'wrong' && ask.reason.trim().length < 5) throw reasonNeeded({})
  const today = todayIn(ctx)
  const { preview: _, id: __, ...content } = ask
  return act(ctx, ask, { kind: ask.verdict === 'right' ? 'verify' : 'reject', content, reason: ask.reason.trim() }, (person, days) => {
    // A move waits for the roster alone: nobody verifies it.
    const own = person.lane === 'takeover' ? levelsAt(ctx, person.area_path) : []
    if (!mayCheck(person.state, person.due_on, today, own)) return { step: null, why: isWaiting(person.state) ? 'not-your-step' : 'moved-on' }
    const to = ask.verdict === 'wrong' ? 'rejected' : afterYes(person.state, own)
    return { step: { id: person.id, to, due: dueOn(to, today, days) }, why: null }
  })
}

const isWaiting = (state: State) => state === 'proposed' || state === 'rt' || state === 'lurah'

/** Takes people out before the file went out, or ends the watch over them, as of a day. Fails: `takeovers/id-reused`, `takeovers/day-ahead`, `areas/not-found`. */
export async function withdrawTakeovers(ctx: Ctx, ask: Ask & { reason: string; on?: string | undefined }): Promise<Moved> {
  const { preview: _, id: __, ...content } = ask
  const on = ask.on ?? todayIn(ctx)
  mustHaveCome(ctx, on)
  return act(ctx, ask, { kind: 'withdraw', content, reason: ask.reason.trim(), on }, (person) =>
    WITHDRAWABLE.includes(person.state) ? { step: { id: person.id, to: 'withdrawn', due: null }, why: null } : { step: null, why: 'moved-on' },
  )
}

/**
 * Takes one's own act back: everybody whom nothing else has happened to since stands where he stood before it.
 *
 * Fails: `takeovers/act-not-found`, `takeovers/act-not-yours`, `takeovers/act-final`, `takeovers/id-reused`.
 */
export async function undoTakeovers(ctx: Ctx, ask: { actId: string; id: string; reason: string }): Promise<Moved> {
  const first = /^[0-9a-f-]{36}$/.test(ask.actId) ? await store.findAct(ctx, ask.actId) : undefined
  if (!first) throw actNotFound({})
  if (first.done_by !== ctx.actor.id) throw actNotYours({ by: first.done_name })
  if (!isUndoable(first)) throw actFinal({ kind: first.kind })
  await store.lockProgramme(ctx, first.id)
  const known = { id: ask.id, kind: 'undo' as const, programmeId: first.programme_id, content: { actId: ask.actId, reason: ask.reason } }
  const done = (await findDone(ctx, known)) ?? (await store.findUndo(ctx, first.id))
  if (done) return done.detail.answer as Moved
  const events = await people.eventsOf(ctx, first.id)
  const held = await people.lockStates(ctx, { ids: events.map((it) => it.id), areas: ctx.bind.areas })
  const closed = await store.listClosings(ctx)
  const over = new Set(held.filter((it) => closed.has(it.programme_id)).map((it) => it.id))
  const fresh = await people.eventsOf(ctx, first.id)
  const back = fresh.filter((it) => it.is_newest)
  const left: Left = fresh.filter((it) => !it.is_newest).map((it) => ({ id: it.id, why: 'moved-on' }))
  // Somebody who was proposed anew elsewhere meanwhile cannot live twice, and nobody comes back into a closed programme.
  const steps = back.map((it): people.Step => ({ id: it.id, to: it.from_state ?? 'withdrawn', due: it.from_due, note: ask.reason }))
  const free = await people.keepFree(
    ctx,
    steps.filter((it) => LIVE.includes(it.to)).map((it) => it.id),
  )
  const able = steps.filter((it) => !LIVE.includes(it.to) || (free.has(it.id) && !over.has(it.id)))
  const taken: Left = steps.filter((it) => !able.includes(it)).map((it) => ({ id: it.id, why: 'moved-on' }))
  await people.moveAll(ctx, ask.id, able)
  if (able.some((step) => FOLLOWED.includes(step.to))) await askPromises(ctx)
  const answer = { heads: able.length, monthlyRupiah: monthly(ctx, able.length), left: [...left, ...taken].slice(0, 500), actId: ask.id }
  await keepAct(ctx, { ...known, heads: able.length, reason: ask.reason, undoes: first.id, detail: { answer } })
  return answer
}
