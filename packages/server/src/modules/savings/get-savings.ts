import type { GetSavings, ListSavings, OutputOf } from '@semesta/contract'
import { SAVING_KINDS } from '@semesta/contract'
import { loadPolicy, parameterOf } from '@semesta/engine'
import type { Ctx } from '../../platform/context.ts'
import { todayIn } from '../../platform/today.ts'
import { byStage } from './savings.calc.ts'
import * as store from './store.ts'
import type { SavingRow } from './tables.ts'

/** Months ahead that an avoided amount counts, by the policy of a day. */
export function horizonOn(day: string) {
  const { value, source, checkedOn } = parameterOf(loadPolicy(day), 'savings/avoided-horizon-months')
  return { months: Number(value), source, checkedOn }
}

/** Chart, table and totals from one sum of the entries. */
export async function getSavings(ctx: Ctx, { year }: { year?: number | undefined }): Promise<OutputOf<typeof GetSavings>> {
  const sums = await store.sumEntries(ctx, { year })
  const months = [...new Set(sums.map((it) => it.month))].toSorted()
  const kinds = SAVING_KINDS.filter((kind) => sums.some((it) => it.kind === kind))
  return {
    years: await store.listYears(ctx),
    months: months.map((month) => ({ month, stages: byStage(sums.filter((it) => it.month === month)) })),
    total: byStage(sums),
    kinds: kinds.map((kind) => ({ kind, stages: byStage(sums.filter((it) => it.kind === kind)) })),
    horizon: horizonOn(todayIn(ctx)),
  }
}

type Ask = store.SavingFilter & { page: number; pageSize: number }

/** Exactly the entries that a number of the ledger added up. */
export async function listSavings(ctx: Ctx, ask: Ask): Promise<OutputOf<typeof ListSavings>> {
  const counted = await store.countEntries(ctx, ask)
  const rows = await store.listPage(ctx, ask, { limit: ask.pageSize, offset: (ask.page - 1) * ask.pageSize })
  return { ...counted, rows: rows.map(presentEntry) }
}

function presentEntry(it: SavingRow): OutputOf<typeof ListSavings>['rows'][number] {
  return {
    ...{ id: it.id, bookedOn: it.booked_on, month: it.month, kind: it.kind, stage: it.stage, rupiah: it.rupiah, personMonths: it.person_months },
    ...{ horizonMonths: it.horizon_months, ref: { kind: it.ref_kind, id: it.ref_id }, note: it.note, reverses: it.reverses },
    ...{ bookedBy: it.booked_by, bookedAt: it.booked_at.toISOString() },
  }
}
