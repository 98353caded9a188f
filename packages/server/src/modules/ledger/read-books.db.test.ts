import { text } from 'node:stream/consumers'
import { type AreaCode, rupiah } from '@semesta/kernel'
import { expect, it } from 'vitest'
import { opaqueIds } from '../../platform/opaque.ts'
import { aBuiltMonth } from '../../testing/fixtures.ts'
import { aRegency, ctxFor, testApp } from '../../testing/index.ts'
import { exportJournals, exportTrialBalance } from './export-books.ts'
import * as ledger from './index.ts'
import { getBooks, getTrialBalance } from './read-books.ts'
import { getJournal, listBookingsOfPerson, listJournals, listPersonMonths } from './read-journals.ts'
import { reverseHere } from './reverse-here.ts'

// Goal: pages of the books say what was booked, every rupiah leads to its people and back, and names only to who may see them.
const app = await testApp({ now: '2026-02-20T03:00:00Z' })
const document = { kind: 'SP2D', number: '900/1/SP2D/2026', on: '2026-01-12' }

/** Books of a regency with a built month: everybody with a card was paid for in January. */
async function paidMonth() {
  const regency = aRegency()
  const { people } = await aBuiltMonth(app, regency, '2026-01')
  const carded = people.filter((it) => it.card !== null)
  const ids = { payment: app.newId(), attribution: app.newId() }
  const rows = carded.map((it) => ({
    card: it.card,
    personId: it.personId,
    month: '2026-01',
    iuran: rupiah(35_000),
    bantuan: rupiah(2_800),
    areaPath: it.areaPath,
  }))
  await ctxFor(app, 'bpkad', regency, async (ctx) => {
    await ledger.appropriate(ctx, {
      id: app.newId(),
      lineId: 'L1',
      amount: rupiah(9_000_000),
      on: '2026-01-02',
      document: { kind: 'DPA', number: 'DPA/1/2026', on: '2026-01-02' },
    })
    await ledger.attribute(ctx, { id: ids.attribution, rows })
    const cites = { attribution: ids.attribution, lineId: 'L1' }
    await ledger.postJournal(ctx, {
      ...{ id: ids.payment, on: '2026-01-12', kind: 'payment', memo: 'Iuran Januari', document },
      lines: [
        { account: 'belanja-iuran', debit: rupiah(35_000 * carded.length), part: 'iuran', ...cites },
        { account: 'belanja-bantuan-iuran', debit: rupiah(2_800 * carded.length), part: 'bantuan', ...cites },
        { account: 'kas-daerah', credit: rupiah(37_800 * carded.length) },
      ],
    })
  })
  return { regency, ids, carded }
}

it('answers from the trial balance down to the person, and from the person back', async () => {
  const { regency, ids, carded } = await paidMonth()
  const [someone] = carded
  await ctxFor(app, 'dinkes', regency, async (ctx) => {
    expect(await getBooks(ctx)).toMatchObject({ journals: 2, closedThrough: null, openMonth: '2026-01', closable: '2026-01', months: ['2026-01'] })
    const trial = await getTrialBalance(ctx, {})
    expect(trial.debit).toBe(trial.credit)
    expect(trial.rows.map((it) => [it.account.id, it.closing])).toContainEqual(['belanja-iuran', 35_000 * carded.length])
    expect(await listJournals(ctx, { q: 'SP2D/2026', page: 1, pageSize: 50 })).toMatchObject({
      total: 1,
      rows: [{ id: ids.payment, document }],
    })
    expect((await listJournals(ctx, { q: `JU-${regency}-000002`, page: 1, pageSize: 50 })).total).toBe(1)
    expect((await listJournals(ctx, { account: 'kas-daerah', month: '2026-01', kind: 'receipt', page: 1, pageSize: 50 })).total).toBe(0)
    const { journal, lines, isReversible } = await getJournal(ctx, ids.payment)
    expect({ amount: journal.amount, isReversible }).toEqual({ amount: 37_800 * carded.length, isReversible: true })
    expect(lines.map((it) => [it.account.id, it.personMonths])).toContainEqual(['belanja-iuran', carded.length])
    const behind = await listPersonMonths(ctx, { journalId: ids.payment, line: 1, page: 1, pageSize: 200 })
    expect(behind.total).toBe(carded.length)
    expect(behind.rows.map((it) => it.name).sort()).toEqual(carded.map((it) => it.name).sort())
    const personId = opaqueIds(app.config.secret).seal(someone?.personId ?? '')
    const back = await listBookingsOfPerson(ctx, { personId, month: '2026-01' })
    expect(back).toMatchObject({ iuran: 35_000, bantuan: 2_800, rows: [{ journal: { id: ids.payment }, month: '2026-01', sign: 1 }] })
  })
})

it('shows a village head the people of his village alone, and a treasurer none', async () => {
  const { regency, ids, carded } = await paidMonth()
  const village = `${regency}.01.1001` as AreaCode
  const count = (role: 'lurah' | 'bpkad', area: AreaCode) =>
    ctxFor(app, role, area, async (ctx) => (await listPersonMonths(ctx, { journalId: ids.payment, line: 1, page: 1, pageSize: 200 })).total)
  expect(await count('lurah', village)).toBe(carded.filter((it) => it.areaPath.startsWith(village)).length)
  expect(await count('bpkad', regency)).toBe(0)
})

it('takes a payment back from the page, but no budget, and a person was then paid for nothing', async () => {
  const { regency, ids, carded } = await paidMonth()
  const ask = { id: app.newId(), journalId: ids.payment, on: '2026-02-02', why: 'dibayar dua kali' }
  await ctxFor(app, 'bpkad', regency, (ctx) => reverseHere(ctx, ask))
  await ctxFor(app, 'dinkes', regency, async (ctx) => {
    const personId = opaqueIds(app.config.secret).seal(carded[0]?.personId ?? '')
    expect(await listBookingsOfPerson(ctx, { personId, month: '2026-01' })).toMatchObject({ iuran: 0, bantuan: 0, rows: [{ sign: -1 }, { sign: 1 }] })
    const { journal, isReversible } = await getJournal(ctx, ids.payment)
    expect({ isReversible, by: journal.reversedBy?.id }).toEqual({ isReversible: false, by: ask.id })
    expect((await getJournal(ctx, ask.id)).journal).toMatchObject({ corrects: '2026-01', reverses: { id: ids.payment } })
    const { rows } = await listJournals(ctx, { kind: 'appropriation', page: 1, pageSize: 1 })
    await expect(reverseHere(ctx, { ...ask, id: app.newId(), journalId: rows[0]?.id ?? '' })).rejects.toMatchObject({ code: 'ledger/owned-elsewhere' })
  })
})

it('gives the journals and the trial balance as files', async () => {
  const { regency } = await paidMonth()
  await ctxFor(app, 'auditor', regency, async (ctx) => {
    const journals = (await text(exportJournals(ctx, { format: 'csv' }).body)).trimEnd().split('\r\n')
    expect(journals).toHaveLength(1 + 2 + 5)
    const balance = (await text((await exportTrialBalance(ctx, { format: 'csv' })).body)).trimEnd().split('\r\n')
    expect(balance.some((line) => line.includes('5.1.02.02.02.0003'))).toBe(true)
  })
})
