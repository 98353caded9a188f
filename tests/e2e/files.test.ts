import { readFile, rm } from 'node:fs/promises'
import * as contract from '@semesta/contract'
import { parseCsv } from 'hucre/csv'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { dictionary as words } from '../../packages/office/src/i18n/id/index.ts'
import { launchBrowser } from './browser.ts'
import { aFolder } from './city.ts'
import { CITY, loginOf } from './people.ts'
import { sessionOf } from './session.ts'
import { type UglyFile, uglyCsv, uglyXlsx } from './ugly.ts'
import { settled, signInOnPage, type Visitor, visit } from './visitor.ts'

const url = inject('url')
const folder = aFolder('ugly')
let browser: Browser
let visitor: Visitor

beforeAll(async () => {
  browser = await launchBrowser()
  visitor = await visit(browser, url)
  await signInOnPage(visitor, loginOf('dinkes'))
})
afterAll(async () => {
  await browser?.close()
  await rm(folder, { recursive: true, force: true })
})

async function upload({ path, register }: UglyFile) {
  const { page } = visitor
  await visitor.open('/berkas')
  await visitor.check('uploads')
  await page.locator('input[type=file]').setInputFiles(path)
  await page.locator('form select').first().selectOption(register)
  await page.locator('form input[type=date]').fill('2025-11-01')
  await page.getByRole('button', { name: words.registers.send }).click()
  await page.waitForURL(/\/berkas\/.+/)
  await page.getByText(words.registers.mapping).first().waitFor({ timeout: 60_000 })
  await settled(page)
}

async function reportOnPage() {
  const session = await sessionOf(url, loginOf('dinkes'))
  const batchId = decodeURIComponent(new URL(visitor.page.url()).pathname.split('/')[2] ?? '')
  return session.call(contract.GetBatch, { regency: CITY.regency, batchId })
}

it.each([
  ['a CSV as offices send it', uglyCsv],
  ['a workbook as offices send it', uglyXlsx],
])('takes %s, says what it refused and why, and hands the refused rows back', async (_, make) => {
  const file = await make(folder)
  await upload(file)
  const { rows } = await reportOnPage()
  expect(rows).toMatchObject({ accepted: file.accepted, rejected: file.rejected })
  expect(rows?.read).toBe((rows?.accepted ?? 0) + (rows?.rejected ?? 0) + (rows?.skipped ?? 0))
  await visitor.check('report of a file')

  const waiting = visitor.page.waitForEvent('download')
  await visitor.page.locator('a[download][href*="format=csv"]').first().click()
  const table = parseCsv((await readFile(await (await waiting).path(), 'utf8')).replace(/^\uFEFF/, ''))
  expect(table).toHaveLength(file.rejected + 1)
})

it('recognises the same bytes and changes nothing', async () => {
  const session = await sessionOf(url, loginOf('dinkes'))
  const { total } = await session.call(contract.ListBatches, { regency: CITY.regency })
  await upload(await uglyCsv(folder))
  expect((await session.call(contract.ListBatches, { regency: CITY.regency })).total).toBe(total)
})

it('builds the month from what came in, and closes another for ever', async () => {
  const session = await sessionOf(url, loginOf('dinkes'))
  const before = await session.call(contract.GetFigures, { regency: CITY.regency, month: CITY.month })
  const { page } = visitor
  await visitor.open('/bulan')
  await visitor.check('month')
  await page.getByRole('button', { name: words.month.rebuild }).click()
  await page.getByRole('dialog').getByRole('button', { name: words.month.buildAct }).click()
  await expect
    .poll(async () => (await session.call(contract.GetFigures, { regency: CITY.regency, month: CITY.month })).buildId, { timeout: 90_000, interval: 500 })
    .not.toBe(before.buildId)

  await visitor.open(`/bulan?month=${CITY.before}`)
  await page.getByRole('button', { name: words.month.close, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await visitor.check('closing a month')
  await dialog.locator('input').fill(CITY.before)
  await dialog.getByRole('button', { name: words.month.close }).click()
  await dialog.waitFor({ state: 'detached' })
  const { closed } = await session.call(contract.GetFigures, { regency: CITY.regency, month: CITY.before })
  expect(closed).toBe(true)
  await visitor.check('a closed month')
})
