export { findMapping, keepMapping, officeMappings } from './office-mappings.ts'
export { routes } from './routes.ts'
