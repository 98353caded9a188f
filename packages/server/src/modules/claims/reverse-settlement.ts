import type { ReverseSettlement } from '@semesta/contract'
import type { Ctx, ParsedInput } from '../../platform/context.ts'
import { putBack } from '../bills/index.ts'
import { reversalId, reverseJournal } from '../ledger/index.ts'
import { stateOf } from './amounts.calc.ts'
import { claimNotFound, dayBefore, idReused } from './problems.ts'
import { amountsOfClaim, getClaim } from './read-claims.ts'
import { stateSavings } from './state-savings.ts'
import * as store from './store.ts'
import type { ClaimRow } from './tables.ts'

type Ask = Omit<ParsedInput<typeof ReverseSettlement>, 'regency'>

/**
 * Takes back what was entered as come back, with a reason: its journal is reversed, the money is outstanding again, and a bill it was taken off is whole again.
 *
 * Shape: the settlement stays and says that it was taken back. The same id sent twice is one reversal.
 * Fails: `claims/not-found` (also for a settlement of another claim), `claims/day-before`, `claims/id-reused`, `bills/too-late` once the bill it was taken off is signed,
 *        `ledger/already-reversed`, `ledger/month-closed`.
 */
export async function reverseSettlement(ctx: Ctx, { claimId, settlementId, id, on, reason }: Ask): Promise<ClaimRow> {
  const { id: lockable } = await getClaim(ctx, claimId)
  await store.lockClaim(ctx, lockable)
  const claim = await getClaim(ctx, claimId)
  const settlement = (await store.listSettlements(ctx, claim.id)).find((it) => it.id === settlementId)
  if (!settlement) throw claimNotFound({})
  if (settlement.reversal_id === id) {
    if (settlement.reversed_on !== on) throw idReused({ id })
    return claim
  }
  if (on < settlement.settled_on) throw dayBefore({ settled: settlement.settled_on })
  await reverseJournal(ctx, { id: reversalId(id, settlement.id), reverses: settlement.id, on, why: reason })
  if (settlement.month) await putBack(ctx, { id: settlement.id, month: settlement.month })
  await store.insertReversal(ctx, { settlementId: settlement.id, id, on, reason })
  const now = await store.setState(ctx, claim.id, stateOf(await amountsOfClaim(ctx, claim.id)))
  await stateSavings(ctx, now, { on, why: reason })
  return now
}
