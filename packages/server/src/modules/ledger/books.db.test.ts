import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AreaCode, rupiah } from '@semesta/kernel'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Ctx } from '../../platform/context.ts'
import { aRegency, ctxFor, testApp } from '../../testing/index.ts'
import * as ledger from './index.ts'

// Goal: whatever is asked of the books, they balance, no pagu is overspent, and the same request twice books once.
const app = await testApp({ now: '2025-11-20T03:00:00Z' })
const document = { kind: 'DPA', number: 'DPA/1/2025', on: '2025-01-02' }
const paying = <T>(regency: AreaCode, work: (ctx: Ctx) => Promise<T>) => ctxFor(app, 'bpkad', regency, work)
const pay = (id: string, amount: number, line = 'L1'): ledger.NewJournal => ({
  ...{ id, on: '2025-11-20', kind: 'payment', memo: 'SP2D November' },
  lines: [
    { account: 'belanja-iuran', debit: rupiah(amount), lineId: line, fundId: 'F1' },
    { account: 'kas-daerah', credit: rupiah(amount), fundId: 'F1' },
  ],
})
/** A regency with one budget line `L1`. */
async function withPagu(amount: number): Promise<AreaCode> {
  const regency = aRegency()
  await paying(regency, (ctx) => ledger.appropriate(ctx, { id: app.newId(), lineId: 'L1', fundId: 'F1', amount: rupiah(amount), on: '2025-01-02', document }))
  return regency
}
const position = (regency: AreaCode) => ctxFor(app, 'auditor', regency, (ctx) => ledger.positionOf(ctx, { lineId: 'L1' }))

describe('a journal', () => {
  it('spends from its budget line, once however often it is sent', async () => {
    const regency = await withPagu(1000)
    const journal = pay(app.newId(), 400)
    const first = await paying(regency, (ctx) => ledger.postJournal(ctx, journal))
    expect(first).toMatchObject({ number: `JU-${regency}-000002`, month: '2025-11', isNew: true })
    expect(await paying(regency, (ctx) => ledger.postJournal(ctx, journal))).toMatchObject({ number: `JU-${regency}-000002`, isNew: false })
    expect(await position(regency)).toEqual({ pagu: 1000, committed: 0, realised: 400, left: 600 })
    await expect(paying(regency, (ctx) => ledger.postJournal(ctx, { ...journal, memo: 'lain' }))).rejects.toMatchObject({ code: 'ledger/id-reused' })
    await expect(paying(regency, (ctx) => ledger.postJournal(ctx, pay(app.newId(), 601)))).rejects.toMatchObject({
      ...{ code: 'ledger/pagu-exceeded', facts: { lineId: 'L1', left: 600, asked: 601 } },
    })
  })

  it('is refused when it does not balance, names no line, or books budget accounts by hand', async () => {
    const regency = await withPagu(1000)
    const refused = (lines: ledger.NewLine[]) =>
      expect(paying(regency, (ctx) => ledger.postJournal(ctx, { ...pay(app.newId(), 1), lines }))).rejects.toMatchObject({
        name: 'Problem',
        code: expect.any(String),
      })
    const cash = { account: 'kas-daerah', credit: rupiah(5) }
    await refused([{ account: 'belanja-iuran', debit: rupiah(4), lineId: 'L1' }, cash])
    await refused([{ account: 'belanja-iuran', debit: rupiah(5) }, cash])
    await refused([{ account: 'realisasi', debit: rupiah(5), lineId: 'L1' }, cash])
    await refused([{ account: 'donatur-diterima', debit: rupiah(5) }, cash])
    await refused([{ account: 'kas-daerah', debit: rupiah(5), credit: rupiah(5) }, cash])
    await refused([])
  })

  it('is taken back by its mirror image, once', async () => {
    const regency = await withPagu(1000)
    const { id } = (await paying(regency, (ctx) => ledger.postJournal(ctx, pay(app.newId(), 400)))) as ledger.Posted
    const ask = { id: app.newId(), reverses: id, on: '2025-12-01', why: 'SP2D dibatalkan' }
    await paying(regency, (ctx) => ledger.reverseJournal(ctx, ask))
    await paying(regency, (ctx) => ledger.reverseJournal(ctx, ask))
    expect(await position(regency)).toEqual({ pagu: 1000, committed: 0, realised: 0, left: 1000 })
    await expect(paying(regency, (ctx) => ledger.reverseJournal(ctx, { ...ask, id: app.newId() }))).rejects.toMatchObject({ code: 'ledger/already-reversed' })
    await expect(paying(regency, (ctx) => ledger.reverseJournal(ctx, { ...ask, id: app.newId(), reverses: ask.id }))).rejects.toMatchObject({
      code: 'ledger/already-reversed',
    })
  })
})

