import './audit-part.ts'

export { verifyTakeovers } from './act-on-people.ts'
export { decideTakeovers, previewDecision } from './decide.ts'
export { followMonth } from './follow-month.ts'
export { jobs } from './jobs.ts'
/** @public rooms that pay for people ask who is taken over already */
export { listLiveTakeovers, liveTakeovers } from './joins.ts'
export { joinPayers } from './other-payers.ts'
export { getProgramme, hasProgrammes, openProgramme } from './programmes.ts'
export { proposeTakeovers } from './propose.ts'
export { routes } from './routes.ts'
export { sendTakeovers } from './send.ts'
export { simulateTakeover } from './simulate-takeover.ts'
