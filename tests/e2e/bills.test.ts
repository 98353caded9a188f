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

async function asRole(role: 'dinkes' | 'bpkad' | 'bpjs-branch', work: (visitor: Visitor) => Promise<void>, phone = false) {
  const visitor = await visit(browser, url, phone ? { viewport: { width: 360, height: 740 } } : {})
  try {
    await signInOnPage(visitor, loginOf(role))
    await work(visitor)
  } finally {
    await visitor.leave()
  }
}

it('takes a bill from its letter to a claim', async () => {
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
})

it('lets the branch refuse a reason, and counts it once when it is claimed again', async () => {
  const session = await sessionOf(url, loginOf('dinkes'))
  const { total } = await session.call(contract.GetSavings, { regency })
  const claimId = (await session.call(contract.ListClaims, { regency })).rows[0]?.id ?? ''
  const { tests } = await session.call(contract.GetClaim, { regency, claimId })
  const [, refused] = tests
  if (!refused) throw new Error('the invented bill is claimed for several reasons')
  await asRole('bpjs-branch', async ({ page, open, check }) => {
    await open(`/klaim/${claimId}`)
    const card = page.getByRole('region', { name: words.claims.answer, exact: true })
    await card.getByLabel(words.claims.answerWhich).selectOption(refused.test)
    await card.getByLabel(words.claims.verdict).selectOption('refused')
    await card.getByLabel(words.claims.reason).fill('data cabang berbeda')
    await card.getByRole('button').click()
    await page.getByText('data cabang berbeda').waitFor()
    await card.getByRole('button').click()
    await page.getByText(words.claims['state-answered']).first().waitFor()
    await check('a claim that the branch has answered')
  })
  const answered = await session.call(contract.GetSavings, { regency })
  expect(answered.total.claimed.rupiah).toBe(total.claimed.rupiah - refused.claimed.rupiah)
  await asRole('dinkes', async ({ page, open, check }) => {
    await open('/klaim')
    await check('the list of claims')
    const table = page.locator('main table').first()
    expect(await table.evaluate((it) => it.scrollWidth <= (it.parentElement?.clientWidth ?? 0))).toBe(true)
    await page.getByLabel(words.claims.letterNumber).fill('900/2/DINKES/2025')
    await page.getByRole('button', { name: words.claims.send }).click()
    await page.waitForURL(/\/klaim\/.+/)
    await settled(page)
  })
  expect((await session.call(contract.GetSavings, { regency })).total.claimed.rupiah).toBe(total.claimed.rupiah)
})

it('shows the treasury sums without names, on a phone', async () => {
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
