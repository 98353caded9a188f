import type { Ctx } from '../../platform/context.ts'
import { billNotFound } from './problems.ts'
import * as store from './store.ts'
import type { BillRow } from './tables.ts'

/** One bill. Fails: `bills/not-found`. */
export async function getBill(ctx: Ctx, billId: string): Promise<BillRow> {
  const row = await store.findBill(ctx, billId)
  if (!row) throw billNotFound({})
  return row
}
