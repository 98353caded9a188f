import * as contract from '@semesta/contract'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { dictionary as words } from '../../packages/office/src/i18n/id/index.ts'
import { launchBrowser } from './browser.ts'
import { CITY, loginOf } from './people.ts'
import { sessionOf } from './session.ts'
import { settled, signInOnPage, type Visitor, visit } from './visitor.ts'

const url = inject('url')
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
})

async function everyPage(): Promise<string[]> {
  const session = await sessionOf(url, loginOf('dinkes'))
  const at = { regency: CITY.regency, month: CITY.month }
  const { rows: people } = await session.call(contract.ListPeople, { ...at, count: 'inactive', pageSize: 1 })
  const { rows: batches } = await session.call(contract.ListBatches, { regency: CITY.regency, pageSize: 1 })
  return [
    '/',
    '/bulan',
    '/wilayah',
    '/wilayah/64.74.01',
    '/wilayah/64.74.01.1003',
    '/warga',
    '/warga/daftar?count=inactive',
    `/warga/orang/${encodeURIComponent(people[0]?.personId ?? '')}`,
    '/temuan',
    '/temuan/membership/inactive',
    '/berkas',
    `/berkas/${batches[0]?.id}`,
    '/pekerjaan',
    '/fakta',
    '/akun',
  ]
}

async function widthBeyond(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')
}

// Colours do not depend on the width, so two of the four combinations show everything.
describe.each([
  ['light, desktop', { colorScheme: 'light' as const }],
  ['dark, 360 px', { colorScheme: 'dark' as const, viewport: { width: 360, height: 740 }, hasTouch: true }],
])('%s', (name, options) => {
  it('stands on every page of the health office', async () => {
    const visitor = await visit(browser, url, options)
    await signInOnPage(visitor, loginOf('dinkes'))
    const complaints: string[] = []
    for (const path of await everyPage()) {
      await visitor.open(path)
      complaints.push(...(await visitor.complaints(`${path}, ${name}`)))
      const beyond = await widthBeyond(visitor.page)
      if (beyond > 0) complaints.push(`${path}, ${name}: ${beyond} px too wide`)
    }
    expect(complaints).toEqual([])
    await visitor.leave()
  })
})

it('stands at the door and on the pages of the administrator, the auditor and the province', async () => {
  const visitor = await visit(browser, url)
  await visitor.open('/masuk')
  const complaints = await visitor.complaints('sign-in')
  await visitor.leave()
  const rooms = { administrator: ['/pengguna', '/audit'], auditor: ['/', '/audit', '/temuan'], province: [`/provinsi/${CITY.regency.slice(0, 2)}`] } as const
  for (const [role, paths] of Object.entries(rooms)) {
    const guest = await visit(browser, url)
    await signInOnPage(guest, loginOf(role as keyof typeof rooms))
    for (const path of paths) {
      await guest.open(path)
      complaints.push(...(await guest.complaints(`${path} as ${role}`)))
    }
    await guest.leave()
  }
  expect(complaints).toEqual([])
})

/** Arrow down until the palette has marked what is wanted; a person of that name may come first. */
async function walkTo(page: Page, wanted: string) {
  for (let steps = 0; steps < 6; steps += 1) {
    await page.keyboard.press('ArrowDown')
    if ((await page.locator('[data-selected]').first().textContent()) === wanted) return
  }
  throw new Error(`the palette never marked ${wanted}`)
}

async function asDinkes(work: (visitor: Visitor) => Promise<void>) {
  const visitor = await visit(browser, url)
  await signInOnPage(visitor, loginOf('dinkes'))
  await work(visitor)
  await visitor.leave()
}

it('speaks English when asked, and still does after a reload', async () => {
  await asDinkes(async (visitor) => {
    const { page } = visitor
    await page.getByTitle('Switch to English').click()
    await page.getByRole('link', { name: 'Findings', exact: true }).waitFor()
    await page.reload()
    await settled(page)
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await visitor.check('Beranda in English')
    await page.getByTitle('Ganti ke bahasa Indonesia').click()
    await page.getByRole('link', { name: words.nav.findings, exact: true }).waitFor()
  })
})

it('is walked without a mouse: skip link, tiles, palette', async () => {
  await asDinkes(async (visitor) => {
    const { page } = visitor
    await visitor.open('/')
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').getAttribute('href')).toBe('#isi')
    await page.keyboard.press('Enter')
    expect(await page.locator(':focus').getAttribute('id')).toBe('isi')

    const tile = page.locator('[data-code][tabindex="0"]')
    await tile.focus()
    const first = await tile.getAttribute('data-code')
    await page.keyboard.press('ArrowDown')
    const second = await page.locator(':focus').getAttribute('data-code')
    expect(second).not.toBe(first)
    await page.keyboard.press('Enter')
    await page.waitForURL(({ pathname }) => pathname === `/wilayah/${second}`)
    await settled(page)

    await page.keyboard.press('Control+k')
    await page.getByPlaceholder(words.shell.searchHint).fill(words.nav.findings)
    await walkTo(page, words.nav.findings)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/temuan/)
    // Half faded out its words have too little contrast.
    await page.getByPlaceholder(words.shell.searchHint).waitFor({ state: 'detached' })
    await visitor.check('findings, by keyboard')
  })
})
