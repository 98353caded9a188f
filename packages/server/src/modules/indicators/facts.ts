import type { ListFacts, OutputOf, RecordFact } from '@semesta/contract'
import type { z } from 'zod'
import type { Ctx } from '../../platform/context.ts'
import { dayBefore, isInForce } from './facts.calc.ts'
import { presentFact, presentSaid } from './present.ts'
import { factNotFound, factOverlaps } from './problems.ts'
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

const DERIVED = 'Semesta'
/** Whether a fact follows from records of another room. */
export const isDerived = (it: Pick<FactRow, 'recorded_by'>): boolean => it.recorded_by === DERIVED

/** Lets a module say facts that follow from its records. Called once, when the module is loaded. */
export function joinFacts(find: (ctx: Ctx) => Promise<DerivedFact[]>): void {
  providers.push(find)
}

/** Facts of the regency, recorded ones newest first in each kind, then those that follow from records of other rooms. */
export async function listFacts(ctx: Ctx): Promise<FactRow[]> {
  const derived = (await Promise.all(providers.map((find) => find(ctx)))).flat()
  const rows = derived.map(({ validFrom, validUntil, ...it }) => ({
    ...{ ...it, regency_code: ctx.bind.regency, valid_from: validFrom, valid_until: validUntil, label: null, recorded_by: DERIVED, recorded_at: ctx.now },
  }))
  return [...(await store.listFacts(ctx)), ...rows]
}

/** The same for the page: which may be corrected, and what was corrected said before. */
export async function showFacts(ctx: Ctx): Promise<OutputOf<typeof ListFacts>> {
  const recorded = new Set((await store.listFacts(ctx)).map((it) => it.id))
  const before = await store.listFactsBefore(ctx)
  return {
    rows: (await listFacts(ctx)).map((it) => ({
      ...presentFact(it),
      recorded: recorded.has(it.id),
      before: before.filter((old) => old.fact_id === it.id).map(presentSaid),
    })),
  }
}

/**
 * Records a fact with its source, or puts a wrong one right. One that was open ends the day before the new one begins.
 *
 * Shape: a corrected fact keeps its id; what it said before stands in a table of its own.
 * Fails: `indicators/fact-overlaps` when another value is in force on one of its days; `indicators/fact-not-found` for a correction of none of that kind.
 */
export async function recordFact(ctx: Ctx, ask: Omit<z.output<(typeof RecordFact)['input']>, 'regency'>): Promise<FactRow> {
  await store.lockFacts(ctx)
  const until = ask.validUntil ?? null
  const facts = (await store.listFacts(ctx)).filter((it) => it.kind === ask.kind)
  const wrong = facts.find((it) => it.id === ask.corrects)
  if (ask.corrects !== undefined && !wrong) throw factNotFound({ kind: ask.kind })
  for (const other of facts.filter((it) => it !== wrong)) {
    if (other.valid_until === null && other.valid_from < ask.validFrom) {
      await store.endFact(ctx, other.id, dayBefore(ask.validFrom))
      continue
    }
    const meets = (until === null || other.valid_from <= until) && (other.valid_until === null || other.valid_until >= ask.validFrom)
    if (meets) throw factOverlaps({ kind: ask.kind, from: other.valid_from, until: other.valid_until })
  }
  const said = {
    ...{ valid_from: ask.validFrom, valid_until: until, value: ask.value, label: ask.label ?? null, source: ask.source },
    ...{ recorded_by: ctx.actor.name, recorded_at: ctx.now },
  }
  return wrong ? store.correctFact(ctx, wrong, said) : store.insertFact(ctx, { id: ctx.app.newId(), kind: ask.kind, ...said })
}

/** The fact of a kind that is in force on a day: of arrears the largest, whoever says so; else the one that began last. */
export function factAt(facts: readonly FactRow[], kind: FactRow['kind'], day: string): FactRow | null {
  const fitting = facts.filter((it) => it.kind === kind && isInForce(it, day)).toSorted((a, b) => b.valid_from.localeCompare(a.valid_from))
  return (kind === 'pemda-arrears' ? fitting.toSorted((a, b) => b.value - a.value)[0] : fitting[0]) ?? null
}
