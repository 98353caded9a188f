import type { Ctx } from '../../platform/context.ts'
import type { Posted } from './post-journals.ts'
import { accountOf } from './present.ts'
import { journalNotFound, ownedElsewhere } from './problems.ts'
import { findShown, listCountedLines } from './read-store.ts'
import { reverseJournal } from './reverse-journal.ts'
import type { JournalRow, LineRow } from './tables.ts'

const KINDS = new Set(['payment', 'bill', 'claim', 'refund', 'adjustment'])

/** Whether a journal may be taken back on its own. Budgets, reservations, receipts and donations are taken back where they are recorded, or the two would differ. */
export function isReversibleHere(row: Pick<JournalRow, 'kind'>, lines: readonly Pick<LineRow, 'account'>[]): boolean {
  return KINDS.has(row.kind) && lines.some((it) => !['budget', 'memorandum'].includes(accountOf(it.account).class))
}

/** Takes a journal back from the page of the books. Fails: `ledger/owned-elsewhere`, else as `reverseJournal`. */
export async function reverseHere(ctx: Ctx, ask: { id: string; journalId: string; on: string; why: string }): Promise<Posted> {
  const { id, journalId, on, why } = ask
  const row = await findShown(ctx, journalId)
  if (!row) throw journalNotFound({})
  if (row.kind !== 'reversal' && !isReversibleHere(row, await listCountedLines(ctx, journalId))) throw ownedElsewhere({ kind: row.kind })
  return reverseJournal(ctx, { id, reverses: journalId, on, why })
}
