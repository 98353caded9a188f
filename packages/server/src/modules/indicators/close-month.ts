import type { MonthSummary } from '@semesta/contract'
import type { z } from 'zod'
import type { Ctx } from '../../platform/context.ts'
import { getMonth, type MonthRow, setClosed } from '../months/index.ts'
import { factAt, listFacts } from './facts.ts'
import { decideMonth } from './law.ts'
import { alreadyClosed } from './problems.ts'

/**
 * Freezes a month for ever: its numbers, names and rule versions. A correction afterwards is a dated restatement beside it.
 *
 * Fails: `indicators/month-not-found`, `indicators/already-closed`.
 */
export async function closeMonth(ctx: Ctx, month: string): Promise<z.output<typeof MonthSummary>> {
  const row = await getMonth(ctx, month)
  if (row.closed_at || !(await setClosed(ctx, row.build_id))) throw alreadyClosed({ month })
  const closed = await getMonth(ctx, month)
  return summaryOf(closed, decideMonth(closed, factAt(await listFacts(ctx), 'pemda-arrears', closed.as_of)).id)
}

function summaryOf(row: MonthRow, statusId: z.output<typeof MonthSummary>['statusId']): z.output<typeof MonthSummary> {
  return {
    ...{ month: row.month, asOf: row.as_of, buildId: row.build_id, revision: row.revision },
    ...{ closed: row.closed_at !== null, closedAt: row.closed_at?.toISOString() ?? null, closedBy: row.closed_by, restates: row.restates },
    ...{ builtAt: row.built_at.toISOString(), peopleOnline: row.people_online },
    ...{ population: row.population, registered: row.registered, active: row.active, statusId },
  }
}
