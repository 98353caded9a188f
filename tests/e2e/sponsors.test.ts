import { randomUUID } from 'node:crypto'
import * as contract from '@semesta/contract'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { launchBrowser } from './browser.ts'
import { CITY, loginOf } from './people.ts'
import { sessionOf } from './session.ts'
import { signInOnPage, visit } from './visitor.ts'

// Goal: the office sees who is paid for and until when, the company that must register its workers first is told so, and a donor sees its own effect
// without a name.
const url = inject('url')
const at = { regency: CITY.regency }
const id = new Intl.NumberFormat('id-ID')
let browser: Browser

const contact = { person: 'Penghubung rekaan', phone: null, email: null, address: null }
const ring = { areas: [], decileMax: null, needs: [], causes: [], ageMin: null, ageMax: null }
const none = { ourNumber: null, theirNumber: null, amountRupiah: null, refersTo: null, note: '' }

/** A foundation whose pledge has been paid, shared out and sent, and a company that has not registered its workers. */
async function seed(): Promise<void> {
  const office = await sessionOf(url, loginOf('dinkes'))
  const [sponsorId, pledgeId, allocationId, company] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  const sponsor = { ...at, kind: 'foundation' as const, npwp: null, employerCode: null, contact }
  await office.call(contract.RecordSponsor, { ...sponsor, id: sponsorId, name: 'Yayasan Uji' })
  await office.call(contract.BindSponsorUser, { ...at, sponsorId, id: randomUUID(), email: loginOf('donor').email })
  const what = { basis: 'people' as const, people: 40, amountRupiah: null, months: 2, rateBasis: 'iuran' as const, firstMonth: CITY.month }
  const pledge = await office.call(contract.RecordPledge, { ...at, id: pledgeId, sponsorId, ...what, ring, pledgedOn: `${CITY.month}-01`, note: '' })
  const step = { ...at, pledgeId, on: `${CITY.month}-03`, ...none }
  await office.call(contract.AddPledgeStep, { ...step, id: randomUUID(), kind: 'agreed', ourNumber: '400.7/1', theirNumber: 'CSR/1' })
  await office.call(contract.AddPledgeStep, { ...step, id: randomUUID(), kind: 'received', theirNumber: 'VA/1', amountRupiah: pledge.money.promised })
  let plan = await office.call(contract.StartAllocation, { ...at, id: allocationId, pledgeIds: [pledgeId], method: 'optimal', lot: 'uji' })
  while (plan.state === 'waiting' || plan.state === 'running') plan = await office.call(contract.GetAllocation, { ...at, allocationId })
  await office.call(contract.CommitAllocation, { ...at, allocationId })
  const { steps } = await office.call(contract.GetPledge, { ...at, pledgeId })
  const list = steps.find((it) => it.kind === 'allocated')?.id ?? null
  await office.call(contract.AddPledgeStep, { ...step, id: randomUUID(), kind: 'sent', ourNumber: '400.7/2', refersTo: list })
  for (let firm = 0, missing = 0; firm < 20 && missing === 0; firm++) {
    const version = {
      ...sponsor,
      sponsorId: firm === 0 ? undefined : company,
      kind: 'company' as const,
      name: 'PT Uji',
      employerCode: String(70_000_001 + firm * 7),
    }
    await office.call(contract.RecordSponsor, { ...version, id: firm === 0 ? company : randomUUID() })
    missing = (await office.call(contract.CheckSponsor, { ...at, sponsorId: company, id: randomUUID() })).check?.missing ?? 0
  }
}

beforeAll(async () => {
  browser = await launchBrowser()
  await seed()
})
afterAll(async () => {
  await browser?.close()
})

it('leads the health office from donors to a blocked company, a pledge and the sharing behind it', async () => {
  const { pledges, sponsors } = await (await sessionOf(url, loginOf('dinkes'))).call(contract.ListSponsors, at)
  const heads = pledges.reduce((sum, it) => sum + it.heads, 0)
  const blocked = sponsors.find((it) => it.standing === 'workers-missing')
  expect([heads > 0, blocked?.check?.missing]).toEqual([true, expect.any(Number)])
  const visitor = await visit(browser, url)
  try {
    await signInOnPage(visitor, loginOf('dinkes'))
    const { page } = visitor
    await visitor.open('/donatur')
    await page.locator('h1', { hasText: id.format(heads) }).waitFor()
    await visitor.check('donors')
    await page.getByRole('link', { name: blocked?.name ?? '' }).click()
    await page.locator('h1', { hasText: `${blocked?.check?.missing} dari` }).waitFor()
    await visitor.check('a blocked company')
    await visitor.open(`/donatur/janji/${pledges.find((it) => it.heads > 0)?.id}`)
    await page.getByRole('heading', { name: 'Orang yang dibayari' }).waitFor()
    await visitor.check('a pledge')
    await visitor.open('/donatur')
    await page
      .getByRole('link', { name: /\d{2}[.:]\d{2}/ })
      .first()
      .click()
    await page.getByRole('heading', { name: 'Mengapa orang ini, mengapa bukan yang itu' }).waitFor()
    await visitor.check('an allocation')
  } finally {
    await visitor.leave()
  }
})

it('shows a donor what it has brought about, on a phone, with no name of anybody', async () => {
  const session = await sessionOf(url, loginOf('donor'))
  const { reports } = await session.call(contract.GetOwnSponsorship, at)
  expect(reports.some((it) => it.lists.length > 0)).toBe(true)
  expect((await session.send(contract.ListSponsors, at)).status).toBe(403)
  const visitor = await visit(browser, url, { viewport: { width: 360, height: 740 } })
  try {
    await signInOnPage(visitor, loginOf('donor'))
    await visitor.open('/donasi-saya')
    const heads = reports.reduce((sum, it) => sum + it.heads, 0)
    await visitor.page.locator('h1', { hasText: id.format(heads) }).waitFor()
    await visitor.check('own donation')
    expect(await visitor.page.locator('main a[href*="/warga/"]').count()).toBe(0)
  } finally {
    await visitor.leave()
  }
})
