import './audit-part.ts'

export { horizonOn } from './get-savings.ts'
export { endAvoided, recordSaving, restateSavings } from './record-saving.ts'
export { routes } from './routes.ts'
export type { Standing } from './savings.calc.ts'
