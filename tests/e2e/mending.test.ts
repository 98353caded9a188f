import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as contract from '@semesta/contract'
import { openXlsx, saveXlsx } from 'hucre/xlsx'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { dictionary as words } from '../../packages/office/src/i18n/id/index.ts'
import { launchBrowser } from './browser.ts'
import { aFolder } from './city.ts'
import { CITY, loginOf } from './people.ts'
import { sessionOf } from './session.ts'
import { uglyXlsx } from './ugly.ts'
import { settled, signInOnPage, type Visitor, visit } from './visitor.ts'

const url = inject('url')
const folder = aFolder('mending')
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

const batchId = () => decodeURIComponent(new URL(visitor.page.url()).pathname.split('/')[2] ?? '')
async function report() {
  const session = await sessionOf(url, loginOf('dinkes'))
  return session.call(contract.GetBatch, { regency: CITY.regency, batchId: batchId() })
}
async function upload(path: string, register: string, asOf: string) {
  const { page } = visitor
  await visitor.open('/berkas')
  await page.locator('input[type=file]').first().setInputFiles(path)
  await page.locator('form select').first().selectOption(register)
  await page.locator('form input[type=date]').fill(asOf)
  await page.getByRole('button', { name: words.registers.send }).click()
  await page.waitForURL(/\/berkas\/.+/)
}

it('gives an ugly workbook back with marks, takes it mended, and every row is there', async () => {
  const ugly = await uglyXlsx(folder)
  const { page } = visitor
  await upload(ugly.path, ugly.register, '2025-10-01')
  await page.getByText(words.mending.faults).first().waitFor({ timeout: 60_000 })
  await settled(page)
  const first = await report()
  expect(first.rows).toMatchObject({ accepted: ugly.accepted, rejected: ugly.rejected })
  await visitor.check('grouped errors')
  await page.getByRole('button', { name: /Lihat 1 baris: Kosong/ }).click()
  await page.getByRole('cell', { name: '6', exact: true }).first().waitFor()

  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: words.mending.marked }).click()
  const book = await openXlsx(await readFile(await (await waiting).path()))
  const [data] = book.sheets
  expect(data?.cells?.get('5,3')?.comment?.text).toContain('Kosong, padahal wajib diisi')
  Object.assign(data?.cells?.get('5,3') ?? {}, { value: 'DIPERBAIKI', type: 'string' })
  Object.assign(data?.rows[5] ?? [], { 3: 'DIPERBAIKI' })
  const mended = join(folder, 'mended.xlsx')
  await writeFile(mended, await saveXlsx(book))

  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: words.mending.send }).click()])
  await chooser.setFiles(mended)
  await page.waitForURL((address) => !address.pathname.includes(first.id))
  await page.getByText(words.mending.noFaults).first().waitFor({ timeout: 60_000 })
  await settled(page)
  const second = await report()
  expect(second.mends).toBe(first.id)
  expect(second.rows).toMatchObject({ accepted: ugly.accepted + ugly.rejected, rejected: 0 })
  await visitor.check('a mended file')
})

it('lets a person explain strange titles once', async () => {
  const { page } = visitor
  const path = join(folder, 'strange.csv')
  await writeFile(path, 'NMR INDUK;ORANG;TINGKAT\n9964740117089001;SITI;3\n')
  await upload(path, 'dtsen', '2025-09-01')
  await page.getByRole('link', { name: words.mending.map }).click({ timeout: 60_000 })
  await page.getByText(words.mending.missing).first().waitFor({ timeout: 60_000 })
  await settled(page)
  await visitor.check('mapping of columns')
  await page.getByLabel('Arti judul NMR INDUK').selectOption('nik')
  await page.getByLabel('Arti judul TINGKAT').selectOption('desil')
  await page.getByRole('button', { name: words.mending.save }).click()
  await page.getByText(words.mending.noFaults).first().waitFor({ timeout: 60_000 })
  expect((await report()).rows).toMatchObject({ accepted: 1, rejected: 0 })
  await visitor.open('/berkas')
  await page.getByText('NMR INDUK').first().waitFor()
  await visitor.check('kept mappings and templates')
})
