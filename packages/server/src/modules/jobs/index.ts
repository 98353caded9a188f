export { performJob } from './perform-job.ts'
export { recoverJobs } from './recover-jobs.ts'
export { routes } from './routes.ts'
export { runHere } from './run-here.ts'
