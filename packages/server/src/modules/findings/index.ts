export { exportFindings, findingsAsJson } from './export-findings.ts'
export { findingsOfPerson, listFindingRules } from './list-findings.ts'
export * from './load-findings.ts'
export { routes } from './routes.ts'
