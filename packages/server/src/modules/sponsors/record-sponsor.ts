import type { AllowSponsor, BindSponsorUser, RecordSponsor } from '@semesta/contract'
import type { Ctx, ParsedInput } from '../../platform/context.ts'
import { todayIn } from '../../platform/today.ts'
import { findMember } from '../access/index.ts'
import { getSponsor } from './check-sponsor.ts'
import { exceptionDaysMax } from './law.ts'
import { exceptionTooLong, userBound, userNotFound } from './problems.ts'
import { sameAs } from './same-as.ts'
import * as store from './store.ts'
import type { ExceptionRow, SponsorRow, UserRow } from './tables.ts'

const DAY = 86_400_000

/** Records a donor, or a newer version of what is known of one. Fails: `sponsors/not-found`, `sponsors/id-reused`. */
export async function recordSponsor(ctx: Ctx, ask: ParsedInput<typeof RecordSponsor>): Promise<SponsorRow> {
  const { id, sponsorId, kind, name, npwp, employerCode, contact } = ask
  const row = { id, sponsor_id: sponsorId ?? id, kind, name, npwp, employer_code: employerCode, contact }
  if (!sameAs(await store.findVersion(ctx, id), row)) {
    if (sponsorId) await getSponsor(ctx, sponsorId)
    await store.insertSponsor(ctx, row)
  }
  return getSponsor(ctx, row.sponsor_id)
}

/** Lets a company pledge for a while. Fails: `sponsors/not-found`, `sponsors/exception-too-long`, `sponsors/id-reused`. */
export async function allowSponsor(ctx: Ctx, ask: ParsedInput<typeof AllowSponsor>): Promise<ExceptionRow> {
  const { id, approver, document, reason, validFrom, validUntil } = ask
  const sponsor = await getSponsor(ctx, ask.sponsorId)
  const row = { id, sponsor_id: sponsor.sponsor_id, approver, document, reason, valid_from: validFrom, valid_until: validUntil }
  const before = sameAs(
    (await store.listExceptions(ctx)).find((it) => it.id === id),
    row,
  )
  if (before) return before
  const days = Math.round((Date.parse(validUntil) - Date.parse(validFrom)) / DAY) + 1
  const most = exceptionDaysMax(todayIn(ctx))
  if (days < 1 || days > most) throw exceptionTooLong({ days, most })
  await store.insertException(ctx, row)
  return { ...row, recorded_by: ctx.actor.name, recorded_at: ctx.now }
}

/** Ties an account with the role donor to a donor. Fails: `sponsors/not-found`, `sponsors/user-not-found`, `sponsors/user-bound`, `sponsors/id-reused`. */
export async function bindUser(ctx: Ctx, ask: ParsedInput<typeof BindSponsorUser>): Promise<UserRow> {
  const { id, email } = ask
  const sponsor = await getSponsor(ctx, ask.sponsorId)
  const member = await findMember(ctx, { email, role: 'donor' })
  if (!member) throw userNotFound({ email })
  const row = { id, sponsor_id: sponsor.sponsor_id, user_id: member.id, email: member.email }
  const before = sameAs(await store.findUserBinding(ctx, id), row)
  if (before) return before
  if (await store.findBinding(ctx, member.id)) throw userBound({ email })
  await store.insertUser(ctx, row)
  return { ...row, bound_at: ctx.now, ended_at: null }
}

/** Ends that somebody signs in for a donor; true when it was so until now. Fails: `sponsors/not-found`. */
export async function endUser(ctx: Ctx, ask: { sponsorId: string; bindingId: string }): Promise<boolean> {
  const sponsor = await getSponsor(ctx, ask.sponsorId)
  return store.endUser(ctx, sponsor.sponsor_id, ask.bindingId)
}
