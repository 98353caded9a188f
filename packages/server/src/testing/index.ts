export * from './actors.ts'
export * from './jobs.ts'
export * from './processes.ts'
export * from './test-app.ts'
