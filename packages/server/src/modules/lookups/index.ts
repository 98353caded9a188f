export { jobs } from './jobs.ts'
export { eachLine, getAnswered } from './read-lookups.ts'
export { routes } from './routes.ts'
export { sweepLookups } from './sweep-lookups.ts'
