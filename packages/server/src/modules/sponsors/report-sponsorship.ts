import { createHash } from 'node:crypto'
import type { GetOwnSponsorship, OutputOf, SponsorshipReport } from '@semesta/contract'
import { AGE_BANDS } from '@semesta/kernel'
import type { z } from 'zod'
import type { Ctx } from '../../platform/context.ts'
import { todayIn } from '../../platform/today.ts'
import { areaNames } from '../areas/index.ts'
import { findMonth, findNewestMonth } from '../months/index.ts'
import { getSponsor } from './check-sponsor.ts'
import { atLeast, type Cell, hidden } from './hidden.calc.ts'
import { cellMin } from './law.ts'
import { begunMonths, moneyOf, monthsBetween, sentOf, standing, stateOf } from './pledge.calc.ts'
import * as pledges from './pledge-store.ts'
import { getPledge } from './record-pledge.ts'
import { promiseOf } from './summary.ts'
import type { CellRow, PledgeRow, StepRow } from './tables.ts'

export type ReportView = z.output<typeof SponsorshipReport>

/** All that the donor who is open to this transaction may know. */
export async function ownSponsorship(ctx: Ctx, sponsorId: string): Promise<OutputOf<typeof GetOwnSponsorship>> {
  const { name, kind } = await getSponsor(ctx, sponsorId)
  const reports: ReportView[] = []
  for (const it of await pledges.listPledges(ctx)) reports.push(await reportOf(ctx, it))
  return { sponsor: { name, kind }, reports }
}

/** What the donor of one pledge is shown. Fails: `sponsors/pledge-not-found`. */
export async function sponsorshipOf(ctx: Ctx, { pledgeId }: { pledgeId: string }): Promise<ReportView> {
  return reportOf(ctx, await getPledge(ctx, pledgeId))
}

/**
 * Money, person-months and effect of one pledge, without personal data.
 *
 * Shape: only lists that went to BPJS are told of, and each is counted once, when it began to count: no month differs from another by one person's
 *        fate, and no list that was taken back leaves a trace. Numbers that could point at somebody are null.
 */
async function reportOf(ctx: Ctx, pledge: PledgeRow): Promise<ReportView> {
  const steps = await pledges.listSteps(ctx, pledge.id)
  const sent = sentOf(steps)
  const least = cellMin(todayIn(ctx))
  const money = moneyOf(promiseOf(pledge), steps)
  const newest = (await findNewestMonth(ctx))?.month ?? todayIn(ctx).slice(0, 7)
  const spans = sent.map((it) => ({ heads: it.heads ?? 0, from: it.from_month ?? pledge.first_month, until: it.until_month ?? pledge.first_month }))
  const heads = spans.reduce((sum, it) => sum + it.heads, 0)
  const months = (of: (it: (typeof spans)[number]) => number) => spans.reduce((sum, it) => sum + it.heads * of(it), 0)
  return {
    ...{
      pledgeId: pledge.id,
      number: standing(steps).find((it) => it.kind === 'agreed')?.our_number ?? '',
      state: stateOf(steps),
      pledgedOn: pledge.pledged_on,
    },
    ...{ promisedRupiah: money.promised, receivedRupiah: money.received, allocatedRupiah: sent.reduce((sum, it) => sum + (it.amount_rupiah ?? 0), 0) },
    ...{ rateBasis: pledge.rate_basis, rateRupiah: pledge.rate_rupiah, months: pledge.months, heads, cellMin: least },
    personMonths: months((it) => monthsBetween(it.from, it.until) + 1),
    personMonthsPast: months((it) => begunMonths(it.from, it.until, newest)),
    fromMonth: spans.map((it) => it.from).sort()[0] ?? null,
    untilMonth:
      spans
        .map((it) => it.until)
        .sort()
        .at(-1) ?? null,
    active: await activeOf(ctx, sent, heads, least),
    lists: await listsOf(ctx, steps, sent, least),
  }
}

/** Of everybody funded how many at least the newest roster shows active, and what they add to the share of the regency. */
async function activeOf(ctx: Ctx, sent: readonly StepRow[], heads: number, least: number): Promise<ReportView['active']> {
  const counts = await pledges.listActive(
    ctx,
    sent.map((it) => it.id),
  )
  const month = counts.at(-1)?.month
  const row = month === undefined ? undefined : await findMonth(ctx, month)
  if (month === undefined || !row) return null
  const active = atLeast(
    counts.reduce((sum, it) => sum + (it.month === month ? it.active : 0), 0),
    heads,
    least,
  )
  return { month, heads: active, points: !active || row.registered === 0 ? null : ((active / row.registered) * 100).toFixed(2) }
}

async function listsOf(ctx: Ctx, steps: readonly StepRow[], sent: readonly StepRow[], least: number): Promise<ReportView['lists']> {
  const cells = await pledges.listCells(
    ctx,
    sent.map((it) => it.id),
  )
  const names = await areaNames(
    ctx.trx,
    cells.map((it) => it.village_code),
  )
  return sent.map((step) => {
    const own = cells.filter((it) => it.step_id === step.id)
    const drawn = (key: string) => createHash('sha256').update(`${step.id}/${key}`).digest('hex')
    const table = (by: (it: CellRow) => string, name: (key: string) => string) => {
      const { rows, ...rest } = hidden(summed(own, by), least, drawn)
      return { rows: rows.map((it) => ({ ...it, name: name(it.key) })), ...rest }
    }
    return {
      on: steps.find((it) => it.kind === 'sent' && it.refers_to === step.id)?.happened_on ?? step.happened_on,
      heads: step.heads ?? 0,
      villages: table(
        (it) => it.village_code,
        (key) => names.get(key) ?? key,
      ),
      ages: table(
        (it) => it.age_band,
        (key) => key,
      ),
    }
  })
}

/** Heads by one side of the cells, villages by code and ages from young to old. */
function summed(cells: readonly CellRow[], by: (it: CellRow) => string): Cell[] {
  const sums = new Map<string, number>()
  for (const it of cells) sums.set(by(it), (sums.get(by(it)) ?? 0) + it.heads)
  const rank = (key: string) => `${String((AGE_BANDS as readonly string[]).indexOf(key)).padStart(2, '0')} ${key}`
  return [...sums].map(([key, heads]) => ({ key, heads })).sort((a, b) => (rank(a.key) < rank(b.key) ? -1 : 1))
}
