import type { Allocation, PledgeStep, SponsorException } from '@semesta/contract'
import type { z } from 'zod'
import { standing } from './pledge.calc.ts'
import type { ExceptionRow, PlanRow, StepRow, UserRow } from './tables.ts'

export function presentException(it: ExceptionRow, day: string): z.output<typeof SponsorException> {
  return {
    ...{ id: it.id, approver: it.approver, document: it.document, reason: it.reason, validFrom: it.valid_from, validUntil: it.valid_until },
    ...{ recordedBy: it.recorded_by, inForce: it.valid_from <= day && day <= it.valid_until },
  }
}

export const presentUser = (it: UserRow) => ({ id: it.id, email: it.email, since: it.bound_at.toISOString() })

export function presentStep(it: StepRow, steps: readonly StepRow[], mayReverse: boolean): z.output<typeof PledgeStep> {
  return {
    ...{ id: it.id, kind: it.kind, on: it.happened_on, ourNumber: it.our_number, theirNumber: it.their_number, amountRupiah: it.amount_rupiah },
    ...{ heads: it.heads, refersTo: it.refers_to, note: it.note, by: `${it.recorded_by} (${it.recorded_role})`, at: it.recorded_at.toISOString() },
    ...{ reversed: it.kind !== 'reversed' && !standing(steps).some((one) => one.id === it.id), mayReverse },
  }
}

type AllocationView = z.output<typeof Allocation>

export function presentPlan(it: PlanRow, more: { stale: boolean; villages: { code: string; heads: number }[] }): AllocationView {
  const { report } = it
  return {
    ...{ id: it.id, month: it.month, method: it.method, state: it.state, lot: it.lot, askedBy: it.asked_by, askedAt: it.asked_at.toISOString() },
    ...{ committedAt: it.committed_at?.toISOString() ?? null, stale: more.stale, problem: it.problem },
    report: report && {
      ...{ candidates: report.candidates, households: report.households, bars: report.bars, way: report.way, stopped: report.stopped },
      ...{ points: report.points, bound: report.bound, gapPercent: report.gapPercent, source: report.need.source, villages: more.villages },
      pledges: report.pledges.flatMap((outcome) => {
        const planned = it.pledges.find((one) => one.id === outcome.id)
        if (!planned) return []
        const { sponsor, ring, fromMonth, untilMonth, months, rateRupiah } = planned
        const open = { ...ring, areas: [...ring.areas], needs: [...ring.needs], causes: [...ring.causes] }
        return [{ ...outcome, sponsor, ring: open, fromMonth, untilMonth, rupiah: outcome.heads * months * rateRupiah }]
      }),
    },
  }
}
