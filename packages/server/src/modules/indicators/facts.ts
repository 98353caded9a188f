import type { RecordFact } from '@semesta/contract'
import type { z } from 'zod'
import type { Ctx } from '../../platform/context.ts'
import { dayBefore, isInForce } from './facts.calc.ts'
import { factOverlaps } from './problems.ts'
import * as store from './store.ts'
import type { FactRow } from './tables.ts'

/** Recorded facts of the regency, newest first in each kind. */
export const listFacts = (ctx: Ctx): Promise<FactRow[]> => store.listFacts(ctx)

/**
 * Records a fact with its source. One that was open ends the day before the new one begins.
 *
 * Fails: `indicators/fact-overlaps` when another value is in force on one of its days.
 */
export async function recordFact(ctx: Ctx, ask: Omit<z.output<(typeof RecordFact)['input']>, 'regency'>): Promise<FactRow> {
  await store.lockFacts(ctx)
  const until = ask.validUntil ?? null
  for (const other of (await store.listFacts(ctx)).filter((it) => it.kind === ask.kind)) {
    if (other.valid_until === null && other.valid_from < ask.validFrom) {
      await store.endFact(ctx, other.id, dayBefore(ask.validFrom))
      continue
    }
    const meets = (until === null || other.valid_from <= until) && (other.valid_until === null || other.valid_until >= ask.validFrom)
    if (meets) throw factOverlaps({ kind: ask.kind, from: other.valid_from, until: other.valid_until })
  }
  return store.insertFact(ctx, {
    ...{ id: ctx.app.newId(), kind: ask.kind, valid_from: ask.validFrom, valid_until: until, value: ask.value, label: ask.label ?? null, source: ask.source },
    ...{ recorded_by: ctx.actor.name, recorded_at: ctx.now },
  })
}

/** The fact of a kind that is in force on a day: the one that began last. */
export function factAt(facts: readonly FactRow[], kind: FactRow['kind'], day: string): FactRow | null {
  const fitting = facts.filter((it) => it.kind === kind && isInForce(it, day))
  return fitting.toSorted((a, b) => b.valid_from.localeCompare(a.valid_from))[0] ?? null
}
