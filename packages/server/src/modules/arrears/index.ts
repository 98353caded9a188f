export * from './count-arrears.ts'
export { jobs } from './jobs.ts'
export * from './load-candidates.ts'
export { routes } from './routes.ts'
