import * as contract from '@semesta/contract'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { dictionary as words } from '../../packages/office/src/i18n/id/index.ts'
import { launchBrowser } from './browser.ts'
import { CITY, loginOf } from './people.ts'
import { sessionOf } from './session.ts'
import { settled, signInOnPage, type Visitor, visit } from './visitor.ts'

// Goal: a clerk works through pairs without a mouse, a second person agrees, and both can take it back; on a phone it works with a thumb.
const url = inject('url')
const at = { regency: CITY.regency }
const said = words.linkage
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
  const who = await sessionOf(url, loginOf('dinkes'))
  const { job } = await who.call(contract.StartLinkage, at)
  for (;;) {
    const { state } = await who.call(contract.GetJob, { ...at, jobId: job.id })
    if (state === 'done') break
    if (state !== 'waiting' && state !== 'running') throw new Error(`the linkage ended ${state}`)
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
})
afterAll(async () => {
  await browser?.close()
})

async function asRole(role: 'dinkes' | 'bpjs-branch' | 'bpkad', work: (visitor: Visitor) => Promise<void>, viewport = { width: 1280, height: 900 }) {
  const visitor = await visit(browser, url, { viewport })
  try {
    await signInOnPage(visitor, loginOf(role))
    await work(visitor)
  } finally {
    await visitor.leave()
  }
}
const pairIn = (page: Visitor['page']) => new URL(page.url()).searchParams.get('pair')

it('decides by keys alone: move, say why, take back; a risky merge waits for somebody else, who agrees', async () => {
  const who = await sessionOf(url, loginOf('dinkes'))
  const { rows } = await who.call(contract.ListPairs, at)
  const risky = rows.findIndex((it) => it.risks.length > 0)
  const pair = rows[risky]
  if (!pair) throw new Error('the invented city has no risky pair')
  await asRole('dinkes', async (visitor) => {
    const { page } = visitor
    await visitor.open('/padanan')
    await visitor.check('the queue')
    await page.keyboard.press('?')
    await page.getByRole('dialog').getByText(said.keyUndo).waitFor()
    await visitor.check('the keys')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    for (let step = 0; step < risky; step += 1) await page.keyboard.press('j')
    if (risky === 0) await page.keyboard.press('k')
    await page.waitForURL((address) => address.searchParams.get('pair') === pair.pairId)
    await settled(page)
    await page.keyboard.press('a')
    await page.getByRole('dialog').getByText(said['because-papers']).waitFor()
    await visitor.check('a verdict with its reason')
    await page.keyboard.press('Enter')
    await page.getByText(said.waitsForSecond).waitFor()
    await page.keyboard.press('z')
    await page.getByText(said.undone, { exact: true }).waitFor()
    await page.waitForURL(() => pairIn(page) === pair.pairId)
    await settled(page)
    await page.keyboard.press('a')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })
  await asRole('bpjs-branch', async (visitor) => {
    const { page } = visitor
    await visitor.open(`/padanan?state=second&pair=${pair.pairId}`)
    await page.getByText(said.questionSecond).waitFor()
    await page.keyboard.press('a')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Enter')
    await page.getByText(said['said-same']).waitFor()
  })
  const done = await who.call(contract.GetPair, { ...at, pairId: pair.pairId })
  expect([done.state, done.history.map((it) => it.act)]).toEqual(['same', ['same', 'undo', 'same', 'same']])
})

it('fits a phone: one pair at a time, buttons for a thumb', async () => {
  await asRole(
    'dinkes',
    async (visitor) => {
      const { page } = visitor
      await visitor.open('/padanan')
      await page.locator('a[id^="pasangan-"]').first().click()
      await settled(page)
      await visitor.check('a pair on a phone')
      expect(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      for (const name of [said.same, said.different, said.unsure]) {
        const box = await page
          .getByRole('button', { name: new RegExp(`^${name}`) })
          .first()
          .boundingBox()
        expect(box?.height ?? 0).toBeGreaterThanOrEqual(44)
      }
      await page.getByRole('button', { name: said.backToQueue }).click()
      await page.waitForURL(() => pairIn(page) === null)
    },
    { width: 360, height: 780 },
  )
})

it('says how far it may be believed, on screen and as a PDF, and shows the treasury numbers without names', async () => {
  await asRole('dinkes', async (visitor) => {
    await visitor.open('/padanan/mutu')
    await visitor.check('the quality statement')
    await visitor.open('/padanan/contoh')
    await visitor.check('samples')
  })
  const who = await sessionOf(url, loginOf('dinkes'))
  const [run] = (await who.call(contract.ListLinkageRuns, at)).rows
  const pdf = Buffer.from(await (await who.send(contract.PrintLinkageQuality, { ...at, runId: run?.id ?? '' })).arrayBuffer())
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  await asRole('bpkad', async (visitor) => {
    await visitor.open('/padanan')
    await visitor.check('counts alone')
    expect(await visitor.page.locator('a[id^="pasangan-"]').count()).toBe(0)
  })
})
