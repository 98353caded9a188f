export * from './areas/index.ts'
export * from './run-task.ts'
export * from './tasks.ts'
