import { rm } from 'node:fs/promises'
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
import { settled, signInOnPage, type Visitor, visit } from './visitor.ts'

const url = inject('url')
const { regency } = CITY
const folder = aFolder('books')
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await rm(folder, { recursive: true, force: true })
})

async function asRole(role: 'bpkad' | 'auditor' | 'dinkes', work: (visitor: Visitor) => Promise<void>) {
  const visitor = await visit(browser, url)
  try {
    await signInOnPage(visitor, loginOf(role))
    await work(visitor)
  } finally {
    await visitor.leave()
  }
}

it('shows the treasury whether the books balance, down to one journal', async () => {
  const bpkad = await sessionOf(url, loginOf('bpkad'))
  const [fundId, on, document] = [crypto.randomUUID(), '2019-01-02', 'DPA uji/2019']
  const year = { regency, year: 2019 }
  const months = { fromMonth: '2019-01', untilMonth: '2019-12' }
  await bpkad.call(contract.AddFund, { ...year, id: fundId, kind: 'apbd-murni', name: 'APBD uji', ...months, planned: 1_000_000, document, documentOn: on })
  const lines = [{ fundId, part: 'iuran' as const, amount: 1_000_000 }]
  await bpkad.call(contract.RecordBudgetAct, { ...year, id: crypto.randomUUID(), stage: 'murni', on, document, lines })
  await asRole('bpkad', async (visitor) => {
    const { page } = visitor
    await visitor.open('/buku-besar')
    await page.locator('h1', { hasText: /^Buku seimbang/ }).waitFor()
    await page.getByRole('button', { name: words.ledger.check }).click()
    await page.getByText(/^Utuh: \d+ aturan/).waitFor()
    await visitor.check('the books')
    await page.getByLabel(words.ledger.search).fill(document)
    await page.getByRole('button', { name: words.ledger.find, exact: true }).click()
    await settled(page)
    await page
      .getByRole('link', { name: /^JU-64\.74-/ })
      .first()
      .click()
    await page.waitForURL(/\/buku-besar\/.+/)
    await settled(page)
    await page.locator('h1', { hasText: /^Pagu ditetapkan/ }).waitFor()
    await visitor.check('a journal')
  })
})

it('takes a payment back from the page of its journal, and the bill waits for another SP2D', async () => {
  const [dinkes, bpkad] = [await sessionOf(url, loginOf('dinkes')), await sessionOf(url, loginOf('bpkad'))]
  const [fundId, id, document] = [crypto.randomUUID(), crypto.randomUUID(), 'DPA balik/2020']
  const year = { regency, year: 2020 }
  const months = { fromMonth: '2020-01', untilMonth: '2020-12' }
  const on = '2020-03-05'
  await bpkad.call(contract.AddFund, {
    ...year,
    id: fundId,
    kind: 'apbd-murni',
    name: 'APBD balik',
    ...months,
    planned: 900_000,
    document,
    documentOn: '2020-01-02',
  })
  const lines = [{ fundId, part: 'iuran' as const, amount: 900_000 }]
  await bpkad.call(contract.RecordBudgetAct, { ...year, id: crypto.randomUUID(), stage: 'murni', on: '2020-01-02', document, lines })
  await dinkes.call(contract.OpenPayment, {
    regency,
    id,
    month: '2020-03',
    heads: 10,
    iuran: 420_000,
    bantuan: 0,
    document: 'BPJS/balik/1',
    documentOn: '2020-03-02',
  })
  const step = (step: 'verified' | 'spp' | 'spm' | 'sp2d') => ({ regency, paymentId: id, id: crypto.randomUUID(), step, number: `${step}/balik/1`, on })
  for (const name of ['verified', 'spp', 'spm'] as const) await dinkes.call(contract.TakeStep, step(name))
  await bpkad.call(contract.TakeStep, step('sp2d'))
  const [journal] = (await bpkad.call(contract.ListJournals, { regency, refKind: 'payment', refId: id, kind: 'payment', page: 1, pageSize: 5 })).rows
  await asRole('bpkad', async (visitor) => {
    const { page } = visitor
    await visitor.open(`/buku-besar/${journal?.id}`)
    await page.getByRole('button', { name: words.ledger.reverse }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(words.ledger.reverseNote).waitFor()
    await visitor.check('the dialog that takes a journal back')
    await dialog.getByLabel(words.review.reason).fill('rekening tujuan salah')
    await dialog.getByRole('button', { name: words.ledger.reverse }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText(words.ledger.reversedBy).waitFor()
  })
  await asRole('dinkes', async (visitor) => {
    const { page } = visitor
    await visitor.open(`/buku-besar/${journal?.id}/baris/1`)
    await page.locator('h1', { hasText: 'Rp420.000' }).waitFor()
    await visitor.check('the people behind a line')
  })
  const { rows } = await bpkad.call(contract.ListPayments, year)
  expect(rows.find((it) => it.id === id)).toMatchObject({ state: 'spm', next: { step: 'sp2d' }, steps: [{}, {}, {}, { stands: false }, { step: 'reversed' }] })
})

it('freezes a month for an auditor into a file that proves itself without the server', async () => {
  await asRole('auditor', async (visitor) => {
    const { page } = visitor
    await visitor.open('/berkas-audit')
    await page.getByRole('button', { name: words.auditPacks.make }).click()
    await page.locator('main').getByText(words.auditPacks['state-done'], { exact: true }).first().waitFor({ timeout: 90_000 })
    await visitor.check('audit packs')
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: words.auditPacks.download }).first().click()
    const file = join(folder, 'pack.zip')
    await (await download).saveAs(file)
    const report = await semestaJson<Record<string, unknown>>(['audit-pack', 'verify', file], folder)
    expect(report).toMatchObject({ sound: true, regency, signature: 'valid', changed: [], missing: [], added: [] })
    await page
      .getByRole('link', { name: /November 2025/ })
      .first()
      .click()
    await page.waitForURL(/\/berkas-audit\/.+/)
    await visitor.check('one audit pack')
  })
})
