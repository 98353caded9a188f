import type { Ctx } from '../../platform/context.ts'
import { derivedId } from '../../platform/ids.ts'
import { numberOf } from './post-journals.ts'
import { accountOf } from './present.ts'
import { alreadyReversed, journalNotFound, ownedElsewhere } from './problems.ts'
import { findShown, listCountedLines } from './read-store.ts'
import { reverseJournal } from './reverse-journal.ts'
import { findReversalOf } from './store.ts'
import type { JournalRow, LineRow } from './tables.ts'

/** Takes back what stands behind a journal, the journal with it: its reversal is called `reversalId(id, journal)`. */
type TakeBack = (ctx: Ctx, ask: { id: string; refId: string; journalId: string; on: string; why: string }) => Promise<unknown>
const owners = new Map<string, TakeBack>()

/** Lets a room take its journals of a kind back itself, whoever asks and wherever. Called once, when the module is loaded. */
export function joinReversal({ kind, refKind }: { kind: JournalRow['kind']; refKind: string }, takeBack: TakeBack): void {
  owners.set(`${kind} ${refKind}`, takeBack)
}

/** What the reversal of a journal is called when the act that took it back is called `id`. */
export const reversalId = (id: string, journalId: string): string => derivedId(id, journalId)

type Whose = Pick<JournalRow, 'kind' | 'ref_kind'>
const ownerOf = ({ kind, ref_kind }: Whose) => owners.get(`${kind} ${ref_kind}`)

/** Whether a journal may be taken back from its page: its room does it whole, or it is money that belongs to no room. The rest is taken back where it was recorded. */
export function isReversibleHere(row: Whose, lines: readonly Pick<LineRow, 'account'>[]): boolean {
  if (row.kind === 'reversal') return false
  return ownerOf(row) !== undefined || (row.ref_kind === null && lines.some((it) => !['budget', 'memorandum'].includes(accountOf(it.account).class)))
}

/** Takes a journal back from the page of the books. Fails: `ledger/owned-elsewhere`, as `reverseJournal`, and as the room that owns it. */
export async function reverseHere(ctx: Ctx, ask: { id: string; journalId: string; on: string; why: string }): Promise<{ id: string; number: string }> {
  const { id, journalId, on, why } = ask
  const row = await findShown(ctx, journalId)
  if (!row) throw journalNotFound({})
  const takeBack = ownerOf(row)
  if (!takeBack || row.ref_id === null) {
    if (row.kind !== 'reversal' && !isReversibleHere(row, await listCountedLines(ctx, journalId))) throw ownedElsewhere({ kind: row.kind })
    return reverseJournal(ctx, { id, reverses: journalId, on, why })
  }
  const before = await findReversalOf(ctx, journalId)
  if (before && before.id !== reversalId(id, journalId)) throw alreadyReversed({ id: journalId })
  await takeBack(ctx, { id, refId: row.ref_id, journalId, on, why })
  const reversal = await findReversalOf(ctx, journalId)
  if (!reversal) throw new Error(`journal ${journalId} was not taken back by its room`)
  return { id: reversal.id, number: numberOf(reversal) }
}
