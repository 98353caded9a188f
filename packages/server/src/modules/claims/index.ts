import { joinReversal } from '../ledger/index.ts'
import { reverseSettlement } from './reverse-settlement.ts'
import './audit-part.ts'

export { answerClaim } from './answer-claim.ts'
export { listClaims, showWholeClaim } from './read-claims.ts'
export { routes } from './routes.ts'
export { sendClaim } from './send-claim.ts'
export { settleClaim } from './settle-claim.ts'

joinReversal({ kind: 'refund', refKind: 'claim' }, (ctx, { id, refId, journalId, on, why }) =>
  reverseSettlement(ctx, { claimId: refId, settlementId: journalId, id, on, reason: why }),
)
