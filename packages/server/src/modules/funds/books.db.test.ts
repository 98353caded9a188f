import { randomUUID } from 'node:crypto'
import { rupiah } from '@semesta/kernel'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Ctx } from '../../platform/context.ts'
import { inRegency } from '../../platform/database.ts'
import { systemActor, systemBind } from '../../platform/system.ts'
import { aRegency } from '../../testing/actors.ts'
import { testApp } from '../../testing/test-app.ts'
import { attribute, balancesOf, carve, checkAllBooks, type PersonMonth, positionOf } from '../ledger/index.ts'
import { getFunds } from './get-funds.ts'
import { paymentsOfYear } from './get-payments.ts'
import { addFund, cancelPayment, commitHeads, openPayment, recordAct, releaseHeads, reversePayment, takeStep } from './index.ts'
import { aBudget } from './testing.ts'

// Goal: whatever is asked in whatever order, nothing is spent or held beyond the pagu, the sums of this room are those of the books, and every rupiah
// spent is for a person and month, also where several funds pay, claims are taken off and payments are taken back.
const app = await testApp({ now: '2025-06-18T02:00:00Z' })
const STEPS = ['verified', 'spp', 'spm', 'sp2d'] as const

const command = fc.oneof(
  fc.record({ do: fc.constant('open' as const), month: fc.integer({ min: 1, max: 12 }), heads: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ do: fc.constant('step' as const), nth: fc.nat(9), less: fc.nat(3) }),
  fc.record({ do: fc.constant('reverse' as const), nth: fc.nat(9) }),
  fc.record({ do: fc.constant('cancel' as const), nth: fc.nat(9) }),
  fc.record({ do: fc.constant('promise' as const), heads: fc.integer({ min: 1, max: 90 }), from: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ do: fc.constant('release' as const), nth: fc.nat(4) }),
  fc.record({ do: fc.constant('shift' as const), amount: fc.integer({ min: -9_000_000, max: 9_000_000 }).filter((it) => it !== 0) }),
)
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never

interface Known {
  fundId: string
  bills: string[]
  promises: string[]
}
const monthOf = (it: number) => `2025-${String(it).padStart(2, '0')}`

async function run(ctx: Ctx, it: Command, known: Known): Promise<unknown> {
  const id = randomUUID()
  const { fundId, bills, promises } = known
  switch (it.do) {
    case 'open': {
      const month = monthOf(it.month)
      await attribute(ctx, { id, rows: people(id, month, it.heads) })
      bills.push(id)
      return openPayment(ctx, { id, purpose: 'bill', ref: { kind: 'bill', id }, month, iuran: it.heads * 35_000, bantuan: it.heads * 2_800, attribution: id })
    }
    case 'step': {
      const paymentId = bills[it.nth % Math.max(1, bills.length)] ?? id
      const bill = (await ctxPayments(ctx)).find((one) => one.id === paymentId)
      const step = bill?.next?.step ?? STEPS[it.nth % 4] ?? 'spp'
      if (step !== 'verified' || !bill) return takeStep(ctx, { id, paymentId, step, number: 'N/1', on: '2025-06-18' })
      // Of what is taken off, the last person-month is cut in two.
      const [less, claimed] = [it.less * 34_000, randomUUID()]
      if (less > 0) {
        const answer = randomUUID()
        await attribute(ctx, { id: answer, rows: people(answer, bill.month, it.less) })
        await carve(ctx, { id: claimed, from: [answer], skip: { iuran: 0, bantuan: 0 }, take: { iuran: less, bantuan: 0 } })
      }
      const offsets = less > 0 ? [claimed] : []
      return takeStep(ctx, { id, paymentId, step, number: 'N/1', on: '2025-06-18', iuran: bill.iuran - less, bantuan: bill.bantuan, offsets })
    }
    case 'reverse':
      return reversePayment(ctx, { id, paymentId: bills[it.nth % Math.max(1, bills.length)] ?? id, on: '2025-06-18', reason: 'uji acak' })
    case 'cancel':
      return cancelPayment(ctx, { id, paymentId: bills[it.nth % Math.max(1, bills.length)] ?? id, on: '2025-06-18', reason: 'uji acak' })
    case 'promise':
      promises.push(id)
      return commitHeads(ctx, {
        ...{ id, fundId, heads: it.heads, fromMonth: monthOf(it.from), untilMonth: '2025-12', monthlyRupiah: it.heads * 37_800 },
        ref: { kind: 'takeover', id },
      })
    case 'release':
      return releaseHeads(ctx, { id, commitId: promises[it.nth % Math.max(1, promises.length)] ?? id, why: 'uji acak' })
    default:
      return recordAct(ctx, {
        ...{ id, year: 2025, stage: 'pergeseran', on: '2025-06-18', document: 'DPPA', why: '' },
        lines: [
          { fundId, part: 'iuran', amount: it.amount },
          { fundId, part: 'bantuan', amount: -it.amount },
        ],
      })
  }
}
function people(id: string, month: string, heads: number): PersonMonth[] {
  const row = { personId: null, month, iuran: rupiah(35_000), bantuan: rupiah(2_800), areaPath: '90.01.01.1001' }
  return Array.from({ length: heads }, (_, index) => ({ card: `${id.slice(0, 8)}-${index}`, ...row }))
}
const ctxPayments = (ctx: Ctx) => paymentsOfYear(ctx, 2025)

