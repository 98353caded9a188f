import type { Ctx } from '../../platform/context.ts'
import { todayIn } from '../../platform/today.ts'
import { closingOutOfTurn } from './problems.ts'
import * as store from './store.ts'

/**
 * Closes the books through a month, for ever: what is found later is booked in an open month and names the month it corrects.
 *
 * Shape: earlier months close with it; the same month again changes nothing. Fails: `ledger/closing-out-of-turn` for a month before, or one that is not over.
 */
export async function closeMonth(ctx: Ctx, month: string): Promise<void> {
  const head = await store.enterBooks(ctx)
  if (month === head.closed_through) return
  const isEarlier = head.closed_through !== null && month < head.closed_through
  if (isEarlier || month >= todayIn(ctx).slice(0, 7)) throw closingOutOfTurn({ month, closedThrough: head.closed_through })
  await store.insertClosing(ctx, month, head)
}
