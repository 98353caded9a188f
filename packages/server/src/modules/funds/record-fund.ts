import type { AddArrival, AddFund, Endpoint, RecordReceipt, SetQuota } from '@semesta/contract'
import { rupiah } from '@semesta/kernel'
import { areaWithin } from '../../platform/area-within.ts'
import type { Ctx, ParsedInput } from '../../platform/context.ts'
import { postJournal } from '../ledger/index.ts'
import { isInBudget } from './eligible.calc.ts'
import { notFound, outsideBudget, unfit } from './problems.ts'
import * as store from './store.ts'

type Ask<E extends Endpoint> = Omit<ParsedInput<E>, 'regency'>

/**
 * Records a fund of a fiscal year with its ring-fence and the days on which its money is to come.
 *
 * Fails: `funds/id-reused`, `funds/unfit`, `funds/outside-budget` for arrivals of a fund outside the budget, `areas/not-found`.
 */
export async function addFund(ctx: Ctx, ask: Ask<typeof AddFund>): Promise<{ id: string }> {
  for (const area of ask.areas) areaWithin(ctx, area)
  if (ask.fromMonth > ask.untilMonth) throw unfit({ fault: `${ask.fromMonth} is after ${ask.untilMonth}` })
  if (ask.arrivals.length > 0 && !isInBudget(ask.kind)) throw outsideBudget({ kind: ask.kind })
  if (!(await store.claim(ctx, ask.id, 'fund', ask))) return { id: ask.id }
  const { id, year, kind, name, priority, segments, deciles, areas, planned, document } = ask
  const share = { share_percent: ask.share?.percent ?? null, share_of: ask.share?.of ?? null }
  const months = { from_month: ask.fromMonth, until_month: ask.untilMonth }
  await store.insertFund(ctx, { id, year, kind, name, priority, segments, deciles, areas, ...months, ...share, planned, document, document_on: ask.documentOn })
  for (const it of ask.arrivals) await store.insertArrival(ctx, { id: it.id, fund_id: id, expected_on: it.expectedOn, amount: it.amount })
  return { id }
}

/** Another day on which money of a fund is to come. Fails: `funds/id-reused`, `funds/not-found`, `funds/outside-budget`. */
export async function addArrival(ctx: Ctx, ask: Ask<typeof AddArrival>): Promise<{ id: string }> {
  const fund = await store.findFund(ctx, ask.fundId)
  if (!fund) throw notFound({ id: ask.fundId })
  if (!isInBudget(fund.kind)) throw outsideBudget({ kind: fund.kind })
  if (await store.claim(ctx, ask.id, 'arrival', ask)) {
    await store.insertArrival(ctx, { id: ask.id, fund_id: fund.id, expected_on: ask.expectedOn, amount: ask.amount })
  }
  return { id: ask.id }
}

/** Money of an expected transfer has come: kept, and booked as cash of its fund. Fails: `funds/id-reused`, `funds/not-found`, `ledger/month-closed`. */
export async function recordReceipt(ctx: Ctx, ask: Ask<typeof RecordReceipt>): Promise<{ id: string }> {
  const arrival = await store.findArrival(ctx, ask.arrivalId)
  const fund = arrival && (await store.findFund(ctx, arrival.fund_id))
  if (!arrival || !fund) throw notFound({ id: ask.arrivalId })
  if (!(await store.claim(ctx, ask.id, 'receipt', ask))) return { id: ask.id }
  const [amount, fundId] = [rupiah(ask.amount), fund.id]
  const income = fund.kind.startsWith('apbd') ? 'pendapatan-apbd' : 'pendapatan-transfer'
  await postJournal(ctx, {
    ...{ id: ask.id, on: ask.on, kind: 'receipt', memo: `Penerimaan ${fund.name}`, ref: { kind: 'fund', id: fund.id } },
    document: { kind: 'STS', number: ask.document, on: ask.on },
    lines: [
      { account: 'kas-daerah', debit: amount, fundId },
      { account: income, credit: amount, fundId },
    ],
  })
  await store.insertReceipt(ctx, { id: ask.id, arrival_id: arrival.id, received_on: ask.on, amount: ask.amount, document: ask.document })
  return { id: ask.id }
}

/** How many heads the agreement allows, and how many are planned to come each month. Fails: `funds/id-reused`. */
export async function setQuota(ctx: Ctx, ask: Ask<typeof SetQuota>): Promise<{ id: string }> {
  if (await store.claim(ctx, ask.id, 'quota', ask)) {
    const { id, fromMonth, heads, growth, document, documentOn } = ask
    await store.insertQuota(ctx, { id, from_month: fromMonth, heads, growth, document, document_on: documentOn })
  }
  return { id: ask.id }
}