describe('a reservation', () => {
  it('is settled in parts and gives the rest back', async () => {
    const regency = await withPagu(1000)
    const reservationId = app.newId()
    const asked = { id: reservationId, lineId: 'L1', fundId: 'F1', amount: rupiah(700), on: '2025-11-01', memo: 'tagihan', ref: { kind: 'bill', id: 'B1' } }
    expect(await paying(regency, (ctx) => ledger.reserve(ctx, asked))).toEqual({ left: 300 })
    expect(await paying(regency, (ctx) => ledger.reserve(ctx, asked))).toEqual({ left: 300 })
    const { id: _, ...journal } = pay('', 500)
    const settle = (amount: number, rest: object = {}) =>
      paying(regency, (ctx) => ledger.settleReservation(ctx, { id: app.newId(), reservationId, amount: rupiah(amount), journal, ...rest }))
    await expect(settle(499)).rejects.toMatchObject({ code: 'ledger/settlement-differs' })
    await expect(settle(701)).rejects.toMatchObject({ code: 'ledger/reservation-exceeded' })
    expect(await settle(500)).toMatchObject({ open: 200 })
    expect(await position(regency)).toEqual({ pagu: 1000, committed: 200, realised: 500, left: 300 })
    await paying(regency, (ctx) => ledger.releaseReservation(ctx, { id: app.newId(), reservationId, on: '2025-11-21', why: 'tidak jadi' }))
    expect(await position(regency)).toEqual({ pagu: 1000, committed: 0, realised: 500, left: 500 })
    expect(await paying(regency, (ctx) => ledger.findReservation(ctx, reservationId))).toEqual({
      ...{ lineId: 'L1', fundId: 'F1', amount: 700, settled: 500, released: 200, open: 0, ref: { kind: 'bill', id: 'B1' } },
    })
    await expect(
      paying(regency, (ctx) => ledger.reverseJournal(ctx, { id: app.newId(), reverses: reservationId, on: '2025-11-22', why: 'salah' })),
    ).rejects.toMatchObject({
      code: 'ledger/reservation-exceeded',
    })
  })

  it('settles the last part once, also when it is sent again', async () => {
    const regency = await withPagu(1000)
    const reservationId = app.newId()
    await paying(regency, (ctx) => ledger.reserve(ctx, { id: reservationId, lineId: 'L1', amount: rupiah(700), on: '2025-11-01', memo: 'tagihan' }))
    const { id: _, ...journal } = pay('', 500)
    const ask = { id: app.newId(), reservationId, amount: rupiah(500), journal, isLast: true }
    expect(await paying(regency, (ctx) => ledger.settleReservation(ctx, ask))).toMatchObject({ open: 0, isNew: true })
    expect(await paying(regency, (ctx) => ledger.settleReservation(ctx, ask))).toMatchObject({ open: 0, isNew: false })
    expect(await position(regency)).toEqual({ pagu: 1000, committed: 0, realised: 500, left: 500 })
  })

  it('never gives out more than there is, however many ask at once', async () => {
    const regency = await withPagu(1000)
    const clerks = Array.from({ length: 30 }, (_, index) =>
      paying<unknown>(regency, (ctx) =>
        index % 2 === 0
          ? ledger.reserve(ctx, { id: app.newId(), lineId: 'L1', amount: rupiah(90), on: '2025-11-01', memo: `petugas ${index}` })
          : ledger.postJournal(ctx, pay(app.newId(), 90)),
      ),
    )
    const outcomes = await Promise.allSettled(clerks)
    const refused = outcomes.filter((it) => it.status === 'rejected')
    expect(outcomes.length - refused.length).toBe(11)
    for (const it of refused) expect(it.reason).toMatchObject({ code: 'ledger/pagu-exceeded' })
    expect(await position(regency)).toMatchObject({ pagu: 1000, left: 10 })
  })
})

