export { segmentOf } from './case-fields.ts'
export { computePremium } from './compute-premium.ts'
export { routes } from './routes.ts'
export { cityRate, showRates } from './show-rates.ts'
