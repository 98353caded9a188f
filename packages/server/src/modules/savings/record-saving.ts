import { rupiah } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import { moreThanLeft, savingDiffers, savingNotFound } from './problems.ts'
import { leftOf, monthsLeft, restated, type Standing } from './savings.calc.ts'
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
  if (rupiah(saving.rupiah) < 0) throw new RangeError(`a saving is not negative: ${saving.rupiah}; take one back by a row that names it`)
  return insertOnce(ctx, {
    ...{ id: saving.id, booked_on: saving.on, month: saving.month, kind: saving.kind, stage: saving.stage, rupiah: saving.rupiah },
    ...{ person_months: saving.personMonths, horizon_months: saving.horizonMonths ?? null, ref_kind: saving.ref.kind, ref_id: saving.ref.id },
    ...{ area_path: saving.areaPath ?? ctx.bind.regency, note: saving.note ?? null, reverses: null },
  })
}

/**
 * Makes what stands of one piece of work in one stage equal to what is told: what is too much is taken back by negative rows that name their entry,
 * what is more is booked anew. The caller counts what should stand from its own rows and holds them, so that no order of acts can leave a sum behind.
 *
 * Unit:  whole rupiah, not negative.
 * Shape: harmless when run again.
 */
export async function restateSavings(
  ctx: Ctx,
  ask: Pick<Saving, 'kind' | 'stage' | 'ref' | 'on'> & { standing: readonly Standing[]; why: string },
): Promise<void> {
  const { kind, stage, ref, on, standing, why } = ask
  const entries = (await store.listOfRef(ctx, ref)).filter((it) => it.stage === stage)
  for (const it of restated(entries, standing)) {
    const horizon_months = entries.find((each) => each.id === it.reverses)?.horizon_months ?? null
    await insertOnce(ctx, {
      ...{ id: ctx.app.newId(), booked_on: on, month: it.month, kind, stage, rupiah: it.rupiah, person_months: it.personMonths, horizon_months },
      ...{ ref_kind: ref.kind, ref_id: ref.id, area_path: ctx.bind.regency, note: it.reverses ? why : it.note, reverses: it.reverses },
    })
  }
}

/**
 * Ends an avoided amount early for some heads: the months from `month` to the end of its horizon are taken back at its own rate.
 *
 * Unit:  `month` YYYY-MM is the first month that is paid again.
 * Shape: a negative row in that month that names the entry; none when the horizon is over. The same id twice is one row.
 * Fails: `savings/not-found`, `savings/more-than-left`, `savings/differs`.
 */
export async function endAvoided(ctx: Ctx, ask: { id: string; reverses: string; month: string; heads: number; on: string; why: string }): Promise<void> {
  const entry = await store.findEntry(ctx, ask.reverses)
  if (!entry?.horizon_months) throw savingNotFound({ id: ask.reverses })
  if (await store.findEntry(ctx, ask.id)) return
  const months = ask.heads * monthsLeft(entry.month, entry.horizon_months, ask.month)
  if (months === 0) return
  const { kind, stage, horizon_months, ref_kind, ref_id, area_path } = entry
  const left = leftOf(entry, await store.listOfRef(ctx, { kind: ref_kind, id: ref_id }))
  if (months > left.personMonths) throw moreThanLeft({ left: left.personMonths })
  const amount = Math.round((entry.rupiah * months) / entry.person_months)
  await insertOnce(ctx, {
    ...{ id: ask.id, booked_on: ask.on, month: ask.month, kind, stage, horizon_months, ref_kind, ref_id, area_path, note: ask.why, reverses: entry.id },
    ...{ rupiah: 0 - amount, person_months: 0 - months },
  })
}

async function insertOnce(ctx: Ctx, row: store.NewEntry): Promise<SavingRow> {
  return (await store.insertEntry(ctx, row)) ?? mustBeSame(await store.findEntry(ctx, row.id), row)
}

/** The day it is booked on may differ: a retry can come after midnight. */
function mustBeSame(there: SavingRow | undefined, asked: store.NewEntry): SavingRow {
  const { booked_on: _, ...content } = asked
  const differs = Object.entries(content).some(([name, value]) => there?.[name as keyof SavingRow] !== value)
  if (!there || differs) throw savingDiffers({ id: asked.id })
  return there
}
