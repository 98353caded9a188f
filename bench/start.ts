/**
 * `node bench/start.ts`: from `npm run demo` on a machine that has only been installed to a page a person can use, in a browser.
 *
 * Cold: no data folder and no built office. The limit is the same server starting on an empty data folder.
 */
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { launchBrowser } from '../tests/e2e/browser.ts'
import { aFolder } from '../tests/e2e/city.ts'
import { untilOpen } from '../tests/e2e/demo.ts'
import { startSemesta } from '../tests/e2e/semesta.ts'
import { report } from './machine.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = aFolder('start')
const since = (began: number) => (performance.now() - began) / 1000

async function bareStart(): Promise<number> {
  const began = performance.now()
  const running = await startSemesta(['serve'], join(folder, 'empty'))
  const seconds = since(began)
  await running.stop()
  return seconds
}

async function demoToPage(): Promise<number> {
  rmSync(join(root, 'packages/office/dist'), { recursive: true, force: true })
  const began = performance.now()
  const demo = spawn('npm', ['run', 'demo'], {
    cwd: root,
    env: { ...process.env, SEMESTA_DATA_DIR: join(folder, 'demo'), SEMESTA_PORT: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  let printed = ''
  demo.stderr.on('data', (chunk) => {
    printed += chunk
  })
  const browser = await launchBrowser()
  try {
    const { url, logins } = await untilOpen(() => printed)
    const page = await browser.newPage()
    await page.goto(url)
    await page.locator('input[type=email]').fill(logins.dinkes.email)
    await page.locator('input[type=password]').fill(logins.dinkes.password)
    await page.keyboard.press('Enter')
    await page.getByText('193.048').first().waitFor({ timeout: 120_000 })
    return since(began)
  } finally {
    await browser.close()
    if (demo.pid) process.kill(-demo.pid, 'SIGTERM')
    await new Promise((resolve) => demo.once('close', resolve))
  }
}

const limit = await bareStart()
const value = await demoToPage()
const met = report([
  {
    what: 'npm run demo to a usable page',
    size: '193.048 people, 24 months',
    value,
    unit: 's',
    goal: 90,
    sense: 'most',
    limit: { what: 'an empty start', value: limit },
  },
])
rmSync(folder, { recursive: true, force: true })
process.exitCode = met ? 0 : 1
