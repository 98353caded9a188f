import { writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import * as contract from '@semesta/contract'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { dictionary as words } from '../../packages/office/src/i18n/id/index.ts'
import { launchBrowser } from './browser.ts'
import { aFolder } from './city.ts'
import { CITY, loginOf } from './people.ts'
import { sessionOf } from './session.ts'
import { settled, signInOnPage, type Visitor, visit } from './visitor.ts'

const url = inject('url')
const at = { regency: CITY.regency, month: CITY.month }
const id = new Intl.NumberFormat('id-ID')
const folder = aFolder('between')
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await rm(folder, { recursive: true, force: true })
})

async function asRole(role: 'dinkes' | 'lurah', work: (visitor: Visitor) => Promise<void>) {
  const visitor = await visit(browser, url)
  try {
    await signInOnPage(visitor, loginOf(role))
    await work(visitor)
  } finally {
    await visitor.leave()
  }
}

it('leads the health office from what changed to its people, and through the rooms between two months', async () => {
  const { rows } = await (await sessionOf(url, loginOf('dinkes'))).call(contract.GetMovements, at)
  const lapsed = rows.filter((it) => it.kind === 'lapsed').reduce((sum, it) => sum + it.heads, 0)
  expect(lapsed).toBeGreaterThan(0)
  await asRole('dinkes', async (visitor) => {
    const { page } = visitor
    await visitor.open('/perubahan')
    await visitor.check('what changed')
    await page
      .getByRole('row', { name: new RegExp(`^${words.movements['kind-lapsed']}`) })
      .getByRole('link')
      .click()
    await page.waitForURL(/\/perubahan\/orang\?.*kind=lapsed/)
    await page.locator('h1', { hasText: new RegExp(`^${id.format(lapsed)} `) }).waitFor()
    await visitor.check('people who lapsed')
    for (const path of ['/bertahan', '/empat-register', '/mutu']) {
      await visitor.open(path)
      await page.locator('main table').first().waitFor()
      await visitor.check(path)
    }
  })
})

it('answers a list of people to a village head about his own village alone', async () => {
  const session = await sessionOf(url, loginOf('dinkes'))
  const someone = async (area: string) => {
    const { rows } = await session.call(contract.ListPeople, { ...at, count: 'active', area, pageSize: 1 })
    const { nik } = await session.call(contract.RevealPerson, { ...at, personId: rows[0]?.personId ?? '', reason: 'uji cek daftar' })
    return nik
  }
  const [here, there] = [await someone('64.74.01.1003'), await someone('64.74.02.1001')]
  const list = join(folder, 'pekerja.csv')
  writeFileSync(list, `No;NIK\n1;${here}\n2;${there}\n`)
  await asRole('lurah', async (visitor) => {
    const { page } = visitor
    await visitor.open('/cek-daftar')
    await visitor.check('lists to be checked')
    await page.locator('input[type=file]').setInputFiles(list)
    await page.getByLabel(words.lookups.purpose).selectOption('workers')
    await page.getByLabel(words.lookups.note).fill('pekerja pabrik di kelurahan')
    await page.getByRole('button', { name: words.lookups.start }).click()
    await page.waitForURL(/\/cek-daftar\/.+/)
    await page.getByText(words.lookups.answer).first().waitFor({ timeout: 60_000 })
    await settled(page)
    await page.locator('h1', { hasText: /^1 dari 2 / }).waitFor()
    await visitor.check('answer to a list')
  })
})

it('records a decree that splits a village, and shows the months on both boundaries', async () => {
  await asRole('dinkes', async (visitor) => {
    const { page } = visitor
    await visitor.open('/perubahan-wilayah')
    await page.getByRole('button', { name: words.boundaries.add }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel(words.boundaries.effectiveOn).fill('2025-11-01')
    await form.getByLabel(words.boundaries.decree).fill('Perda 3/2025')
    await form.getByLabel(words.boundaries.decreeOn).fill('2025-09-01')
    for (const [index, [part, to]] of [
      ['', '64.74.01.1003'],
      ['001', '64.74.01.1091'],
    ].entries()) {
      await form.getByLabel(words.boundaries.from).nth(index).selectOption('64.74.01.1003')
      await form
        .getByLabel(words.boundaries.part)
        .nth(index)
        .fill(part ?? '')
      await form
        .getByLabel(words.boundaries.toCode)
        .nth(index)
        .fill(to ?? '')
    }
    await visitor.check('a decree to be recorded')
    await form.getByRole('button', { name: words.boundaries.save, exact: true }).click()
    await page.waitForURL(/\/perubahan-wilayah\/.+/)
    await page.getByText(words.boundaries.counting).waitFor({ state: 'detached', timeout: 60_000 })
    await visitor.check('months on new boundaries')
    await page.getByText(words.boundaries.onOld).click()
    await page.waitForURL(/on=old/)
    await visitor.check('months on old boundaries')
  })
})
