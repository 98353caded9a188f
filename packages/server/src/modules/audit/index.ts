import './audit-part.ts'

export { countEntries } from './read-audit.ts'
export { routes } from './routes.ts'
export { verifyChains } from './verify-audit.ts'
