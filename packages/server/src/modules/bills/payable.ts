import type { Ctx } from '../../platform/context.ts'
import * as store from './store.ts'
import type { BillRow, StatementRow } from './tables.ts'

/** What is to be paid: as billed, less what earlier claims give back; as signed once it is signed. Unit: whole rupiah by budget line. */
export async function payableOf(ctx: Ctx, bill: BillRow, statement: StatementRow | undefined) {
  if (statement) {
    const { iuran, bantuan } = statement
    return { offset: { iuran: bill.iuran - iuran, bantuan: bill.bantuan - bantuan }, payable: { iuran, bantuan } }
  }
  const offset = await store.sumOffsets(ctx, bill.month)
  return { offset, payable: { iuran: bill.iuran - offset.iuran, bantuan: bill.bantuan - offset.bantuan } }
}
