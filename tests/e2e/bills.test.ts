import * as contract from '@semesta/contract'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { dictionary as words } from '../../packages/office/src/i18n/id/index.ts'
import { launchBrowser } from './browser.ts'
import { CITY, loginOf } from './people.ts'
import { sessionOf } from './session.ts'
import { settled, signInOnPage, type Visitor, visit } from './visitor.ts'

const url = inject('url')
const regency = CITY.regency
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

async function asRole(role: 'dinkes' | 'bpkad', work: (visitor: Visitor) => Promise<void>, phone = false) {
  const visitor = await visit(browser, url, phone ? { viewport: { width: 360, height: 740 } } : {})
  try {
    await signInOnPage(visitor, loginOf(role))
    await work(visitor)
  } finally {
    await visitor.leave()
  }
}

it('takes a bill from its letter to a claim, and shows the treasury sums without names', async () => {
  const session = await sessionOf(url, loginOf('dinkes'))
  await asRole('dinkes', async ({ page, open, check }) => {
    await open('/tagihan')
    await page.getByLabel(words.bills.letterNumber).fill('12/VIII-07/1125')
    await page.getByLabel(words.bills.letterOn).fill('2025-11-03')
    await page.getByLabel(words.bills.receivedOn).fill('2025-11-04')
    await page.getByRole('textbox', { name: words.bills.heads }).fill('1.400')
    await page.getByLabel(words.bills.iuran).fill('49.000.000')
    await page.getByLabel(words.bills.bantuan).fill('3.920.000')
    await page.getByRole('button', { name: words.bills.send }).click()
    await page.waitForURL(/\/tagihan\/.+/)
    await page.getByText(words.bills['state-challenged']).first().waitFor({ timeout: 60_000 })
    await check('a bill held against the roster')
    await page.getByRole('link', { name: words.bills.disputeList }).click()
    await page.getByText(words.bills.evidence).first().waitFor()
    await check('disputed lines')
    await page.getByRole('button', { name: words.bills.bulkHold }).click()
    await page.getByRole('dialog').getByRole('button', { name: words.bills.decide }).click()
    await page.getByText(words.bills.queueNone).waitFor()
    await page.getByRole('link', { name: words.bills.backToBill }).click()
    await page.getByLabel(words.bills.numberPemda).fill('440/11/DINKES/2025')
    await page.getByLabel(words.bills.numberBpjs).fill('11/BA/2025')
    for (const label of ['pemdaName', 'bpjsName'] as const) await page.getByLabel(words.bills[label]).fill('Contoh')
    for (const nth of [0, 1]) await page.getByLabel(words.bills.pemdaTitle).nth(nth).fill('Kepala')
    await page.getByRole('button', { name: words.bills.sign }).click()
    await page.getByText(words.bills['state-verified']).first().waitFor()
    await open('/klaim')
    await page.getByLabel(words.claims.letterNumber).fill('900/1/DINKES/2025')
    await page.getByRole('button', { name: words.claims.send }).click()
    await page.waitForURL(/\/klaim\/.+/)
    await settled(page)
    await check('a claim')
  })
  const { rows } = await session.call(contract.ListClaims, { regency })
  const { total } = await session.call(contract.GetSavings, { regency })
  expect(total.claimed.rupiah).toBe(rows[0]?.claimed.rupiah)
  expect(total.claimed.rupiah).toBe(total.found.rupiah)
  await asRole(
    'bpkad',
    async ({ page, open, check }) => {
      for (const path of ['/tagihan', '/klaim', '/penghematan']) {
        await open(path)
        await page.locator('main table').first().waitFor()
        await check(`${path} on a phone, as the treasury`)
      }
    },
    true,
  )
})
