import './audit-part.ts'

export * from './after-build.ts'
export * from './grain.calc.ts'
export * from './load-cells.ts'
export * from './names.calc.ts'
export * from './problems.ts'
export * from './read-months.ts'
export type { MonthRow, MonthSource } from './tables.ts'
