import { type Month, rupiah } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import { derivedId } from '../../platform/ids.ts'
import { reserve } from '../ledger/index.ts'
import { monthText } from '../letters/index.ts'
import { cityRate } from '../rates/index.ts'
import * as store from './heads-store.ts'
import { noBudget } from './problems.ts'
import { partsFor, standingIn } from './promise.calc.ts'
import * as budget from './store.ts'
import type { FundRow, HeadsRow } from './tables.ts'

/** Holds the money of the heads of a promise that stand in a month, on both lines of its fund. Fails: `funds/no-budget`, `ledger/pagu-exceeded`, `ledger/month-closed`. */
export async function holdMonth(ctx: Ctx, promise: HeadsRow, fund: FundRow, { month, key, on }: { month: Month; key: string; on: string }): Promise<void> {
  const lines = await budget.listLines(ctx, fund.year)
  for (const [part, amount] of Object.entries(partsFor(promise, standingIn(promise, month), cityRate(month)))) {
    const line = lines.find((it) => it.fund_id === fund.id && it.part === part)
    if (!line) throw noBudget({ year: fund.year })
    if (amount === 0) continue
    const reservationId = derivedId(key, month, line.id)
    const what = { memo: `Peserta yang dijanjikan, ${monthText(month)}`, ref: { kind: 'heads', id: promise.id } }
    await reserve(ctx, { id: reservationId, lineId: line.id, fundId: line.fund_id, amount: rupiah(amount), on, ...what })
    await store.insertHold(ctx, { reservation_id: reservationId, heads_id: promise.id, line_id: line.id, month, amount })
  }
}
