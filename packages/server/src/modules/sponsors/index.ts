export { requestFollow } from './follow-active.ts'
/** @public so that other rooms fund nobody twice */
export { fundedNow } from './funded-now.ts'
export { jobs } from './jobs.ts'
export { routes } from './routes.ts'
