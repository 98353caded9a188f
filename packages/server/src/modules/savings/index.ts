/** @public rooms that save money book here */
export { recordSaving, reverseSaving, type Saving } from './record-saving.ts'
export { routes } from './routes.ts'
