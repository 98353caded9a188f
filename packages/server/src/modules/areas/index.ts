export { areaNames } from './area-names.ts'
export { findRegencies, isRegency, type RegencyName } from './find-regencies.ts'
export { loadAreas } from './load-areas.ts'
export { routes } from './routes.ts'
