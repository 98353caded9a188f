import type { Ctx } from '../../platform/context.ts'
import { restateSavings } from '../savings/index.ts'
import * as disputes from './dispute-store.ts'
import type { BillRow } from './tables.ts'
import { testTexts } from './test-texts.ts'

/**
 * Puts what a signed bill found into the savings ledger: what was held, by test. Of a bill that was replaced only what a live claim still asks back stands,
 * so that nothing is claimed that was not found.
 *
 * Shape: called under the lock of its month; harmless when run again.
 */
export async function stateFound(ctx: Ctx, bill: BillRow, { on, why }: { on: string; why: string }): Promise<void> {
  const texts = testTexts(bill.month)
  const held = bill.state === 'verified' ? await disputes.sumByTest(ctx, bill.id, { state: 'held', claimed: bill.superseded }) : []
  const standing = held.map((it) => ({ month: bill.month, note: texts(it.test).judul, rupiah: it.rupiah_full, personMonths: it.months }))
  await restateSavings(ctx, { kind: 'bill-claim', stage: 'found', ref: { kind: 'bill', id: bill.id }, on, why, standing })
}
