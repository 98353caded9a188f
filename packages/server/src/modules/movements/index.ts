export * from './load-movements.ts'
export { routes } from './routes.ts'
