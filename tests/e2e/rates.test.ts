import * as contract from '@semesta/contract'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { dictionary as words } from '../../packages/office/src/i18n/id/index.ts'
import { launchBrowser } from './browser.ts'
import { CITY, loginOf } from './people.ts'
import { sessionOf } from './session.ts'
import { signInOnPage, visit } from './visitor.ts'

const url = inject('url')
const at = { regency: CITY.regency, month: CITY.month }
const id = new Intl.NumberFormat('id-ID')
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

it('shows the law on both sides of a change, reckons a wage, and leads from who pays what to the people', async () => {
  const session = await sessionOf(url, loginOf('dinkes'))
  const read = () => session.call(contract.GetObligations, at)
  // Put down by a job of its own after the build.
  await expect.poll(async () => (await read()).run !== null, { timeout: 90_000, interval: 500 }).toBe(true)
  const paid = (await read()).rows.filter((it) => it.parts.localIuran + it.parts.localBantuan > 0).reduce((sum, it) => sum + it.heads, 0)
  const visitor = await visit(browser, url)
  const { page } = visitor
  try {
    await signInOnPage(visitor, loginOf('dinkes'))
    await visitor.open('/tarif?to=2021-01-01&from=2020-12-31')
    await page
      .getByRole('row', { name: /^PBPU Pemda/ })
      .getByText(words.rates.changed)
      .waitFor()
    await page.getByLabel(words.rates['field-wage']).fill('15.000.000')
    await page.getByRole('button', { name: words.rates.reckon }).click()
    await page.getByText('Hasil: Rp600.000').waitFor()
    await visitor.check('rates side by side, and a case')
    await visitor.open('/kewajiban')
    await page.locator('h1', { hasText: `untuk ${id.format(paid)} orang` }).waitFor()
    await visitor.check('who pays what')
    await page
      .getByRole('row', { name: new RegExp(words.obligations['payer-localBantuan']) })
      .getByRole('link')
      .click()
    await page.waitForURL(/\/kewajiban\/orang\?.*owes=local/)
    await page.locator('h1', { hasText: new RegExp(`^${id.format(paid)} `) }).waitFor()
    await visitor.check('people behind an obligation')
    await page.locator('main table').getByRole('link').first().click()
    await page.getByRole('heading', { name: words.obligations.person }).waitFor()
    await visitor.check('what is owed for one person')
  } finally {
    await visitor.leave()
  }
})
