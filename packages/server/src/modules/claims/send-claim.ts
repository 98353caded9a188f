import type { SendClaim } from '@semesta/contract'
import { loadPolicy, parameterOf } from '@semesta/engine'
import type { Ctx, ParsedInput } from '../../platform/context.ts'
import { todayIn } from '../../platform/today.ts'
import { findSigned, releaseLines, takeLines } from '../bills/index.ts'
import { billNotVerified, choiceChanged, idReused, nothingToClaim, tooLate } from './problems.ts'
import { amountsOfClaim, getClaim } from './read-claims.ts'
import { stateSavings } from './state-savings.ts'
import * as store from './store.ts'
import type { ClaimRow } from './tables.ts'

type Ask = Omit<ParsedInput<typeof SendClaim>, 'regency'>

/**
 * Sends a claim: the held lines of signed bills that no other claim has, at the auditors' minimum or over the whole period.
 *
 * Shape: a line is in one live claim only; its amount is kept as it was on the day. The same id sent twice is one claim.
 * Fails: `claims/bill-not-verified`, `claims/nothing-to-claim`, `claims/choice-changed`, `claims/id-reused`.
 */
export async function sendClaim(ctx: Ctx, ask: Ask): Promise<ClaimRow> {
  await store.lockClaim(ctx, ask.id)
  const before = await store.findClaim(ctx, ask.id)
  if (before) return mustBeSame(before, ask)
  if ((await findSigned(ctx, ask.billIds)).length < new Set(ask.billIds).size) throw billNotVerified({})
  const row = await store.insertClaim(ctx, {
    ...{ id: ask.id, number: ask.number, sent_on: ask.sentOn, answer_due_on: dueOf(ask.sentOn), basis: ask.basis, note: ask.note ?? null },
  })
  const lines = await takeLines(ctx, { claimId: ask.id, basis: ask.basis, billIds: ask.billIds, test: ask.test })
  if (lines.length === 0) throw nothingToClaim({})
  if (lines.length !== ask.expectLines) throw choiceChanged({ expected: ask.expectLines, lines: lines.length })
  await store.insertLines(ctx, ask.id, lines)
  await stateSavings(ctx, row, { on: ask.sentOn, why: '' })
  return row
}

function dueOf(sentOn: string): string {
  const days = Number(parameterOf(loadPolicy(sentOn), 'claims/answer-days').value)
  const due = new Date(Date.parse(sentOn) + days * 86_400_000)
  return due.toISOString().slice(0, 10)
}

function mustBeSame(there: ClaimRow, ask: Ask): ClaimRow {
  const isSame = there.number === ask.number && there.sent_on === ask.sentOn && there.basis === ask.basis && there.note === (ask.note ?? null)
  if (!isSame) throw idReused({ id: there.id })
  return there
}

/**
 * Takes a claim back that nobody has answered: its lines can be claimed again, what was booked as claimed is taken back.
 *
 * Fails: `claims/not-found`, `claims/too-late` once a line is answered.
 */
export async function withdrawClaim(ctx: Ctx, ask: { claimId: string; reason: string }): Promise<ClaimRow> {
  const { id } = await getClaim(ctx, ask.claimId)
  await store.lockClaim(ctx, id)
  const claim = await getClaim(ctx, id)
  if (claim.state === 'withdrawn') return claim
  const { accepted, refused } = await amountsOfClaim(ctx, id)
  if (accepted.lines + refused.lines > 0) throw tooLate({ state: claim.state })
  await releaseLines(ctx, id, { on: todayIn(ctx), why: ask.reason })
  const withdrawn = await store.setState(ctx, id, 'withdrawn', ask.reason)
  await stateSavings(ctx, withdrawn, { on: todayIn(ctx), why: ask.reason })
  return withdrawn
}
