import * as contract from '@semesta/contract'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { dictionary as words } from '../../packages/office/src/i18n/id/index.ts'
import { launchBrowser } from './browser.ts'
import { CITY, loginOf } from './people.ts'
import { sessionOf } from './session.ts'
import { settled, signInOnPage, type Visitor, visit } from './visitor.ts'

const url = inject('url')
const at = { regency: CITY.regency, month: CITY.month }
const id = new Intl.NumberFormat('id-ID')
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
})

async function asRole(role: 'dinkes' | 'lurah' | 'auditor', work: (visitor: Visitor) => Promise<void>) {
  const visitor = await visit(browser, url)
  try {
    await signInOnPage(visitor, loginOf(role))
    await work(visitor)
  } finally {
    await visitor.leave()
  }
}

it('leads the health office from the headline to a village, a rule and a person', async () => {
  const figures = await (await sessionOf(url, loginOf('dinkes'))).call(contract.GetFigures, at)
  await asRole('dinkes', async (visitor) => {
    const { page } = visitor
    await visitor.check('Beranda')
    await page
      .getByRole('link', { name: id.format(figures.counts.inactive), exact: true })
      .first()
      .click()
    await page.waitForURL(/\/warga\/daftar/)
    await page.locator('h1', { hasText: new RegExp(`^\\D*${id.format(figures.counts.inactive)}(?![\\d.,])`) }).waitFor()
    await visitor.check('people behind a number')
    await page.goBack()
    await settled(page)

    await page.locator('[data-code="64.74.01.1003"]').click()
    await page.waitForURL(/\/wilayah\/64\.74\.01\.1003/)
    await visitor.check('a village')
    await page.locator('main a[href*="/temuan/"]').first().click()
    await page.waitForURL(/\/temuan\/[a-z]+\/[a-z-]+/)
    await visitor.check('a rule in a village')
    await page.locator('main table a[href*="/warga/orang/"]').first().click()
    await page.waitForURL(/\/warga\/orang\//)
    await visitor.check('a person')
  })
})

it('shows identity numbers for a reason alone, and the auditor sees who looked', async () => {
  const reason = `memeriksa kartu ${CITY.month}`
  await asRole('lurah', async (visitor) => {
    const { page } = visitor
    await visitor.open('/warga/daftar?count=active')
    expect(await page.locator('main').textContent()).not.toMatch(/99\d{14}/)
    await page.locator('main table a[href*="/warga/orang/"]').first().click()
    await page.waitForURL(/\/warga\/orang\//)
    await settled(page)
    await page.getByRole('button', { name: words.people.reveal }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(words.people.reason).fill(reason)
    await dialog.getByRole('button', { name: words.people.reveal }).click()
    await dialog
      .getByText(/99\d{14}/)
      .first()
      .waitFor()
    await visitor.check('numbers shown')
  })
  await asRole('auditor', async (visitor) => {
    await visitor.open('/audit')
    await visitor.page.getByText(reason).first().waitFor()
    await visitor.page.getByRole('button', { name: words.audit.verify }).click()
    await visitor.page.locator('output').getByText(/\d/).waitFor()
    await visitor.check('audit')
    expect(await visitor.page.getByRole('button', { name: words.people.reveal }).count()).toBe(0)
  })
})

it('keeps the head of a village in the village', async () => {
  await asRole('lurah', async (visitor) => {
    await visitor.check('Beranda of a lurah')
    await visitor.open('/wilayah/64.74.02.1001')
    expect(await visitor.page.locator('main').textContent()).not.toMatch(/Tanjung Laut.*\d{3}/)
    await visitor.open('/pengguna')
    expect(await visitor.page.locator('main table').count()).toBe(0)
    await visitor.check('a page for others')
  })
})

it('finds a person by three letters of the name, and asks for a third when there are two', async () => {
  await asRole('dinkes', async (visitor) => {
    const { page } = visitor
    await visitor.open('/warga')
    const box = page.getByLabel(words.people.findLabel)
    await box.fill('si')
    await page.getByRole('button', { name: words.people.find, exact: true }).click()
    await page.getByText(words.people.tooShort).waitFor()
    await box.fill('sit')
    await page.getByRole('button', { name: words.people.find, exact: true }).click()
    await page.locator('main table a[href*="/warga/orang/"]').first().waitFor()
    await visitor.check('people found')
  })
})
