import type { BudgetAct, Fund, FundsWatch, FundsYear, GetFundsWatch, OutputOf } from '@semesta/contract'
import { type Month, rupiah } from '@semesta/kernel'
import type { z } from 'zod'
import type { Ctx } from '../../platform/context.ts'
import { todayIn } from '../../platform/today.ts'
import { type Position, positionsOf } from '../ledger/index.ts'
import { cityRate } from '../rates/index.ts'
import { owedBefore } from './arrears-facts.ts'
import { quotaOf } from './commit-heads.ts'
import { isInBudget, mayPay } from './eligible.calc.ts'
import { type PaymentView, paymentsOfYear } from './get-payments.ts'
import * as heads from './heads-store.ts'
import { type Outlook, type OutlookAsk, outlookOf } from './outlook.calc.ts'
import { standingIn } from './promise.calc.ts'
import * as store from './store.ts'
import type { ArrivalRow, FundRow, HeadsRow, ReceiptRow } from './tables.ts'
import { daysBetween, unpaidOn } from './watch.calc.ts'

type View = z.output<typeof FundsYear>
type FundView = z.output<typeof Fund>
type WatchView = z.output<typeof FundsWatch>

const NOTHING: Position = { pagu: rupiah(0), committed: rupiah(0), realised: rupiah(0), left: rupiah(0) }
const added = (all: readonly Position[]): Position =>
  all.reduce((sum, it) => {
    const of = (key: keyof Position) => rupiah(sum[key] + it[key])
    return { pagu: of('pagu'), committed: of('committed'), realised: of('realised'), left: of('left') }
  }, NOTHING)

/** A fiscal year, as it stands or as it stood on a day. */
export interface YearAsk {
  year?: number | undefined
  on?: string | undefined
}

/** Everything of one fiscal year that the pages, the exports and the note are made from. */
export interface YearOfMoney {
  year: number
  years: number[]
  asOf: string
  /** nothing dated after it counts */
  until: string
  funds: FundRow[]
  lines: (store.LineOfFund & { position: Position })[]
  payments: PaymentView[]
  ask: OutlookAsk
  outlook: Outlook
}

/** The present fiscal year when it has a fund, else the newest that has one, else the present. */
async function chooseYear(ctx: Ctx, asked: number | undefined): Promise<{ year: number; years: number[] }> {
  const years = await store.listYears(ctx)
  const present = Number(todayIn(ctx).slice(0, 4))
  return { year: asked ?? (years.includes(present) ? present : (years[0] ?? present)), years }
}

const EVER = '9999-12-31'

/**
 * Gathers a fiscal year. A year that lies behind stands as on the day of its last record.
 *
 * Shape: with `on` as it stood at the end of that day: funds, pagu, bills, steps, transfers and promises count by the date of their document, as in the books;
 *        what was dated later is not there yet. Rows are never changed, so every day that lies behind can be told exactly.
 */
export async function gatherYear(ctx: Ctx, { year: asked, on }: YearAsk): Promise<YearOfMoney> {
  const { year, years } = await chooseYear(ctx, asked ?? (on === undefined ? undefined : Number(on.slice(0, 4))))
  const until = on ?? EVER
  const [all, bare, positions, views] = [
    await store.listFunds(ctx, year),
    await store.listLines(ctx, year),
    await positionsOf(ctx, { asOf: until }),
    await paymentsOfYear(ctx, year, on),
  ]
  const funds = all.filter((it) => it.document_on <= until)
  const lines = bare.filter((it) => positions.has(it.id)).map((it) => ({ ...it, position: positions.get(it.id) ?? NOTHING }))
  const quota = (await store.listQuotas(ctx)).find((it) => it.from_month <= `${year}-12` && it.document_on <= until)
  // A whole bill is paid from money that is open to everybody; what is kept for some is spent as heads are promised from it.
  const open = new Set(funds.filter((it) => mayPay(it, { segment: 'PBPU_PEMDA', month: `${year}-12` })).map((it) => it.id))
  const leftOf = (part: string) => lines.filter((it) => it.part === part && open.has(it.fund_id)).reduce((sum, it) => sum + it.position.left, 0)
  const bills = views.filter((it) => it.state !== 'cancelled').map((it) => ({ month: it.month, heads: it.heads, rupiah: it.total }))
  const ask = {
    ...{
      year,
      from:
        funds
          .filter((it) => open.has(it.id))
          .map((it) => it.from_month)
          .toSorted()[0] ?? `${year}-01`,
    },
    ...{ left: { iuran: leftOf('iuran'), bantuan: leftOf('bantuan') }, bills, growth: quota?.growth ?? null, heads: quota?.heads ?? null },
    rate: (month: Month) => cityRate(month),
  }
  return { year, years, asOf: on ?? asOfDay(todayIn(ctx), year, views), until, funds, lines, payments: views, ask, outlook: outlookOf(ask) }
}

