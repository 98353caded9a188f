import type { RecordFact } from '@semesta/contract'
import type { z } from 'zod'
import type { Ctx } from '../../platform/context.ts'
import { dayBefore, isInForce } from './facts.calc.ts'
import { factOverlaps } from './problems.ts'
import * as store from './store.ts'
import type { FactRow } from './tables.ts'

/** A fact that another room knows from its own records, without anybody recording it here. */
export interface DerivedFact {
  id: string
  kind: 'pemda-arrears'
  validFrom: string
  validUntil: string | null
  value: number
  source: string
}
const providers: ((ctx: Ctx) => Promise<DerivedFact[]>)[] = []

/** Lets a module say facts that follow from its records. Called once, when the module is loaded. */
export function joinFacts(find: (ctx: Ctx) => Promise<DerivedFact[]>): void {
  providers.push(find)
}

/** Facts of the regency, recorded ones newest first in each kind, then those that follow from records of other rooms. */
export async function listFacts(ctx: Ctx): Promise<FactRow[]> {
  const derived = (await Promise.all(providers.map((find) => find(ctx)))).flat()
  const rows = derived.map(({ validFrom, validUntil, ...it }) => ({
    ...{ ...it, regency_code: ctx.bind.regency, valid_from: validFrom, valid_until: validUntil, label: null, recorded_by: 'Semesta', recorded_at: ctx.now },
  }))
  return [...(await store.listFacts(ctx)), ...rows]
}

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

/** The fact of a kind that is in force on a day: of arrears the largest, whoever says so; else the one that began last. */
export function factAt(facts: readonly FactRow[], kind: FactRow['kind'], day: string): FactRow | null {
  const fitting = facts.filter((it) => it.kind === kind && isInForce(it, day)).toSorted((a, b) => b.valid_from.localeCompare(a.valid_from))
  return (kind === 'pemda-arrears' ? fitting.toSorted((a, b) => b.value - a.value)[0] : fitting[0]) ?? null
}
