import './audit-part.ts'
import { joinFacts } from '../indicators/index.ts'
import { joinReversal } from '../ledger/index.ts'
import { arrearsFacts } from './arrears-facts.ts'
import { reversePayment } from './take-step.ts'

joinFacts(arrearsFacts)
joinReversal({ kind: 'payment', refKind: 'payment' }, (ctx, { id, refId, on, why }) => reversePayment(ctx, { id, paymentId: refId, on, reason: why }))

export { commitHeads, type FundLeft, fundsFor, type NewHeads, type QuotaView, quotaOf } from './commit-heads.ts'
export { forecast, lastsUntil } from './forecast.calc.ts'
export { type PaymentView, paymentsOf } from './get-payments.ts'
export { type NewPayment, openPayment } from './open-payment.ts'
export { publishedFigures } from './published.ts'
export { recordAct } from './record-act.ts'
export { addFund, recordReceipt, setQuota } from './record-fund.ts'
export { followRoster, type GoneHeads, releaseHeads } from './release-heads.ts'
export { routes } from './routes.ts'
export { cancelPayment, reversePayment, takeStep } from './take-step.ts'
