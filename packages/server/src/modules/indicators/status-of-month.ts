import type { StatusView } from '@semesta/contract'
import { addMonths } from '@semesta/kernel'
import type { z } from 'zod'
import type { Ctx } from '../../platform/context.ts'
import { listMonths, type MonthRow } from '../months/index.ts'
import { factAt } from './facts.ts'
import { decideMonth } from './law.ts'
import type { FactRow } from './tables.ts'

const decide = (month: MonthRow, facts: readonly FactRow[]) => decideMonth(month, factAt(facts, 'pemda-arrears', month.as_of))

/** The status of the whole regency, whoever asks: from the month's own row, not from what row level security shows of it. */
export async function statusOf(ctx: Ctx, month: MonthRow, facts: readonly FactRow[]): Promise<z.output<typeof StatusView>> {
  const { id, rule, citation, reasons, headsToLose } = decide(month, facts)
  return { id, rule, citation, reasons, headsToLose, since: sinceWhen(await listMonths(ctx), month, (it) => decide(it, facts).id) }
}

/** The first of the unbroken months, back from `month`, with the same status. A month that was not built breaks the row. */
export function sinceWhen(months: readonly MonthRow[], month: MonthRow, statusIdOf: (month: MonthRow) => string): string {
  const byMonth = new Map(months.map((it) => [it.month, it]))
  const wanted = statusIdOf(month)
  let since = month.month
  for (;;) {
    const before = byMonth.get(addMonths(since, -1))
    if (!before || statusIdOf(before) !== wanted) return since
    since = before.month
  }
}