describe('person-months', () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      ...{ card: `000${index}`, personId: null, month: '2025-11', iuran: rupiah(35_000), bantuan: rupiah(2_800), areaPath: '90.01.01.1001/01/02' },
    }))

  it('must sum to the line that cites them', async () => {
    const regency = await withPagu(1_000_000)
    const id = app.newId()
    const ask = { id, rows: rows(3) }
    expect(await paying(regency, (ctx) => ledger.attribute(ctx, ask))).toEqual({ id, personMonths: 3, iuran: 105_000, bantuan: 8_400, isNew: true })
    expect(await paying(regency, (ctx) => ledger.attribute(ctx, ask))).toMatchObject({ isNew: false })
    await expect(paying(regency, (ctx) => ledger.attribute(ctx, { id, rows: rows(4) }))).rejects.toMatchObject({ code: 'ledger/id-reused' })
    const citing = (amount: number, part?: 'iuran') => {
      const journal = pay(app.newId(), amount)
      return { ...journal, lines: journal.lines.map((it, index) => (index === 0 ? { ...it, attribution: id, ...(part ? { part } : {}) } : it)) }
    }
    await expect(paying(regency, (ctx) => ledger.postJournal(ctx, citing(105_000)))).rejects.toMatchObject({ code: 'ledger/attribution-differs' })
    await paying(regency, (ctx) => ledger.postJournal(ctx, citing(105_000, 'iuran')))
  })

  it('are cut into exact stretches, by somebody who may not read them', async () => {
    const regency = await withPagu(1_000_000)
    const [attribution, first, second] = [app.newId(), app.newId(), app.newId()]
    await paying(regency, (ctx) => ledger.attribute(ctx, { id: attribution, rows: rows(3) }))
    const stretch = (id: string, skip: number, take: number) => ({
      id,
      from: [attribution],
      skip: { iuran: skip, bantuan: 0 },
      take: { iuran: take, bantuan: 0 },
    })
    await paying(regency, (ctx) => ledger.carve(ctx, stretch(first, 0, 60_000)))
    await paying(regency, (ctx) => ledger.carve(ctx, stretch(first, 0, 60_000)))
    await paying(regency, (ctx) => ledger.carve(ctx, stretch(second, 60_000, 45_000)))
    await expect(paying(regency, (ctx) => ledger.carve(ctx, stretch(app.newId(), 60_000, 45_001)))).rejects.toMatchObject({
      code: 'ledger/attribution-differs',
    })
    const { rows: pieces } = await app.owner.query(
      'select card, iuran::int, bantuan::int from ledger_person_month where attribution_id = any($1) order by array_position($1, attribution_id), row_no',
      [[first, second]],
    )
    expect(pieces.map((it) => [it.card, it.iuran, it.bantuan])).toEqual([
      ['0000', 35_000, 0],
      ['0001', 25_000, 0],
      ['0001', 10_000, 0],
      ['0002', 35_000, 0],
    ])
    const citing = (id: string, amount: number): ledger.NewJournal => {
      const journal = pay(app.newId(), amount)
      return { ...journal, lines: journal.lines.map((it, index) => (index === 0 ? { ...it, attribution: id, part: 'iuran' } : it)) }
    }
    const { id } = await paying(regency, (ctx) => ledger.postJournal(ctx, citing(first, 60_000)))
    await paying(regency, (ctx) => ledger.postJournal(ctx, citing(second, 45_000)))
    await paying(regency, (ctx) => ledger.reverseJournal(ctx, { id: app.newId(), reverses: id, on: '2025-11-21', why: 'salah dana' }))
    await paying(regency, (ctx) => ledger.postJournal(ctx, citing(first, 60_000)))
    for (const report of await ledger.checkAllBooks(app, regency)) expect(report.faults).toEqual([])
    await paying(regency, (ctx) => ledger.postJournal(ctx, citing(second, 45_000)))
    const [report] = await ledger.checkAllBooks(app, regency)
    expect(report?.faults).toEqual([
      { rule: 'attribution-exact', subject: second, detail: 'lines on belanja-iuran come to 90000, the person-months to 45000 iuran' },
    ])
  })

  it('come from a file as they come in rows', async () => {
    const regency = await withPagu(1_000_000)
    const file = join(app.config.dataDir, 'attribution.csv')
    const line = (it: ReturnType<typeof rows>[number], index: number) => [index + 1, it.card, '', it.month, it.iuran, it.bantuan, it.areaPath].join(',')
    writeFileSync(file, `${rows(12_000).map(line).join('\n')}\n`)
    const id = app.newId()
    const bind = { regency, actor: 'test' }
    expect(await ledger.loadAttribution(app, bind, { id, file })).toEqual({ id, personMonths: 12_000, iuran: 420_000_000, bantuan: 33_600_000, isNew: true })
    expect(await paying(regency, (ctx) => ledger.attribute(ctx, { id, rows: rows(12_000) }))).toMatchObject({ isNew: false })
  })

  it('are read only with names, in the areas of the reader', async () => {
    const regency = aRegency()
    await paying(regency, (ctx) => ledger.attribute(ctx, { id: app.newId(), rows: rows(3).map((it) => ({ ...it, areaPath: `${regency}.01.1001/01/02` })) }))
    const count = (ctx: Ctx) => sql<{ n: number }>`select count(*)::int as n from ledger_person_month`.execute(ctx.trx)
    expect((await ctxFor(app, 'dinkes', regency, count)).rows[0]?.n).toBe(3)
    expect((await ctxFor(app, 'bpkad', regency, count)).rows[0]?.n).toBe(0)
    expect((await ctxFor(app, 'lurah', `${regency}.02.1001` as AreaCode, count)).rows[0]?.n).toBe(0)
  })

  it('take no more rows once their sums are bound', async () => {
    const regency = aRegency()
    const id = app.newId()
    await paying(regency, (ctx) => ledger.attribute(ctx, { id, rows: rows(2) }))
    const late = (ctx: Ctx) =>
      sql`insert into ledger_person_month (regency_code, attribution_id, row_no, card, month, iuran, bantuan, area_path)
        values (${regency}, ${id}, 3, '0009', '2025-11', 1, 0, '90.01')`.execute(ctx.trx)
    await expect(paying(regency, late)).rejects.toThrow(/take no more rows/)
  })
})