it('keeps within the pagu and agrees with the books after any sequence of acts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 25 }), async (commands) => {
      const regency = aRegency()
      const within = <T>(work: (ctx: Ctx) => Promise<T>) => inRegency(app, systemActor('test'), systemBind(regency), work)
      const { fundId } = await within((ctx) => aBudget(ctx, { iuran: 35_000_000, bantuan: 2_800_000 }))
      await within((ctx) => aSecondFund(ctx))
      const known: Known = { fundId, bills: [], promises: [] }
      for (const it of commands) await within((ctx) => run(ctx, it, known)).catch(refused)
      const view = await within((ctx) => getFunds(ctx, { year: 2025 }))
      const [position, payments, balances] = [await within((ctx) => positionOf(ctx, {})), await within(ctxPayments), await within((ctx) => balancesOf(ctx, {}))]
      for (const line of view.lines) expect(Math.min(line.position.left, line.position.committed, line.position.realised)).toBeGreaterThanOrEqual(0)
      expect(position.pagu).toBe(37_800_000 + 3_000_000)
      expect(position.realised).toBe(payments.filter((it) => it.state === 'sp2d').reduce((sum, it) => sum + it.total, 0))
      const spent = balances.filter((it) => it.account.startsWith('belanja')).reduce((sum, it) => sum + it.debit - it.credit, 0)
      expect(spent).toBe(position.realised)
      expect(await namedIn(regency)).toBe(position.realised)
      for (const report of await checkAllBooks(app, regency)) expect(report.faults).toEqual([])
    }),
    { numRuns: 12 },
  )
}, 180_000)

it('names whom each fund pays for, whom claims take off, and stops when the sums do not name people', async () => {
  const regency = aRegency()
  const within = <T>(work: (ctx: Ctx) => Promise<T>) => inRegency(app, systemActor('test'), systemBind(regency), work)
  await within((ctx) => aBudget(ctx, { iuran: 35_000_000, bantuan: 2_800_000 }))
  await within((ctx) => aSecondFund(ctx))
  const [id, claimed] = [randomUUID(), randomUUID()]
  await within(async (ctx) => {
    await attribute(ctx, { id, rows: people(id, '2025-05', 100) })
    await attribute(ctx, { id: claimed, rows: people(claimed, '2025-02', 2) })
    const sums = { iuran: 3_500_000, bantuan: 280_000, attribution: id }
    await openPayment(ctx, { id, purpose: 'bill', ref: { kind: 'bill', id }, month: '2025-05', ...sums })
  })
  const step = (step: (typeof STEPS)[number]) => ({ id: randomUUID(), paymentId: id, step, number: `${step}/1`, on: '2025-06-18' })
  const less = { iuran: 3_430_000, bantuan: 274_400 }
  await expect(within((ctx) => takeStep(ctx, { ...step('verified'), ...less }))).rejects.toMatchObject({ code: 'funds/unfit' })
  await within((ctx) => takeStep(ctx, { ...step('verified'), ...less, offsets: [claimed] }))
  for (const name of ['spp', 'spm', 'sp2d'] as const) await within((ctx) => takeStep(ctx, step(name)))
  const { rows } = await app.owner.query<{ account: string; amount: number; people: number; bills: number }>(
    `select l.account, (l.debit - l.credit)::int as amount, a.person_months as people, count(*) filter (where p.card like $2)::int as bills
     from ledger_line l join ledger_attribution a on a.id = l.attribution_id join ledger_person_month p on p.attribution_id = a.id
     join ledger_journal j on j.id = l.journal_id where l.regency_code = $1 group by j.seq, l.line_no, l.account, l.debit, l.credit, a.person_months order by j.seq, l.line_no`,
    [regency, `${id.slice(0, 8)}-%`],
  )
  expect(rows.map((it) => [it.account, it.amount, it.people, it.bills])).toEqual([
    ['belanja-iuran', 3_070_000, 88, 88],
    ['belanja-iuran', -70_000, 2, 0],
    ['belanja-iuran', 430_000, 13, 13],
    ['belanja-bantuan-iuran', 280_000, 100, 100],
    ['belanja-bantuan-iuran', -5_600, 2, 0],
  ])
  expect(await namedIn(regency)).toBe(3_704_400)
  for (const report of await checkAllBooks(app, regency)) expect(report.faults).toEqual([])
})

/** Money of the province, used first: most bills are paid by both. */
async function aSecondFund(ctx: Ctx) {
  const [id, document] = [randomUUID(), { document: 'SK', documentOn: '2025-01-02' }]
  const months = { fromMonth: '2025-01', untilMonth: '2025-12' }
  const fence = { segments: [], deciles: [], areas: [], arrivals: [] }
  await addFund(ctx, { id, year: 2025, kind: 'bantuan-provinsi', name: 'Provinsi', priority: 10, planned: 3_000_000, ...fence, ...months, ...document })
  const lines = [{ fundId: id, part: 'iuran' as const, amount: 3_000_000 }]
  await recordAct(ctx, { id: randomUUID(), year: 2025, stage: 'murni', on: '2025-01-02', document: 'DPA 2025', why: '', lines })
}

/** What person-months that lines of spending cite come to. */
async function namedIn(regency: string): Promise<number> {
  const { rows } = await app.owner.query<{ sum: number }>(
    `select coalesce(sum(sign(l.debit - l.credit) * case l.part when 'iuran' then p.iuran else p.bantuan end), 0)::int as sum
     from ledger_line l join ledger_person_month p using (regency_code, attribution_id) where l.regency_code = $1 and l.account like 'belanja%'`,
    [regency],
  )
  return rows[0]?.sum ?? 0
}

/** Refusals are answers; anything else is a bug. */
function refused(error: unknown): void {
  expect(String((error as { code?: unknown }).code)).toMatch(/^(funds|ledger)\//)
}
