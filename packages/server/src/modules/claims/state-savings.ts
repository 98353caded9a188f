import type { Ctx } from '../../platform/context.ts'
import { restateSavings } from '../savings/index.ts'
import { returnedByMonth } from './amounts.calc.ts'
import * as store from './store.ts'
import type { ClaimRow } from './tables.ts'

/**
 * Puts what stands of a claim into the savings ledger, under the months of its bills: claimed is what is asked back and not refused, recovered what came back of
 * it. A refused line counts again when another claim takes it, so that a line is never claimed twice.
 *
 * Shape: called after every act on the claim, under its lock; harmless when run again.
 */
export async function stateSavings(ctx: Ctx, { id, number, state }: ClaimRow, { on, why }: { on: string; why: string }): Promise<void> {
  const sums = state === 'withdrawn' ? [] : (await store.sumLines(ctx, id)).filter((it) => it.state !== 'refused')
  const ask = { kind: 'bill-claim' as const, ref: { kind: 'claim', id }, on, why }
  const note = `Klaim ${number}`
  const months = [...new Set(sums.map((it) => it.month))]
  const claimed = months.map((month) => {
    const own = sums.filter((it) => it.month === month)
    return { month, note, rupiah: own.reduce((sum, it) => sum + it.iuran + it.bantuan, 0), personMonths: own.reduce((sum, it) => sum + it.months, 0) }
  })
  await restateSavings(ctx, { ...ask, stage: 'claimed', standing: claimed })
  const accepted = sums.filter((it) => it.state === 'accepted')
  const returned = returnedByMonth(accepted, await store.listSettlements(ctx, id))
  await restateSavings(ctx, { ...ask, stage: 'recovered', standing: returned.map((it) => ({ ...it, note })) })
}