describe('a closed month', () => {
  it('takes nothing more; what is found later stands in an open one and names it', async () => {
    const regency = await withPagu(1000)
    const { id } = (await paying(regency, (ctx) => ledger.postJournal(ctx, { ...pay(app.newId(), 400), on: '2025-10-31' }))) as ledger.Posted
    await paying(regency, (ctx) => ledger.closeMonth(ctx, '2025-10'))
    await paying(regency, (ctx) => ledger.closeMonth(ctx, '2025-10'))
    for (const month of ['2025-09', '2025-11']) {
      await expect(paying(regency, (ctx) => ledger.closeMonth(ctx, month))).rejects.toMatchObject({ code: 'ledger/closing-out-of-turn' })
    }
    const late = { ...pay(app.newId(), 5), on: '2025-10-31' }
    await expect(paying(regency, (ctx) => ledger.postJournal(ctx, late))).rejects.toMatchObject({ code: 'ledger/month-closed' })
    await paying(regency, (ctx) => ledger.postJournal(ctx, { ...late, on: '2025-11-01', corrects: '2025-10' }))
    await paying(regency, (ctx) => ledger.reverseJournal(ctx, { id: app.newId(), reverses: id, on: '2025-11-02', why: 'dibayar ganda' }))
    const positions = await ctxFor(app, 'auditor', regency, (ctx) => Promise.all([ledger.positionsOf(ctx, { asOf: '2025-10-31' }), ledger.positionsOf(ctx)]))
    expect(positions.map((it) => it.get('L1')?.realised)).toEqual([400, 5])
  })
})

