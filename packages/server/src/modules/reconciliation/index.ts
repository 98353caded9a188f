export * from './load-reconciliation.ts'
export { routes } from './routes.ts'
