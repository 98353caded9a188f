import type { ListMovements, MovementFilter, OutputOf } from '@semesta/contract'
import { addMonths } from '@semesta/kernel'
import type { z } from 'zod'
import type { Ctx } from '../../platform/context.ts'
import { opaqueIds } from '../../platform/opaque.ts'
import { areaNames } from '../areas/index.ts'
import { getMonthWithNames } from '../months/index.ts'
import { listStayed, type PersonRecord, type StayedAsk } from '../people/index.ts'
import { sumMovements, viewOf } from './get-movements.ts'
import { presentMovement } from './present.ts'
import * as store from './store.ts'
import type { ChangeRecord, ChangeSum } from './tables.ts'

export type Filter = { [K in keyof typeof MovementFilter]?: z.output<(typeof MovementFilter)[K]> | undefined }
export type Ask = Filter & { month: string; area?: string | undefined }

/**
 * Exactly the people behind a change; without a kind all who changed.
 *
 * Shape: `total` is the sum of the rows of `getMovements` that the filter takes.
 * Fails: `indicators/month-not-found`, `areas/not-found`, `people/names-frozen`.
 */
export async function listMovements(ctx: Ctx, ask: Ask & { page: number; pageSize: number }): Promise<OutputOf<typeof ListMovements>> {
  const month = await getMonthWithNames(ctx, ask.month)
  const view = viewOf(ctx, month, ask.area)
  const total = (await sumMovements(ctx, view, ask.area)).reduce((sum, it) => sum + (takes(ask, it) ? it.heads : 0), 0)
  const page = { limit: ask.pageSize, offset: (ask.page - 1) * ask.pageSize }
  const rows = page.offset < total ? await pageOf(ctx, view, ask, page) : []
  const codes = rows.map((it) => it.path.slice(0, 13))
  const names = await areaNames(ctx.trx, codes)
  const as = { months: { now: month.month, before: addMonths(month.month, -1) }, names, ids: opaqueIds(ctx.app.config.secret) }
  return { total, rows: rows.map((it) => presentMovement(it, as)) }
}

async function pageOf(ctx: Ctx, view: store.View, ask: Ask, page: { limit: number; offset: number }): Promise<ChangeRecord[]> {
  if (ask.kind !== 'unchanged') return store.listPage(ctx, view, ask, page)
  const stayed = stayedAsk(ask)
  return stayed ? (await listStayed(ctx, view.buildId, stayed, page)).map(asUnchanged) : []
}

function takes(ask: Filter, it: ChangeSum): boolean {
  const { kind, why, fromSegment, toSegment, fromActive, toActive } = ask
  if (kind === undefined ? it.kind === 'unchanged' : it.kind !== kind) return false
  if (why !== undefined && it.cause !== why) return false
  if (fromSegment !== undefined && it.from_segment !== store.endOf(fromSegment)) return false
  if (toSegment !== undefined && it.to_segment !== store.endOf(toSegment)) return false
  if (fromActive !== undefined && it.from_active !== fromActive) return false
  return toActive === undefined || it.to_active === toActive
}

/** Both sides of a card that stayed are the same; a filter that asks for two different ones takes nobody. */
export function stayedAsk({ why, fromSegment, toSegment, fromActive, toActive, area }: Ask): StayedAsk | null {
  const differs = (from: unknown, to: unknown) => from !== undefined && to !== undefined && from !== to
  if (why !== undefined || fromSegment === 'NONE' || toSegment === 'NONE' || differs(fromSegment, toSegment) || differs(fromActive, toActive)) return null
  return { area, segment: fromSegment ?? toSegment, active: fromActive ?? toActive }
}

/** A person whose card stayed as it was, as a change that changed nothing. */
export function asUnchanged(it: PersonRecord): ChangeRecord {
  const segment = it.segment ?? 'UNKNOWN'
  const { row_no, person_id, card, nik, name, sex, birth_date, area_path, is_active } = it
  const sides = { from_segment: segment, to_segment: segment, from_active: is_active, to_active: is_active, from_rupiah: 0, to_rupiah: 0 }
  return { ...{ row_no, person_id, card, nik, name, sex, birth_date, path: area_path, kind: 'unchanged', cause: '' }, ...sides }
}
