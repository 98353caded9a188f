import type { RecordBoundary } from '@semesta/contract'
import type { Ctx, ParsedInput } from '../../platform/context.ts'
import { areaNotFound } from '../../platform/problems.ts'
import { faultOf, finePaths } from './boundary.calc.ts'
import { requestCount } from './count-parts.ts'
import { boundaryNotFound, overlaps, unfit } from './problems.ts'
import * as store from './store.ts'
import type { BoundaryRow } from './tables.ts'

/**
 * Records that areas are split, merged or recoded on a date.
 *
 * Shape: parts below the village are counted in the background from the frozen people of every month; no month is written anew.
 * Fails: `areas/not-found` for a place outside the regency; `boundaries/unfit`, `boundaries/overlaps`.
 */
export async function recordBoundary(ctx: Ctx, ask: ParsedInput<typeof RecordBoundary>): Promise<BoundaryRow> {
  const { kind, parts, effectiveOn, decree, decreeOn } = ask
  const stray = parts.flatMap((it) => [it.from, it.to]).find((code) => !code.startsWith(`${ctx.bind.regency}.`))
  if (stray) throw areaNotFound({ area: stray })
  const fault = faultOf(kind, parts)
  if (fault) throw unfit({ fault })
  await store.lockBoundaries(ctx)
  const taken = new Set((await store.listBoundaries(ctx)).filter((it) => !it.withdrawn_at).flatMap((it) => it.parts.map((part) => part.from.slice(0, 13))))
  const again = parts.find((it) => taken.has(it.from.slice(0, 13)))
  if (again) throw overlaps({ code: again.from.slice(0, 13) })
  const row = await store.insertBoundary(ctx, { kind, parts, decree, effective_on: effectiveOn, decree_on: decreeOn })
  if (finePaths(parts).length > 0) await requestCount(ctx)
  return row
}

/** Takes a change back that was recorded by mistake; it stays to be seen. Fails: `boundaries/not-found`. */
export async function withdrawBoundary(ctx: Ctx, ask: { boundaryId: string; reason: string }): Promise<BoundaryRow> {
  const row = await getBoundary(ctx, ask.boundaryId)
  await store.withdraw(ctx, row.id, ask.reason)
  return getBoundary(ctx, row.id)
}

/** One change of areas. Fails: `boundaries/not-found`. */
export async function getBoundary(ctx: Ctx, id: string): Promise<BoundaryRow> {
  const row = await store.findBoundary(ctx, id)
  if (!row) throw boundaryNotFound({})
  return row
}

export const listBoundaries = (ctx: Ctx): Promise<BoundaryRow[]> => store.listBoundaries(ctx)
