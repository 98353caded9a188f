import type { Ctx } from '../../platform/context.ts'
import { todayIn } from '../../platform/today.ts'
import { countUnregisteredWorkers } from '../findings/index.ts'
import { getMonthWithNames, getNewestMonth } from '../months/index.ts'
import { countAtWork, countFamilies } from '../people/index.ts'
import { employerUnknown, sponsorNotFound, workersMissing, workersUnknown } from './problems.ts'
import { inForce, standingOf } from './standing.calc.ts'
import * as store from './store.ts'
import type { CheckRow, SponsorRow } from './tables.ts'

/** The donor as it is known now. Fails: `sponsors/not-found`. */
export async function getSponsor(ctx: Ctx, sponsorId: string): Promise<SponsorRow> {
  const row = await store.findSponsor(ctx, sponsorId)
  if (!row) throw sponsorNotFound({})
  return row
}

/**
 * Counts the own workers of a donor who have no active card from an employer in the newest month, and keeps the count.
 *
 * Shape: their families on the same family card are counted beside it, as information: whom of them an employer must register is written nowhere we read. By the employer code, from the finding `employment/worker-unregistered`; the same id again answers with what was counted then.
 * Fails: `sponsors/employer-unknown`, `indicators/month-not-found`, `people/names-frozen`.
 */
export async function checkSponsor(ctx: Ctx, ask: { sponsorId: string; id: string }): Promise<CheckRow> {
  const sponsor = await getSponsor(ctx, ask.sponsorId)
  const before = await store.findCheck(ctx, ask.id)
  if (before?.sponsor_id === sponsor.sponsor_id) return before
  if (!sponsor.employer_code) throw employerUnknown({})
  const month = await getMonthWithNames(ctx, (await getNewestMonth(ctx)).month)
  const { people: missing, outside } = await countUnregisteredWorkers(ctx, month, sponsor.employer_code)
  const workers = Math.max(missing, (await countAtWork(ctx, month, sponsor.employer_code)) + outside)
  const { family, missing: familyMissing } = await countFamilies(ctx, month, sponsor.employer_code)
  const row = {
    id: ask.id,
    sponsor_id: sponsor.sponsor_id,
    month: month.month,
    build_id: month.build_id,
    workers,
    missing,
    family,
    family_missing: familyMissing,
  }
  await store.insertCheck(ctx, row)
  return { ...row, checked_by: ctx.actor.name, checked_at: ctx.now }
}

/**
 * Lets a donor pledge, or says why not: the workers are counted anew, so that yesterday's answer never opens today's door.
 *
 * Fails: `sponsors/employer-unknown`, `sponsors/workers-unknown`, `sponsors/workers-missing`, unless an exception holds today.
 */
export async function mustBeFree(ctx: Ctx, sponsor: SponsorRow): Promise<{ checkId: string | null; exceptionId: string | null }> {
  const [exception] = inForce(await store.listExceptions(ctx), sponsor.sponsor_id, todayIn(ctx))
  if (standingOf(sponsor, undefined, false) === 'free') return { checkId: null, exceptionId: null }
  if (!sponsor.employer_code) {
    if (exception) return { checkId: null, exceptionId: exception.id }
    throw employerUnknown({})
  }
  const check = await checkSponsor(ctx, { sponsorId: sponsor.sponsor_id, id: ctx.app.newId() })
  const { workers, missing, month } = check
  if (standingOf(sponsor, check, exception !== undefined) === 'excepted') return { checkId: check.id, exceptionId: exception?.id ?? null }
  if (workers === 0) throw workersUnknown({ month, employerCode: sponsor.employer_code })
  if (missing > 0) throw workersMissing({ missing, workers, month })
  return { checkId: check.id, exceptionId: null }
}
