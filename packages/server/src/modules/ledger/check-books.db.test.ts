import { type AreaCode, rupiah } from '@semesta/kernel'
import { describe, expect, it } from 'vitest'
import type { Ctx } from '../../platform/context.ts'
import { withClient } from '../../platform/database.ts'
import { aRegency, ctxFor, testApp, testUrl } from '../../testing/index.ts'
import * as ledger from './index.ts'

// Goal: whoever passes every guard, as only a superuser can, is found by the check, which names what is wrong.
const app = await testApp({ now: '2025-12-20T03:00:00Z' })
const [database] = (await app.owner.query<{ name: string }>('select current_database() as name')).rows
const document = { kind: 'DPA', number: 'DPA/1/2025', on: '2025-01-02' }

/** Books in which everything has happened once: appropriation, reservation, settlement, payment with person-months, reversal, closed month. */
async function fullBooks(): Promise<{
  regency: AreaCode
  ids: Record<'pagu' | 'reservation' | 'settlement' | 'payment' | 'reversal' | 'attribution', string>
}> {
  const regency = aRegency()
  const ids = { pagu: app.newId(), reservation: app.newId(), settlement: app.newId(), payment: app.newId(), reversal: app.newId(), attribution: app.newId() }
  const rows = [1, 2].map((it) => ({
    ...{ card: `000${it}`, personId: null, month: '2025-10', iuran: rupiah(35_000), bantuan: rupiah(2_800), areaPath: `${regency}.01.1001/01/01` },
  }))
  const spend = (amount: number, attribution?: string): ledger.NewLine[] => [
    { account: 'belanja-iuran', debit: rupiah(amount), lineId: 'L1', ...(attribution ? { attribution, part: 'iuran' } : {}) },
    { account: 'kas-daerah', credit: rupiah(amount) },
  ]
  await ctxFor(app, 'bpkad', regency, async (ctx: Ctx) => {
    await ledger.appropriate(ctx, { id: ids.pagu, lineId: 'L1', amount: rupiah(1_000_000), on: '2025-01-02', document })
    await ledger.reserve(ctx, { id: ids.reservation, lineId: 'L1', amount: rupiah(200_000), on: '2025-10-01', memo: 'tagihan' })
    const journal = { on: '2025-10-10', kind: 'payment' as const, memo: 'SP2D', lines: spend(150_000) }
    await ledger.settleReservation(ctx, { id: ids.settlement, reservationId: ids.reservation, amount: rupiah(150_000), journal })
    await ledger.attribute(ctx, { id: ids.attribution, rows })
    await ledger.postJournal(ctx, { id: ids.payment, on: '2025-10-11', kind: 'payment', memo: 'SP2D', lines: spend(70_000, ids.attribution) })
    await ledger.closeMonth(ctx, '2025-10')
    await ledger.reverseJournal(ctx, { id: ids.reversal, reverses: ids.settlement, on: '2025-11-03', why: 'salah rekening' })
  })
  return { regency, ids }
}

type Books = Awaited<ReturnType<typeof fullBooks>>
/** Rules broken once a superuser, with every trigger and foreign key switched off, has run a statement. */
async function brokenBy({ regency }: Books, statement: string, values: unknown[]): Promise<string[]> {
  await withClient(testUrl('postgres', database?.name ?? ''), async (client) => {
    await client.query('set session_replication_role = replica')
    const { rowCount } = await client.query(statement, values)
    expect(rowCount).toBeGreaterThan(0)
  })
  const [report] = await ledger.checkAllBooks(app, regency)
  expect(report?.sound).toBe(false)
  return [...new Set(report?.faults.map((it) => it.rule))].sort()
}

it('finds nothing in books that nobody touched', async () => {
  const { regency } = await fullBooks()
  const [report] = await ledger.checkAllBooks(app, regency)
  expect(report).toMatchObject({ regency, journals: 5, sound: true, faults: [], closedThrough: '2025-10' })
  expect(report?.debit).toBe(report?.credit)
})

