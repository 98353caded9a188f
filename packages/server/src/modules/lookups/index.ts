export { jobs } from './jobs.ts'
export { routes } from './routes.ts'
export { sweepLookups } from './sweep-lookups.ts'
