import type { GetBooks, GetTrialBalance, OutputOf } from '@semesta/contract'
import { addMonths } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import { todayIn } from '../../platform/today.ts'
import { findHead } from './check-store.ts'
import { accounts } from './post-journals.ts'
import { presentTrial } from './present.ts'
import * as store from './read-store.ts'

/** Whether the books balance, what they hold, which month is open. */
export async function getBooks(ctx: Ctx): Promise<OutputOf<typeof GetBooks>> {
  const { seq = 0, hash = 'genesis', closed_through: closedThrough = null } = (await findHead(ctx)) ?? {}
  const standing = await store.findStanding(ctx)
  const now = todayIn(ctx).slice(0, 7)
  const lastOver = addMonths(now, -1)
  const openMonth = closedThrough ? addMonths(closedThrough, 1) : (standing.months.at(-1) ?? now)
  return {
    ...standing,
    ...{ head: { seq, hash }, closedThrough, openMonth, closable: standing.journals > 0 && openMonth <= lastOver ? lastOver : null },
    closings: (await store.listClosings(ctx)).map((it) => ({
      ...{ month: it.month, journals: it.journals, debit: it.debit, closedAt: it.closed_at.toISOString(), closedBy: it.closed_by },
    })),
    accounts: [...accounts().values()],
  }
}

/** The trial balance of a month; of the newest one with journals when none is named. Shape: debit and credit of the whole month, always the same. */
export async function getTrialBalance(ctx: Ctx, ask: { month?: string | undefined }): Promise<OutputOf<typeof GetTrialBalance>> {
  const month = ask.month ?? (await store.findStanding(ctx)).months[0] ?? todayIn(ctx).slice(0, 7)
  const rows = presentTrial(await store.listTrial(ctx, month))
  const sum = (side: 'debit' | 'credit') => rows.reduce((total, it) => total + it[side], 0)
  return { month, debit: sum('debit'), credit: sum('credit'), rows }
}
