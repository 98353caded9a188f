export * from './load-quality.ts'
export { routes } from './routes.ts'
