import './audit-part.ts'

export { listLinkageRuns } from './list-pairs.ts'
export { discardRun, prepareRun, pruneRuns, TARGET_ERROR_RATE } from './prepare-run.ts'
export { type PreparedRun, publishRun } from './publish-run.ts'
export { getQuality } from './quality.ts'
export { routes } from './routes.ts'
export { jobs, linkageJob } from './start-run.ts'
export { sweepRuns } from './sweep-runs.ts'