function asOfDay(today: string, year: number, views: readonly PaymentView[]): string {
  if (today.slice(0, 4) <= String(year)) return today
  const days = views.flatMap((it) => [it.openedOn, ...it.steps.map((step) => step.on)]).filter((day) => day.startsWith(`${year}-`))
  return days.toSorted().at(-1) ?? `${year}-12-31`
}

/** What the year's money is, what is left of it, and until which day it lasts. */
export async function getFunds(ctx: Ctx, ask: YearAsk): Promise<View> {
  const all = await gatherYear(ctx, ask)
  const { year, years, asOf, until, outlook } = all
  const funds = await fundViews(ctx, all)
  return {
    ...{ year, years, asOf, isPast: until !== EVER, answer: answerOf(all), burn: burnOf(outlook, year), funds },
    lines: all.lines.map((it) => ({ id: it.id, account: it.account, part: it.part, fundId: it.fund_id, fundName: it.fund_name, position: it.position })),
    ...{ acts: await actsOf(ctx, all), quota: await quotaOf(ctx, outlook.pace?.newest ?? `${year}-12`, until), watch: await watchOf(ctx, all, funds) },
  }
}

/** The sentence of the page in numbers; null while no pagu is recorded. */
export function answerOf({ lines, outlook }: YearOfMoney): View['answer'] {
  const position = added(lines.map((it) => it.position))
  if (position.pagu === 0) return null
  const { pace, main, parts } = outlook
  const paces = (['bills', 'planned'] as const).flatMap((basis) => {
    const it = outlook[basis]
    return it ? [{ basis, monthly: it.monthly, lasts: it.lasts }] : []
  })
  const fenced = rupiah(position.left - parts.reduce((sum, it) => sum + it.left, 0))
  return {
    position,
    main,
    paces,
    parts,
    fenced,
    unbilled: outlook.unbilled,
    runRate: pace?.runRate ?? null,
    heads: pace?.heads ?? null,
    newest: pace?.newest ?? null,
  }
}

/** Twelve months: what was billed, and what the two paces make of the rest. */
export function burnOf(outlook: Outlook, year: number): View['burn'] {
  return Array.from({ length: 12 }, (_, i) => {
    const month = `${year}-${String(i + 1).padStart(2, '0')}`
    const of = (rows: Outlook['burnt'] | undefined) => {
      const own = (rows ?? []).filter((it) => it.month === month)
      const last = own.at(-1)
      return last ? { heads: last.heads, rupiah: rupiah(own.reduce((sum, it) => sum + it.rupiah, 0)), left: last.left } : null
    }
    return { month, billed: of(outlook.burnt), bills: of(outlook.bills?.path), planned: of(outlook.planned?.path) }
  })
}

