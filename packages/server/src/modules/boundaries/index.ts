export { requestCountIfNeeded } from './count-parts.ts'
export { placesOf } from './get-series.ts'
export { jobs } from './jobs.ts'
export { routes } from './routes.ts'
