export { jobs } from './jobs.ts'
/** @public rooms that pay for people ask who is taken over already */
export { listLiveTakeovers, liveTakeovers } from './joins.ts'
export { routes } from './routes.ts'
export { simulateTakeover } from './simulate-takeover.ts'