async function fundViews(ctx: Ctx, { year, asOf, until, funds, lines }: YearOfMoney): Promise<FundView[]> {
  const arrivals = await store.listArrivals(ctx, year)
  const ids = arrivals.map((it) => it.id)
  const receipts = (await store.listReceipts(ctx, ids)).filter((it) => it.received_on <= until)
  const promised = await heads.listHeads(ctx, until)
  const month = asOf.slice(0, 7)
  return funds.map((it) => ({
    ...{ id: it.id, kind: it.kind, name: it.name, inBudget: isInBudget(it.kind), priority: it.priority, segments: it.segments as FundView['segments'] },
    ...{ deciles: it.deciles, areas: it.areas, fromMonth: it.from_month, untilMonth: it.until_month, planned: it.planned, document: it.document },
    share: it.share_percent !== null && it.share_of !== null ? { percent: it.share_percent, of: it.share_of } : null,
    position: added(lines.filter((line) => line.fund_id === it.id).map((line) => line.position)),
    heads: headsAt(promised, it.id, month),
    promises: promised.filter((one) => one.fund_id === it.id).map((one) => promiseView(one, month)),
    arrivals: arrivals.filter((arrival) => arrival.fund_id === it.id).map((arrival) => arrivalView(arrival, receipts, asOf)),
  }))
}

const headsAt = (all: readonly HeadsRow[], fundId: string, month: Month): number =>
  all
    .filter((it) => it.fund_id === fundId && it.until_month >= month)
    .reduce((sum, it) => sum + standingIn(it, it.from_month > month ? it.from_month : month), 0)

function promiseView(it: HeadsRow, month: Month): FundView['promises'][number] {
  const at = month < it.from_month ? it.from_month : month > it.until_month ? it.until_month : month
  const changes = it.ends.map(({ on, fromMonth, heads: count, why, by }) => ({ on, fromMonth, heads: count, why, by }))
  return { id: it.id, heads: it.heads, standing: standingIn(it, at), fromMonth: it.from_month, untilMonth: it.until_month, changes }
}

function arrivalView({ id, expected_on: expectedOn, amount }: ArrivalRow, receipts: readonly ReceiptRow[], asOf: string): FundView['arrivals'][number] {
  const own = receipts.filter((it) => it.arrival_id === id)
  const received = own.reduce((sum, it) => sum + it.amount, 0)
  const daysLate = received < amount ? Math.max(0, daysBetween(expectedOn, asOf)) : 0
  const state = received >= amount ? 'received' : daysLate > 0 ? 'late' : received > 0 ? 'part' : 'expected'
  const views = own.map((it) => ({ on: it.received_on, amount: it.amount, document: it.document, by: it.recorded_by }))
  return { id, expectedOn, amount, received, state, daysLate, receipts: views }
}

async function actsOf(ctx: Ctx, { year, until }: YearOfMoney): Promise<z.output<typeof BudgetAct>[]> {
  const acts = (await store.listActs(ctx, year)).filter((it) => it.decided_on <= until)
  const lines = await store.listActLines(
    ctx,
    acts.map((it) => it.id),
  )
  return acts.map((it) => ({
    ...{ id: it.id, stage: it.stage, on: it.decided_on, document: it.document, why: it.why, by: it.recorded_by },
    lines: lines.filter((line) => line.act_id === it.id).map((line) => ({ lineId: line.line_id, amount: line.amount })),
  }))
}

async function watchOf(ctx: Ctx, { year, asOf, until }: YearOfMoney, funds: readonly FundView[]): Promise<WatchView> {
  const unpaid = unpaidOn(await owedBefore(ctx, year, until), asOf)
  const late = funds.flatMap((fund) =>
    fund.arrivals
      .filter((it) => it.state === 'late')
      .map((it) => ({ fundId: fund.id, fundName: fund.name, expectedOn: it.expectedOn, missing: it.amount - it.received, daysLate: it.daysLate })),
  )
  return { asOf, unpaid, arrears: unpaid.filter((it) => it.daysToDue < 0).reduce((sum, it) => sum + it.total, 0), late }
}

/** The watch alone, with the day the money ends: a line for the first page. */
export async function getWatch(ctx: Ctx): Promise<OutputOf<typeof GetFundsWatch>> {
  const all = await gatherYear(ctx, {})
  const ahead = all.outlook[all.outlook.main]
  return { ...(await watchOf(ctx, all, await fundViews(ctx, all))), ends: all.lines.length > 0 ? (ahead?.lasts ?? null) : null }
}