describe('many journals at once', () => {
  it('are posted all or none, and the balances say what a fund has spent', async () => {
    const regency = await withPagu(1000)
    const journals = [pay(app.newId(), 100), pay(app.newId(), 200)]
    const posted = (await paying(regency, (ctx) => ledger.postJournals(ctx, journals))) as ledger.Posted[]
    expect(posted.map((it) => it.seq)).toEqual([2, 3])
    await expect(paying(regency, (ctx) => ledger.postJournals(ctx, [pay(app.newId(), 100), pay(app.newId(), 601)]))).rejects.toMatchObject({
      code: 'ledger/pagu-exceeded',
    })
    expect(await paying(regency, (ctx) => ledger.balancesOf(ctx, { fundId: 'F1', account: 'kas-daerah' }))).toEqual([
      { account: 'kas-daerah', fundId: 'F1', debit: 0, credit: 300 },
    ])
  })
})

describe('the database itself', () => {
  const refuses = (regency: AreaCode, query: (ctx: Ctx) => Promise<unknown>, why: RegExp) => expect(paying(regency, query)).rejects.toThrow(why)

  it('lets the application change nothing that was booked', async () => {
    const regency = await withPagu(1000)
    for (const table of ['ledger_journal', 'ledger_line', 'ledger_closing', 'ledger_attribution', 'ledger_person_month', 'ledger_head', 'ledger_pagu']) {
      await refuses(regency, (ctx) => sql`delete from ${sql.table(table)}`.execute(ctx.trx), /permission denied/)
      await refuses(regency, (ctx) => sql`update ${sql.table(table)} set regency_code = '00.00'`.execute(ctx.trx), /permission denied/)
    }
    await refuses(regency, (ctx) => sql`insert into ledger_pagu values (${regency}, 'L9', 1, 0, 0)`.execute(ctx.trx), /permission denied/)
  })

  it('refuses a journal that does not balance, one out of the chain, and a line too many', async () => {
    const regency = await withPagu(1000)
    const { id } = (await paying(regency, (ctx) => ledger.postJournal(ctx, pay(app.newId(), 400)))) as ledger.Posted
    const again = (change: string) => (ctx: Ctx) =>
      sql`insert into ledger_journal select (json_populate_record(j, ${change}::json)).* from ledger_journal j where regency_code = ${regency} and id = ${id}`.execute(
        ctx.trx,
      )
    const lone = { id: app.newId(), seq: 3 }
    await refuses(regency, again(JSON.stringify({ ...lone, seq: 9 })), /do not follow/)
    await refuses(regency, again(JSON.stringify(lone)), /would break/)
    const chainedWell = async (ctx: Ctx) => {
      const hash = await sql<{ hash: string }>`select ledger_hash(h.hash, 3, j.digest, j.posted_at, j.posted_id, j.posted_role) as hash
        from ledger_head h join ledger_journal j using (regency_code) where j.id = ${id}`.execute(ctx.trx)
      return again(JSON.stringify({ ...lone, hash: hash.rows[0]?.hash }))(ctx)
    }
    await refuses(regency, chainedWell, /does not balance/)
    const tooMany = (ctx: Ctx) =>
      sql`insert into ledger_line (regency_code, journal_id, line_no, of_lines, month, account, debit, credit, line_id)
        values (${regency}, ${id}, 5, 4, '2025-11', 'kas-daerah', 5, 0, 'L1')`.execute(ctx.trx)
    await refuses(regency, tooMany, /ledger_line_no/)
  })
})
