import './audit-part.ts'

export * from './count-findings.ts'
export { exportFindings, findingsAsJson } from './export-findings.ts'
export { countFindingsOf, findingsOfPerson, listFindingRules } from './list-findings.ts'
export { rulesOn } from './list-rules.ts'
export * from './load-findings.ts'
export { routes } from './routes.ts'
export type { FindingRecord } from './tables.ts'
