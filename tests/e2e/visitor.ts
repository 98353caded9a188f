import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Login } from './session.ts'

const wcag22 = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** A person in front of a browser. Everything the console or the network complains of is kept and must be empty at the end. */
export interface Visitor {
  page: Page
  /** opens an address of the office and waits until it stands still */
  open: (path: string) => Promise<void>
  /** violations of WCAG 2.2 AA on the page, and errors since the last look */
  complaints: (where: string) => Promise<string[]>
  /** there are no complaints */
  check: (where: string) => Promise<void>
  leave: () => Promise<void>
}

export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'id-ID',
    timezoneId: 'Asia/Makassar',
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    acceptDownloads: true,
    ...options,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.stack ?? error.message}`))
  // A refused request is written to the console by the browser itself; refusals are checked where they are expected.
  page.on('console', (message) => {
    if (message.type() === 'error' && !/^Failed to load resource: .* (401|403|404|409|422) /.test(message.text()))
      faults.push(`${page.url()}: ${message.text()}`)
  })
  const complaints = async (where: string) => {
    await settled(page)
    const { violations } = await new AxeBuilder({ page }).withTags(wcag22).analyze()
    const told = violations.flatMap((it) => it.nodes.map((node) => `${where}: ${it.id} at ${node.target}: ${node.failureSummary?.split('\n').at(-1)?.trim()}`))
    return [...told, ...faults.splice(0)]
  }
  return {
    page,
    open: async (path) => {
      await page.goto(path)
      await settled(page)
    },
    complaints,
    check: async (where) => expect(await complaints(where)).toEqual([]),
    leave: () => context.close(),
  }
}

// Runs in the browser; a spinner turns for ever and is not waited for.
const STILL = `document.getAnimations().every((it) => it.playState !== 'running' || it.effect?.getComputedTiming().endTime === Infinity)`

/** Waits until nothing is being fetched, no skeleton is on the page and nothing is on its way in or out: a half-faded dialog has no contrast. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
  while (!(await page.evaluate<boolean>(STILL))) await page.waitForTimeout(50)
}

/** Signs in on the page, as a person does. */
export async function signInOnPage({ page }: Visitor, { email, password }: Login): Promise<void> {
  await page.goto('/masuk')
  await page.locator('input[type=email], input[name=email]').first().fill(email)
  await page.locator('input[type=password]').first().fill(password)
  await page.keyboard.press('Enter')
  await page.waitForURL((address) => address.pathname === '/')
  await settled(page)
}
