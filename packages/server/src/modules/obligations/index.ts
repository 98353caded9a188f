import './audit-part.ts'

export { jobs, obligationsJob, requestObligationsIfNeeded } from './jobs.ts'
export { thawObligations } from './names.ts'
export { routes } from './routes.ts'
export { sweepObligations } from './sweep-obligations.ts'
