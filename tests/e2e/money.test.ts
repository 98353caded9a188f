import { randomUUID } from 'node:crypto'
import * as contract from '@semesta/contract'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { dictionary as words } from '../../packages/office/src/i18n/id/index.ts'
import { launchBrowser } from './browser.ts'
import { CITY, loginOf } from './people.ts'
import { sessionOf } from './session.ts'
import { settled, signInOnPage, type Visitor, visit } from './visitor.ts'

const url = inject('url')
const at = { regency: CITY.regency }
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
})

async function asRole(role: 'dinkes' | 'bpkad', work: (visitor: Visitor) => Promise<void>, width = 1280) {
  const visitor = await visit(browser, url, { viewport: { width, height: 900 } })
  try {
    await signInOnPage(visitor, loginOf(role))
    await work(visitor)
  } finally {
    await visitor.leave()
  }
}

async function take(visitor: Visitor, step: 'verified' | 'spp' | 'spm' | 'sp2d') {
  const { page } = visitor
  await page
    .getByRole('button', { name: words.funds[`take-${step}`], exact: true })
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(words.funds.number).fill(`${step}/uji/1`)
  await dialog.getByRole('button', { name: words.funds[`take-${step}`] }).click()
  await dialog.waitFor({ state: 'detached' })
  await settled(page)
}

it('walks a bill from its letter to the books: the health office to SPM, the treasury the SP2D, and says until when the money lasts', async () => {
  const dinkes = await sessionOf(url, loginOf('dinkes'))
  // The page opens on the present year as soon as it has a fund, whatever years other journeys have filled.
  const month = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Makassar' }).format().slice(0, 7)
  const year = Number(month.slice(0, 4))
  const document = { document: 'DPA uji', documentOn: `${year}-01-02` }
  const months = { fromMonth: `${year}-01`, untilMonth: `${year}-12` }
  const fundId = randomUUID()
  await dinkes.call(contract.AddFund, { ...at, ...document, ...months, id: fundId, year, kind: 'apbd-murni', name: 'APBD uji', planned: 756_000_000 })
  const lines = (['iuran', 'bantuan'] as const).map((part) => ({ fundId, part, amount: part === 'iuran' ? 700_000_000 : 56_000_000 }))
  await dinkes.call(contract.RecordBudgetAct, { ...at, id: randomUUID(), year, stage: 'murni', on: `${year}-01-02`, document: 'DPA uji', lines })
  await asRole('dinkes', async (visitor) => {
    const { page } = visitor
    await visitor.open('/dana')
    await page.getByRole('button', { name: words.funds.open }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(words.funds.month).fill(month)
    await dialog.getByLabel(words.funds.heads).fill('1.500')
    await dialog.getByLabel(words.funds.letter).fill('BPJS/uji/1')
    await dialog.getByRole('button', { name: words.funds.open }).click()
    await dialog.waitFor({ state: 'detached' })
    await settled(page)
    await visitor.check('money with a bill that came')
    for (const step of ['verified', 'spp', 'spm'] as const) await take(visitor, step)
    await page.getByText(words.funds.waits.replace('{roles}', words.roles.bpkad)).waitFor()
  })
  await asRole(
    'bpkad',
    async (visitor) => {
      await visitor.open('/dana')
      await take(visitor, 'sp2d')
      await visitor.page.getByText(words.funds['step-sp2d']).first().waitFor()
      await visitor.check('money on a phone')
    },
    360,
  )
  const { rows } = await dinkes.call(contract.ListPayments, { ...at, year })
  expect(rows[0]).toMatchObject({
    month,
    total: 1500 * 37_800,
    state: 'sp2d',
    steps: [{ role: 'dinkes' }, { role: 'dinkes' }, { role: 'dinkes' }, { role: 'bpkad' }],
  })
})
