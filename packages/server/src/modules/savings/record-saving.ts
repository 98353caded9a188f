import { rupiah } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import { savingDiffers, savingNotFound, savingReversed } from './problems.ts'
import * as store from './store.ts'
import type { SavingKind, SavingRow, SavingStage } from './tables.ts'

export interface Saving {
  /** chosen by the caller, so that a retry books nothing twice */
  id: string
  /** YYYY-MM-DD */
  on: string
  /** YYYY-MM that the money belongs to; of an avoided amount the first month without payment */
  month: string
  kind: SavingKind
  stage: SavingStage
  rupiah: number
  personMonths: number
  /** months ahead that are counted; stated with every avoided amount and with no other */
  horizonMonths?: number
  ref: { kind: string; id: string }
  areaPath?: string
  note?: string
}

/**
 * Books a saving, in the caller's transaction.
 *
 * Unit:  whole rupiah, not negative; `personMonths` heads times months.
 * Shape: the same id with the same content is one entry.
 * Fails: `savings/differs` when the id was used for something else; RangeError for an amount below zero.
 */
export async function recordSaving(ctx: Ctx, saving: Saving): Promise<SavingRow> {
  if (rupiah(saving.rupiah) < 0) throw new RangeError(`a saving is not negative: ${saving.rupiah}; take one back with reverseSaving`)
  const row = {
    ...{ id: saving.id, booked_on: saving.on, month: saving.month, kind: saving.kind, stage: saving.stage, rupiah: saving.rupiah },
    ...{ person_months: saving.personMonths, horizon_months: saving.horizonMonths ?? null, ref_kind: saving.ref.kind, ref_id: saving.ref.id },
    ...{ area_path: saving.areaPath ?? ctx.bind.regency, note: saving.note ?? null, reverses: null },
  }
  return (await store.insertEntry(ctx, row)) ?? mustBeSame(await getEntry(ctx, saving.id), row)
}

/**
 * Takes an entry back by a negative one that names it; the first stays as it was.
 *
 * Fails: `savings/not-found`, `savings/reversed` when another entry has taken it back.
 */
export async function reverseSaving(ctx: Ctx, ask: { id: string; reverses: string; on: string; why: string }): Promise<SavingRow> {
  const original = await getEntry(ctx, ask.reverses)
  const before = await store.findReversal(ctx, original.id)
  if (before && before.id !== ask.id) throw savingReversed({ id: original.id })
  const { month, kind, stage, horizon_months, ref_kind, ref_id, area_path } = original
  const row = {
    ...{ id: ask.id, booked_on: ask.on, month, kind, stage, horizon_months, ref_kind, ref_id, area_path, note: ask.why, reverses: original.id },
    ...{ rupiah: 0 - original.rupiah, person_months: 0 - original.person_months },
  }
  return before ? mustBeSame(before, row) : ((await store.insertEntry(ctx, row)) ?? mustBeSame(await getEntry(ctx, ask.id), row))
}

/** Takes back every entry of one piece of work that still stands. Shape: harmless when run again. */
export async function reverseSavings(ctx: Ctx, ask: { ref: { kind: string; id: string }; on: string; why: string }): Promise<void> {
  const entries = await store.listOfRef(ctx, ask.ref)
  const reversed = new Set(entries.map((it) => it.reverses))
  for (const it of entries.filter((each) => each.reverses === null && !reversed.has(each.id))) {
    await reverseSaving(ctx, { id: ctx.app.newId(), reverses: it.id, on: ask.on, why: ask.why })
  }
}

async function getEntry(ctx: Ctx, id: string): Promise<SavingRow> {
  const row = await store.findEntry(ctx, id)
  if (!row) throw savingNotFound({ id })
  return row
}

/** The day it is booked on may differ: a retry can come after midnight. */
function mustBeSame(there: SavingRow, asked: Partial<SavingRow>): SavingRow {
  const { booked_on: _, ...content } = asked
  const differs = Object.entries(content).some(([name, value]) => there[name as keyof SavingRow] !== value)
  if (differs) throw savingDiffers({ id: there.id })
  return there
}
