export { horizonOn } from './get-savings.ts'
export { recordSaving, reverseSaving, type Saving, savingsOf } from './record-saving.ts'
export { routes } from './routes.ts'