describe('names what a superuser did', () => {
  const line = 'where regency_code = $1 and journal_id = $2'
  const journal = 'where regency_code = $1 and id = $2'
  const anywhere = 'where regency_code = $1 and $2::text is not null'
  const person = 'where regency_code = $1 and attribution_id = $2 and row_no = 1'
  const deeds: { did: string; breaks: string[]; by: string; to: keyof Books['ids'] }[] = [
    {
      ...{ did: 'raised a line', by: `update ledger_line set debit = debit + 1 ${line} and line_no = 1`, to: 'payment' },
      breaks: ['attribution-exact', 'content-unchanged', 'groups-balance', 'journal-balances', 'spending-counted'],
    },
    {
      ...{ did: 'raised a journal in balance', to: 'pagu', breaks: ['content-unchanged', 'journal-balances', 'pagu-sums'] },
      by: `update ledger_line set debit = debit + sign(debit)::int, credit = credit + sign(credit)::int ${line}`,
    },
    { did: 'changed a memo', breaks: ['content-unchanged'], by: `update ledger_journal set memo = 'lain' ${journal}`, to: 'payment' },
    { did: 'changed who posted', breaks: ['chain-unbroken'], by: `update ledger_journal set posted_id = 'lain' ${journal}`, to: 'payment' },
    { did: 'removed a journal', breaks: ['chain-unbroken', 'closed-stays-closed', 'line-belongs'], by: `delete from ledger_journal ${journal}`, to: 'payment' },
    { did: 'removed the last journal', breaks: ['chain-ends-at-head', 'line-belongs'], by: `delete from ledger_journal ${journal}`, to: 'reversal' },
    {
      ...{ did: 'removed a line', by: `delete from ledger_line ${line} and line_no = 2`, to: 'payment' },
      breaks: ['content-unchanged', 'groups-balance', 'journal-balances'],
    },
    {
      ...{ did: 'booked on an account that is not there', breaks: ['account-known', 'content-unchanged'], to: 'payment' },
      by: `update ledger_line set account = 'kas-gelap' ${line} and line_no = 2`,
    },
    {
      ...{ did: 'moved a journal into a closed month', breaks: ['closed-stays-closed', 'content-unchanged', 'line-belongs'], to: 'reversal' },
      by: `update ledger_journal set month = '2025-09', booked_on = '2025-09-01' ${journal}`,
    },
    { did: 'opened a closed month', breaks: ['closed-stays-closed'], by: `update ledger_head set closed_through = null ${anywhere}`, to: 'pagu' },
    { did: 'raised a pagu', breaks: ['pagu-sums'], by: `update ledger_pagu set pagu = pagu + 1 ${anywhere}`, to: 'pagu' },
    { did: 'took a person-month away', breaks: ['attribution-whole'], by: `delete from ledger_person_month ${person}`, to: 'attribution' },
    {
      did: 'put somebody else into a person-month',
      breaks: ['attribution-whole'],
      by: `update ledger_person_month set card = 'lain' ${person}`,
      to: 'attribution',
    },
    {
      did: 'bound one rupiah less',
      breaks: ['attribution-exact', 'attribution-whole'],
      by: 'update ledger_attribution set iuran = iuran - 1 where regency_code = $1 and id = $2',
      to: 'attribution',
    },
    {
      ...{ did: 'changed a reversal', breaks: ['content-unchanged', 'reversal-mirrors'], to: 'reversal' },
      by: `update ledger_line set fund_id = 'F9' ${line} and line_no = 2`,
    },
    {
      ...{ did: 'settled what was not reserved', breaks: ['content-unchanged', 'reservation-covers'], to: 'settlement' },
      by: `update ledger_journal set reservation_id = id ${journal}`,
    },
  ]
  it.each(deeds)('$did', async ({ breaks, by, to }) => {
    const books = await fullBooks()
    expect(await brokenBy(books, by, [books.regency, books.ids[to]])).toEqual(breaks)
  })

  it('forged a journal with its line, its hash and its digest, but not the chain after it', async () => {
    const books = await fullBooks()
    const statement = `update ledger_journal set digest = md5(digest), hash = ledger_hash(hash, seq, digest, posted_at, posted_id, posted_role) where regency_code = $1 and id = $2`
    expect(await brokenBy(books, statement, [books.regency, books.ids.payment])).toEqual(['chain-unbroken', 'closed-stays-closed', 'content-unchanged'])
  })
})
