import './audit-part.ts'

export { answerClaim } from './answer-claim.ts'
export { listClaims, showWholeClaim } from './read-claims.ts'
export { routes } from './routes.ts'
export { sendClaim } from './send-claim.ts'
export { settleClaim } from './settle-claim.ts'
