export { routes } from './routes.ts'
export { type ChainReport, verifyChains } from './verify-audit.ts'
