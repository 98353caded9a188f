import './audit-part.ts'

export { horizonOn } from './get-savings.ts'
/** @public rooms that save money book here */
export { recordSaving, reverseSaving, reverseSavings, type Saving } from './record-saving.ts'
export { routes } from './routes.ts'
