import './joins.ts'

export { decideDisputes } from './decide-disputes.ts'
export * from './for-claims.ts'
export { challengeJob, jobs } from './jobs.ts'
export { recordBill } from './record-bill.ts'
export { routes } from './routes.ts'
export { verifyBill } from './verify-bill.ts'
