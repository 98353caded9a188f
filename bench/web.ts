/**
 * `node bench/web.ts`: what a browser loads before Beranda of the demo stands, and when its largest part is drawn.
 *
 * Limits of the same run: the JavaScript of a page that is React and nothing else, and the drawing of a page that is one line of HTML.
 */
import { once } from 'node:events'
import { rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'
import { launchBrowser } from '../tests/e2e/browser.ts'
import { aFolder } from '../tests/e2e/city.ts'
import { startDemo } from '../tests/e2e/demo.ts'
import { signIn } from '../tests/e2e/session.ts'
import { type Measured, report } from './machine.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Kilobytes of gzipped JavaScript of a page that shows one word with React. */
async function bareReact(folder: string): Promise<number> {
  const entry = join(root, 'packages/office/.bare.js')
  writeFileSync(
    entry,
    "import { createElement } from 'react'\nimport { createRoot } from 'react-dom/client'\ncreateRoot(document.body).render(createElement('p', null, 'x'))\n",
  )
  try {
    const result = await build({ root: folder, logLevel: 'error', configFile: false, build: { write: false, rollupOptions: { input: entry } } })
    const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) => ('output' in one ? one.output : []))
    return outputs.reduce((sum, one) => sum + (one.type === 'chunk' ? gzipSync(one.code).length : 0), 0) / 1000
  } finally {
    rmSync(entry)
  }
}

// Runs in the page, so it is text: the types of this program are those of Node.
const lastPaint = `new Promise((resolve) =>
  new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime)).observe({ type: 'largest-contentful-paint', buffered: true }),
)`

/** Milliseconds to the largest contentful paint, the median of five cold loads. */
async function largestPaint(newContext: () => Promise<BrowserContext>, url: string, ready: (page: Page) => Promise<void>): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < 5; run += 1) {
    const context = await newContext()
    const page = await context.newPage()
    await page.goto(url)
    await ready(page)
    times.push(await page.evaluate<number>(lastPaint))
    await context.close()
  }
  return times.sort((a, b) => a - b)[2] ?? Number.NaN
}

async function scriptsOf(newContext: () => Promise<BrowserContext>, url: string, ready: (page: Page) => Promise<void>): Promise<number> {
  const context = await newContext()
  const page = await context.newPage()
  const bodies: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.push(response.body())
  })
  await page.goto(url)
  await ready(page)
  const kilobytes = (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body).length, 0) / 1000
  await context.close()
  return kilobytes
}

async function oneLine(browser: Browser): Promise<number> {
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<!doctype html><title>x</title><p>193.048'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const time = await largestPaint(
    () => browser.newContext(),
    url,
    async (page) => {
      await page.waitForLoadState()
    },
  )
  server.close()
  return time
}

const folder = aFolder('web')
const demo = await startDemo(join(folder, 'demo'))
const browser = await launchBrowser()
try {
  const { cookie } = await signIn(demo.url, demo.logins.dinkes)
  const newContext = () => browser.newContext({ viewport: { width: 1280, height: 900 }, extraHTTPHeaders: { cookie } })
  const ready = (page: Page) => page.getByText('193.048').first().waitFor()
  const size = 'Beranda of the demo, signed in, nothing cached'
  const measured: Measured[] = [
    {
      what: 'first-load JavaScript, gzip',
      size,
      value: await scriptsOf(newContext, demo.url, ready),
      unit: 'kB',
      goal: 180,
      sense: 'most',
      limit: { what: 'React alone', value: await bareReact(folder) },
    },
    {
      what: 'largest contentful paint',
      size,
      value: await largestPaint(newContext, demo.url, ready),
      unit: 'ms',
      goal: 1500,
      sense: 'most',
      limit: { what: 'one line of HTML', value: await oneLine(browser) },
    },
  ]
  process.exitCode = report(measured) ? 0 : 1
} finally {
  await browser.close()
  await demo.stop()
  rmSync(folder, { recursive: true, force: true })
}
