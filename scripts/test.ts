/**
 * `npm test`: every check, then every suite, then one closing line `N passed, N failed`.
 *
 * A check counts as one, so does the build of the office. A suite that crashes, or a test file that cannot be loaded, counts as a failure:
 * nothing that did not run can pass.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkSteps } from './check-steps.ts'
import { runStep, runSteps, stream } from './steps.ts'

interface Count {
  passed: number
  failed: number
}
interface Report {
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

const suites = ['unit', 'db', 'e2e'] as const
const reports = mkdtempSync(join(tmpdir(), 'semesta-test-'))

function countOf(outcomes: readonly { passed: boolean }[]): Count {
  const passed = outcomes.filter((outcome) => outcome.passed).length
  return { passed, failed: outcomes.length - passed }
}

async function runSuite(suite: (typeof suites)[number]): Promise<Count> {
  const file = join(reports, `${suite}.json`)
  console.log(`\n${suite}`)
  const code = await stream(['vitest', 'run', '--project', suite, '--reporter=default', '--reporter=json', `--outputFile=${file}`])
  const count = readReport(file)
  if (!count) {
    console.log(`${suite}: the suite ended with exit code ${code} and left no report`)
    return { passed: 0, failed: 1 }
  }
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count
}

function readReport(file: string): Count | null {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as Report
    const unloadable = report.testResults.filter((one) => one.status === 'failed' && !one.assertionResults.some((test) => test.status === 'failed'))
    return { passed: report.numPassedTests, failed: report.numFailedTests + unloadable.length }
  } catch {
    return null
  }
}

const counts: Count[] = [countOf(await runSteps(checkSteps)), countOf([await runStep({ name: 'office build', command: ['npm', 'run', 'build'] })])]
for (const suite of suites) counts.push(await runSuite(suite))
rmSync(reports, { recursive: true, force: true })

const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failed = counts.reduce((sum, count) => sum + count.failed, 0)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
