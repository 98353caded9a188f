import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Ctx } from '../../platform/context.ts'
import { inRegency } from '../../platform/database.ts'
import { systemActor, systemBind } from '../../platform/system.ts'
import { aRegency } from '../../testing/actors.ts'
import { testApp } from '../../testing/test-app.ts'
import { balancesOf, positionOf } from '../ledger/index.ts'
import { getFunds } from './get-funds.ts'
import { paymentsOfYear } from './get-payments.ts'
import { cancelPayment, commitHeads, openPayment, recordAct, releaseHeads, takeStep } from './index.ts'
import { aBudget } from './testing.ts'

// Goal: whatever is asked in whatever order, nothing is spent or held beyond the pagu, and the sums of this room are those of the books.
const app = await testApp({ now: '2025-06-18T02:00:00Z' })
const STEPS = ['verified', 'spp', 'spm', 'sp2d'] as const

const command = fc.oneof(
  fc.record({ do: fc.constant('open' as const), month: fc.integer({ min: 1, max: 12 }), heads: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ do: fc.constant('step' as const), nth: fc.nat(9), less: fc.nat(3) }),
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
    case 'open':
      bills.push(id)
      return openPayment(ctx, { id, purpose: 'bill', ref: { kind: 'bill', id }, month: monthOf(it.month), iuran: it.heads * 35_000, bantuan: it.heads * 2_800 })
    case 'step': {
      const paymentId = bills[it.nth % Math.max(1, bills.length)] ?? id
      const bill = (await ctxPayments(ctx)).find((one) => one.id === paymentId)
      const step = bill?.next?.step ?? STEPS[it.nth % 4] ?? 'spp'
      const accepted = step === 'verified' && bill ? { iuran: bill.iuran - it.less * 35_000, bantuan: bill.bantuan } : {}
      return takeStep(ctx, { id, paymentId, step, number: 'N/1', on: '2025-06-18', ...accepted })
    }
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
const ctxPayments = (ctx: Ctx) => paymentsOfYear(ctx, 2025)

it('keeps within the pagu and agrees with the books after any sequence of acts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 25 }), async (commands) => {
      const regency = aRegency()
      const within = <T>(work: (ctx: Ctx) => Promise<T>) => inRegency(app, systemActor('test'), systemBind(regency), work)
      const { fundId } = await within((ctx) => aBudget(ctx, { iuran: 35_000_000, bantuan: 2_800_000 }))
      const known: Known = { fundId, bills: [], promises: [] }
      for (const it of commands) await within((ctx) => run(ctx, it, known)).catch(refused)
      const view = await within((ctx) => getFunds(ctx, { year: 2025 }))
      const [position, payments, balances] = [await within((ctx) => positionOf(ctx, {})), await within(ctxPayments), await within((ctx) => balancesOf(ctx, {}))]
      for (const line of view.lines) expect(Math.min(line.position.left, line.position.committed, line.position.realised)).toBeGreaterThanOrEqual(0)
      expect(position.pagu).toBe(37_800_000)
      expect(position.realised).toBe(payments.filter((it) => it.state === 'sp2d').reduce((sum, it) => sum + it.total, 0))
      const spent = balances.filter((it) => it.account.startsWith('belanja')).reduce((sum, it) => sum + it.debit - it.credit, 0)
      expect(spent).toBe(position.realised)
    }),
    { numRuns: 12 },
  )
}, 180_000)

/** Refusals are answers; anything else is a bug. */
function refused(error: unknown): void {
  expect(String((error as { code?: unknown }).code)).toMatch(/^(funds|ledger)\//)
}
