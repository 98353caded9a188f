import { randomUUID } from 'node:crypto'
import type { Role } from '@semesta/contract'
import * as contract from '@semesta/contract'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { dictionary as words } from '../../packages/office/src/i18n/id/index.ts'
import { launchBrowser } from './browser.ts'
import { CITY, loginOf } from './people.ts'
import { sessionOf } from './session.ts'
import { settled, signInOnPage, type Visitor, visit } from './visitor.ts'

// Goal: from the number of those who owe to a proposal, and from the thumb of an RT head to the stage that everybody reads.
const url = inject('url')
const at = { regency: CITY.regency, month: CITY.month }
const id = new Intl.NumberFormat('id-ID')
const said = words.takeovers
let browser: Browser
let programmeId = ''

beforeAll(async () => {
  browser = await launchBrowser()
  const who = await sessionOf(url, loginOf('dinkes'))
  const opened = { regency: at.regency, kind: 'takeover' as const, name: 'Talangan uji', basis: 'Perwali 1/2025', startMonth: '2025-12' }
  const groups = 'arrears,pbi-removed,newborn,unregistered,lapsed'
  programmeId = (await who.call(contract.OpenProgramme, { ...opened, id: randomUUID(), groups })).id
})
afterAll(async () => {
  await browser?.close()
})

async function asRole(role: Role, work: (visitor: Visitor) => Promise<void>, options: BrowserContextOptions = {}) {
  const visitor = await visit(browser, url, options)
  try {
    await signInOnPage(visitor, loginOf(role))
    await work(visitor)
  } finally {
    await visitor.leave()
  }
}

it('leads the health office from who owes to a simulation, and to people who are proposed after a look', async () => {
  const who = await sessionOf(url, loginOf('dinkes'))
  const { total } = await who.call(contract.GetArrears, at)
  await asRole('dinkes', async (visitor) => {
    const { page } = visitor
    await visitor.open('/tunggakan')
    await page.locator('h1', { hasText: id.format(total.heads) }).waitFor()
    await visitor.check('arrears')
    await page.getByRole('link', { name: words.arrears.openTakeovers }).click()
    await page.locator('main table').first().waitFor()
    await visitor.check('the simulation')
    await visitor.open(`/talangan/${programmeId}`)
    await page.getByRole('button', { name: said.look, exact: true }).click()
    await page.getByRole('button', { name: /^Usulkan \d/ }).click()
    await page.getByRole('button', { name: said['state-proposed'] }).waitFor()
    await visitor.check('a programme')
    await page.getByRole('checkbox').first().check()
    await page.getByRole('button', { name: said.leaveChosen.replace('{heads}', '1') }).click()
    await page.getByLabel(said.leaveOn).fill('2025-11-10')
    await page.getByLabel(said.reason).fill('sudah dibayar keluarganya')
    await page.getByRole('button', { name: said.look, exact: true }).last().click()
    await page.getByRole('button', { name: said.leaveNow.replace('{heads}', '1') }).click()
    await page.getByRole('button', { name: said['state-withdrawn'] }).waitFor()
    await page.getByRole('button', { name: said.undo, exact: true }).first().click()
    await page.getByText(said.wasUndone).first().waitFor()
  })
})

it('closes a programme for good after its effect was shown', async () => {
  const who = await sessionOf(url, loginOf('dinkes'))
  const opened = { regency: at.regency, kind: 'employer' as const, name: 'Alih pekerja uji', basis: 'UU 24/2011 pasal 15', startMonth: '2025-12' }
  const { id: closing } = await who.call(contract.OpenProgramme, { ...opened, id: randomUUID() })
  await asRole('dinkes', async (visitor) => {
    const { page } = visitor
    await visitor.open(`/talangan/${closing}`)
    await page.getByRole('button', { name: said.close }).click()
    await page.getByLabel(said.closeOn).fill('2025-11-10')
    await page.getByLabel(said.reason).fill('tahun anggaran selesai')
    await page.getByRole('button', { name: said.look, exact: true }).last().click()
    await page.getByRole('button', { name: said.closeNow }).click()
    await page.getByText('tahun anggaran selesai').first().waitFor()
    expect(await page.getByText(said.propose, { exact: true }).count()).toBe(0)
    await visitor.check('a closed programme')
  })
})

it('lets an RT head answer with a thumb and take it back, and shows the treasurer stages without a name', async () => {
  const rt = await sessionOf(url, loginOf('rt'))
  const before = await rt.call(contract.ListTakeovers, { regency: at.regency, mine: 'true' })
  expect(before.total).toBeGreaterThan(1)
  await asRole(
    'rt',
    async (visitor) => {
      const { page } = visitor
      await visitor.open('/talangan/periksa')
      await page.locator('h1', { hasText: id.format(before.total) }).waitFor()
      await visitor.check('the queue on a phone')
      await page.getByRole('button', { name: said.right }).click()
      await page.locator('h1', { hasText: id.format(before.total - 1) }).waitFor()
      await settled(page)
      await page.keyboard.press('z')
      await page.locator('h1', { hasText: id.format(before.total) }).waitFor()
      await page.keyboard.press('r')
      await page.getByRole('dialog').getByRole('button', { name: said.wrong }).click()
      await page.locator('h1', { hasText: id.format(before.total - 1) }).waitFor()
    },
    { viewport: { width: 360, height: 740 }, hasTouch: true },
  )
  const { programme } = await rt.call(contract.GetProgramme, { regency: at.regency, programmeId })
  expect(programme.stages.find((it) => it.state === 'rejected')?.heads).toBe(1)
  await asRole('bpkad', async (visitor) => {
    await visitor.open(`/talangan/${programmeId}`)
    await visitor.page.getByText(said.pipeline).first().waitFor()
    expect(await visitor.page.getByText(before.rows[0]?.name ?? '–').count()).toBe(0)
    await visitor.check('a programme without names')
  })
})
