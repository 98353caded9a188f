import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Row } from '../session.ts'
import { billed, challengeOf, member } from './testing.ts'

const FAULTS: Row[] = [
  {},
  {},
  {},
  { died_on: '2025-07-10', death_source: 'RT', coverage_step: 'dead' },
  { died_on: '2025-10-20', death_source: 'RT', coverage_step: 'dead' },
  { moved_direction: 'keluar', moved_on: '2025-09-09', coverage_step: 'moved' },
  { is_active: false, card_until: '2025-09-30' },
  { segment: 'PBI_JK' },
  { segment: 'PPU_BU' },
  { segment: 'PBPU' },
  { row_penduduk: null, coverage_step: 'not-resident' },
  { class: '1' },
  { employed_since: '2025-08-15', row_pekerja: 7 },
]
const LINES: Row[] = [
  {},
  {},
  {},
  { iuran: 39_200 },
  { iuran: 30_000 },
  { blntag: '2025-10' },
  { blntag: '2020-05' },
  { nik: '9901011808900001' },
  { iuran: -35_000, bantuan_iuran: -2_800 },
]

/** People with faults, a bill of lines about them and about strangers, and two earlier bills. */
const story = fc.record({
  people: fc.array(fc.nat(FAULTS.length - 1), { minLength: 1, maxLength: 12 }),
  lines: fc.array(fc.tuple(fc.integer({ min: 1, max: 15 }), fc.nat(LINES.length - 1)), { minLength: 1, maxLength: 25 }),
  earlier: fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom('2025-09', '2025-10')), { maxLength: 20 }),
  order: fc.infiniteStream(fc.nat()),
})

const pair = (it: Row) =>
  [it.card, it.month_billed, it.test, it.is_main, it.rupiah_billed, it.rupiah_minimum, it.rupiah_full, it.since_month, it.months].join(' ')

// Goal: whatever a bill holds, no line and no rupiah is lost or counted twice, and the order of the file decides nothing.
it('conserves lines and rupiah, and is the same in any order', { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(story, async ({ people, lines, earlier, order }) => {
      const roster = people.map((fault, i) => member(i + 1, FAULTS[fault]))
      const bill = [billed(1), ...lines.map(([i, kind]) => billed(i, LINES[kind]))]
      const past = Map.groupBy(earlier, ([, month]) => month)
      const bills = Object.fromEntries([...past].map(([month, them]) => [month, them.map(([i]) => billed(i, { blntag: month, bulan: month }))]))
      const history = { '2025-10': roster, '2025-09': roster }
      const { report, disputes, shares, lines: written } = await challengeOf({ people: roster, bill, earlier: bills, history })

      expect(report.lines).toBe(bill.length)
      expect(report.accepted + report.distinct.lines).toBe(report.lines)
      expect(report.acceptedRupiah + report.distinct.rupiahBilled).toBe(report.billed)
      expect(report.iuran + report.bantuan).toBe(report.billed)
      expect(report.billed).toBe(bill.reduce((sum, it) => sum + Number(it.iuran) + Number(it.bantuan_iuran), 0))
      const mains = disputes.filter((it) => it.is_main)
      expect(new Set(mains.map((it) => it.row_no)).size).toBe(mains.length)
      expect(mains.length).toBe(report.distinct.lines)
      expect(written.filter((it) => it.is_disputed).length).toBe(report.distinct.lines)
      const sum = (rows: Row[], column: string) => rows.reduce((total, it) => total + Number(it[column]), 0)
      expect(sum(shares, 'rupiah')).toBe(report.distinct.rupiahFull)
      expect(sum(mains, 'rupiah_minimum')).toBe(report.distinct.rupiahMinimum)
      for (const it of report.disputed) expect(disputes.filter((row) => row.test === it.test).length).toBe(it.lines)
      // No month of a card is asked back twice by what earlier bills said.
      const earlierShares = shares.filter((it) => it.bill_month !== '2025-11').map((it) => [it.card, it.bill_month, it.bill_row].join(' '))
      expect(new Set(earlierShares).size).toBe(earlierShares.length)

      const ranked = [...bill].map((row) => ({ row, at: order.next().value as number })).sort((a, b) => a.at - b.at)
      const again = await challengeOf({ people: roster, bill: ranked.map((it) => it.row), earlier: bills, history })
      expect(again.disputes.map(pair).toSorted()).toEqual(disputes.map(pair).toSorted())
      expect(again.report).toEqual(report)
    }),
    { numRuns: 15 },
  )
})

it('disputes nothing in a bill that is the roster, however large', { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 40 }), async (heads) => {
      const people = Array.from({ length: heads }, (_, i) => member(i + 1))
      const { report } = await challengeOf({ people, bill: people.map((_, i) => billed(i + 1)) })
      expect(report).toMatchObject({ accepted: heads, distinct: { lines: 0, rupiahFull: 0 }, missing: 0, closing: heads, verified: heads })
    }),
    { numRuns: 4 },
  )
})
