import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as contract from '@semesta/contract'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { dictionary as words } from '../../packages/office/src/i18n/id/index.ts'
import { launchBrowser } from './browser.ts'
import { aFolder } from './city.ts'
import { CITY, loginOf } from './people.ts'
import { semestaJson } from './semesta.ts'
import { sessionOf } from './session.ts'
import { signInOnPage, type Visitor, visit } from './visitor.ts'

const url = inject('url')
const folder = aFolder('stage')
let browser: Browser
let maker: Visitor
let checker: Visitor

beforeAll(async () => {
  browser = await launchBrowser()
  ;[maker, checker] = await Promise.all([visit(browser, url), visit(browser, url, { viewport: { width: 360, height: 780 } })])
  await signInOnPage(maker, loginOf('bpjs-branch'))
  await signInOnPage(checker, loginOf('dinkes'))
})
afterAll(async () => {
  await browser?.close()
  await rm(folder, { recursive: true, force: true })
})

/** Three members whom the city pays for, put back to paying themselves: a list of three people, as a village sends it. */
async function aPart(): Promise<string> {
  const size = ['--population', String(CITY.population), '--seed', '1', '--history', String(CITY.history)]
  const { files } = await semestaJson<{ files: { register: string; asOf: string; path: string }[] }>(
    ['synth', '--regency', CITY.regency, '--month', CITY.month, ...size, '--out', folder],
    join(folder, 'data'),
  )
  const roster = files.find((it) => it.register === 'peserta' && it.asOf.startsWith(CITY.month))
  const lines = (await readFile(roster?.path ?? '', 'utf8')).split('\n')
  const head = lines.find((it) => it.includes('no_kartu')) ?? ''
  const paid = lines.filter((it) => /^\d{13};/.test(it) && it.includes(';22;3;0;')).slice(0, 3)
  const file = join(folder, 'peserta-sebagian.csv')
  await writeFile(file, [head, ...paid.map((it) => it.replace(';22;3;0;', ';14;3;0;'))].join('\n'))
  return file
}

it('shows a file before it counts, lets a second person agree on a phone, and takes it back', async () => {
  const { page } = maker
  await maker.open('/berkas')
  await page.locator('input[type=file]').setInputFiles(await aPart())
  await page.getByLabel(words.registers.scope).selectOption('part')
  await page.locator('form input[type=date]').fill('2025-11-20')
  await page.getByRole('button', { name: words.registers.send }).click()
  await page.waitForURL(/\/berkas\/.+/)
  await page.getByText(words.review['needs-two']).waitFor({ timeout: 60_000 })
  await page.getByText(words.review.notYourself).waitFor()
  await maker.check('a file before it counts')

  await page.getByRole('link', { name: '3', exact: true }).first().click()
  await page.waitForURL(/perubahan/)
  // The page before stays in sight until the rows are there.
  await expect.poll(() => page.locator('tbody tr').count(), { timeout: 20_000 }).toBe(3)
  await maker.check('the rows behind a number')

  await checker.open('/berkas')
  await checker.page.getByText(words.review['waits-approval']).first().waitFor()
  await checker.check('files that wait')
  await checker.page.getByRole('link', { name: 'peserta-sebagian.csv' }).first().click()
  await checker.page.getByRole('button', { name: words.review.approve }).click()
  await checker.page.getByRole('button', { name: words.undo.act }).waitFor({ timeout: 60_000 })
  await checker.check('a file in force, on a phone')

  const batchId = decodeURIComponent(new URL(checker.page.url()).pathname.split('/')[2] ?? '')
  const session = await sessionOf(url, loginOf('dinkes'))
  const stateNow = async () => (await session.call(contract.GetBatch, { regency: CITY.regency, batchId })).state
  expect(await stateNow()).toBe('done')
  await checker.page.getByRole('button', { name: words.undo.act }).click()
  await checker.page.getByRole('dialog').locator('input').fill('salah berkas')
  await checker.check('taking a file back')
  await checker.page.getByRole('dialog').getByRole('button', { name: words.undo.act }).click()

  await maker.open(`/berkas/${batchId}`)
  await page.getByRole('button', { name: words.undo.confirm }).click()
  await page.getByRole('dialog').locator('input').fill('benar salah')
  await page.getByRole('dialog').getByRole('button', { name: words.undo.confirm }).click()
  await expect.poll(stateNow, { timeout: 30_000, interval: 300 }).toBe('undone')
})
