import { createHash } from 'node:crypto'
import { covers } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import { todayIn } from '../../platform/today.ts'
import { dayAhead, idReused } from './problems.ts'
import * as store from './store.ts'
import type { ActKind, ActRecord, Level } from './tables.ts'

const LEVELS: readonly Level[] = ['rt', 'lurah', 'dinsos']

/** What is written with a date has happened. Fails: `takeovers/day-ahead`. */
export function mustHaveCome(ctx: Ctx, on: string): void {
  const today = todayIn(ctx)
  if (on > today) throw dayAhead({ on, today })
}

/** The levels at which the actor checks a place: by the roles granted on an area that holds it. */
export function levelsAt(ctx: Ctx, place: string): Level[] {
  return LEVELS.filter((level) => ctx.actor.grants.some((it) => it.role === level && covers(it.areaCode, place)))
}

/** Every level the actor checks at anywhere in the regency. */
export function levelsOf(ctx: Ctx): Level[] {
  return LEVELS.filter((level) =>
    ctx.actor.grants.some((it) => it.role === level && (covers(it.areaCode, ctx.bind.regency) || covers(ctx.bind.regency, it.areaCode))),
  )
}

export interface NewAct {
  id: string
  kind: ActKind
  programmeId: string | null
  /** everything that was asked for */
  content: unknown
  heads: number
  level?: string | null
  reason?: string | null
  detail?: Record<string, unknown>
  undoes?: string | null
}

const contentOf = ({ kind, programmeId, content }: Pick<NewAct, 'kind' | 'programmeId' | 'content'>) =>
  createHash('sha256')
    .update(JSON.stringify([kind, programmeId, content]))
    .digest('hex')

/** The act that an id has already done; undefined when it is new. Fails: `takeovers/id-reused` when it did something else. */
export async function findDone(ctx: Ctx, it: Pick<NewAct, 'id' | 'kind' | 'programmeId' | 'content'>): Promise<ActRecord | undefined> {
  const done = await store.findAct(ctx, it.id)
  if (done && (done.content !== contentOf(it) || done.done_by !== ctx.actor.id)) throw idReused({})
  return done
}

/** Keeps who did what to how many people, and when. */
export async function keepAct(ctx: Ctx, it: NewAct): Promise<void> {
  await store.insertAct(ctx, {
    ...{ regency_code: ctx.bind.regency, id: it.id, programme_id: it.programmeId, kind: it.kind, level: it.level ?? null, content: contentOf(it) },
    ...{ heads: it.heads, reason: it.reason?.trim() || null, detail: it.detail ?? {}, undoes: it.undoes ?? null },
    ...{ done_by: ctx.actor.id, done_name: ctx.actor.name, role: ctx.bind.role, done_at: ctx.now },
  })
}
