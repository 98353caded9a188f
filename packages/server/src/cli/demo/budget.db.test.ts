import { expect, it } from 'vitest'
import { openPayment } from '../../modules/funds/index.ts'
import { positionOf } from '../../modules/ledger/index.ts'
import { inRegency } from '../../platform/database.ts'
import { systemActor, systemBind } from '../../platform/system.ts'
import { testApp } from '../../testing/test-app.ts'
import { recordBudget } from './budget.ts'
import { profiles } from './profiles.ts'

it('gives the invented city a budget that pays its bills to the newest month and not to the end of the year, twice the same', async () => {
  const app = await testApp({ now: '2026-11-25T02:00:00Z' })
  const { bontang } = profiles
  const within = <T>(work: Parameters<typeof inRegency<T>>[3]) => inRegency(app, systemActor('demo'), systemBind(bontang.regency), work)
  await within((ctx) => recordBudget(ctx, bontang))
  await within((ctx) => recordBudget(ctx, bontang))
  expect((await within((ctx) => positionOf(ctx, {}))).pagu).toBe(24_000_000_000)
  for (let month = 1; month <= 11; month += 1) {
    const id = `00000000-0000-4000-8000-0000000000${String(month).padStart(2, '0')}`
    const name = `2025-${String(month).padStart(2, '0')}`
    const sums = { iuran: 54_000 * 35_000, bantuan: 54_000 * 2_800 }
    await within((ctx) =>
      openPayment(ctx, { id, purpose: 'bill', ref: { kind: 'bill', id }, month: name, ...sums, document: { number: `T/${name}`, on: `${name}-03` } }),
    )
  }
  const { left } = await within((ctx) => positionOf(ctx, {}))
  expect([left > 0, left < 54_000 * 37_800]).toEqual([true, true])
})
