import type { PledgeSummary, Sponsor } from '@semesta/contract'
import type { z } from 'zod'
import type { Ctx } from '../../platform/context.ts'
import { todayIn } from '../../platform/today.ts'
import { findNewestMonth } from '../months/index.ts'
import { headsOf, moneyOf, monthsBetween, standing, stateOf } from './pledge.calc.ts'
import * as pledges from './pledge-store.ts'
import { inForce, standingOf } from './standing.calc.ts'
import * as store from './store.ts'
import type { CheckRow, ExceptionRow, PledgeRow, SponsorRow, StepRow } from './tables.ts'

export type SponsorView = z.output<typeof Sponsor>
export type PledgeView = z.output<typeof PledgeSummary>

/** Everything that is open to this transaction, read once: donors, pledges with their steps, and what speaks for or against pledging. */
export interface Known {
  sponsors: SponsorRow[]
  checks: CheckRow[]
  exceptions: ExceptionRow[]
  pledges: PledgeRow[]
  steps: Map<string, StepRow[]>
  /** newest month built; null before the first */
  month: string | null
  day: string
}

export async function readKnown(ctx: Ctx): Promise<Known> {
  const steps = new Map<string, StepRow[]>()
  for (const it of await pledges.listSteps(ctx)) steps.set(it.pledge_id, [...(steps.get(it.pledge_id) ?? []), it])
  return {
    sponsors: await store.listSponsors(ctx),
    checks: await store.listChecks(ctx),
    exceptions: await store.listExceptions(ctx),
    pledges: await pledges.listPledges(ctx),
    steps,
    month: (await findNewestMonth(ctx))?.month ?? null,
    day: todayIn(ctx),
  }
}

export function viewSponsor(known: Known, row: SponsorRow): SponsorView {
  const check = known.checks.find((it) => it.sponsor_id === row.sponsor_id)
  return {
    ...{ id: row.sponsor_id, kind: row.kind, name: row.name, npwp: row.npwp, employerCode: row.employer_code, contact: row.contact },
    standing: standingOf(row, check, inForce(known.exceptions, row.sponsor_id, known.day).length > 0),
    check: check
      ? {
          month: check.month,
          workers: check.workers,
          missing: check.missing,
          family: check.family,
          familyMissing: check.family_missing,
          checkedBy: check.checked_by,
          checkedAt: check.checked_at.toISOString(),
        }
      : null,
    recordedAt: row.recorded_at.toISOString(),
  }
}

export function viewPledge(known: Known, row: PledgeRow): PledgeView {
  const steps = known.steps.get(row.id) ?? []
  const untilMonth = standing(steps).reduce<string | null>((last, it) => (it.until_month && it.until_month > (last ?? '') ? it.until_month : last), null)
  return {
    ...{ id: row.id, sponsorId: row.sponsor_id, sponsor: known.sponsors.find((it) => it.sponsor_id === row.sponsor_id)?.name ?? '' },
    ...{ state: stateOf(steps), people: row.people, months: row.months, rateBasis: row.rate_basis, rateRupiah: row.rate_rupiah },
    ...{ firstMonth: row.first_month, pledgedOn: row.pledged_on, money: moneyOf(promiseOf(row), steps), heads: headsOf(steps), untilMonth },
    endsIn: untilMonth === null || known.month === null ? null : monthsBetween(known.month, untilMonth),
  }
}

export const promiseOf = (row: PledgeRow) => ({ amount_rupiah: row.amount_rupiah, rate_rupiah: row.rate_rupiah, months: row.months })
