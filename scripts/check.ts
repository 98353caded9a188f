/** `npm run check`: runs every static check, shows all failures, and exits 1 when any failed. */
import { checkSteps } from './check-steps.ts'
import { runSteps } from './steps.ts'

const outcomes = await runSteps(checkSteps)
const failed = outcomes.filter((outcome) => !outcome.passed)
const seconds = outcomes.reduce((sum, outcome) => sum + outcome.seconds, 0)
console.log(`${outcomes.length - failed.length} checks passed, ${failed.length} failed, ${seconds.toFixed(1)} s`)
process.exitCode = failed.length === 0 ? 0 : 1
