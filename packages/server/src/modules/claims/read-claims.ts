import type { Claim, GetClaim, ListClaims, OutputOf } from '@semesta/contract'
import { billTestCards, loadPolicy } from '@semesta/engine'
import type { z } from 'zod'
import type { Ctx } from '../../platform/context.ts'
import { todayIn } from '../../platform/today.ts'
import { listClaimable, listOffsetMonths } from '../bills/index.ts'
import { type Amounts, amountsOf, daysBetween, type Settled } from './amounts.calc.ts'
import { claimNotFound } from './problems.ts'
import * as store from './store.ts'
import type { ClaimRow, ClaimState, SettlementRow } from './tables.ts'

export type ClaimView = z.output<typeof Claim>
const short = ({ lines, rupiah }: { lines: number; rupiah: number }) => ({ lines, rupiah })

/** One claim. Fails: `claims/not-found`. */
export async function getClaim(ctx: Ctx, claimId: string): Promise<ClaimRow> {
  const row = await store.findClaim(ctx, claimId)
  if (!row) throw claimNotFound({})
  return row
}

/** Where the money of a claim stands. */
export async function amountsOfClaim(ctx: Ctx, claimId: string): Promise<Amounts> {
  return amountsOf(await store.sumLines(ctx, claimId), await store.listSettlements(ctx, claimId))
}

/** A claim as lists carry it. */
export async function showClaim(ctx: Ctx, row: ClaimRow): Promise<ClaimView> {
  return present(ctx, row, await store.sumLines(ctx, row.id), await store.listSettlements(ctx, row.id))
}

function present(ctx: Ctx, row: ClaimRow, sums: readonly store.ClaimSum[], settlements: readonly Settled[]): ClaimView {
  const amounts = amountsOf(sums, settlements)
  const today = todayIn(ctx)
  const isOpen = row.state === 'sent' || row.state === 'answered'
  return {
    ...{ id: row.id, number: row.number, sentOn: row.sent_on, answerDueOn: row.answer_due_on, basis: row.basis, state: row.state, note: row.note },
    months: [...new Set(sums.map((it) => it.month))].toSorted(),
    ...{ claimed: short(amounts.claimed), waiting: short(amounts.waiting), accepted: short(amounts.accepted), refused: short(amounts.refused) },
    ...{ settled: amounts.settled.iuran + amounts.settled.bantuan, outstanding: amounts.open.iuran + amounts.open.bantuan },
    ...{ ageDays: Math.max(0, daysBetween(row.sent_on, today)), overdueDays: isOpen ? Math.max(0, daysBetween(row.answer_due_on, today)) : 0 },
    sentBy: row.sent_by,
  }
}

/** Every claim, newest first, and what could be claimed now. */
export async function listClaims(ctx: Ctx, { state }: { state?: ClaimState | undefined }): Promise<OutputOf<typeof ListClaims>> {
  const [sums, settlements] = [await store.sumLines(ctx), await store.listSettlements(ctx)]
  const ofClaim = <T extends { claim_id: string }>(all: readonly T[], id: string) => all.filter((it) => it.claim_id === id)
  const ready = await listClaimable(ctx)
  return {
    rows: (await store.listClaims(ctx, state)).map((row) => present(ctx, row, ofClaim(sums, row.id), ofClaim(settlements, row.id))),
    ready: ready.map((it) => ({ billId: it.bill_id, month: it.month, lines: it.lines, rupiahMinimum: it.rupiah_minimum, rupiahFull: it.rupiah_full })),
  }
}

const reversedOf = ({ reversed_on: on, reversed_reason: reason, reversed_by: by }: SettlementRow) => (on && reason && by ? { on, reason, by } : null)

/** One claim with its answers and what came back. Fails: `claims/not-found`. */
export async function showWholeClaim(ctx: Ctx, { claimId }: { claimId: string }): Promise<OutputOf<typeof GetClaim>> {
  const row = await getClaim(ctx, claimId)
  const texts = new Map(billTestCards(loadPolicy(row.sent_on)).map((it) => [it.id, it]))
  const byTest = await store.sumByTest(ctx, row.id)
  const tests = [...new Set(byTest.map((it) => it.test))].map((test) => {
    const { claimed, waiting, accepted, refused } = amountsOf(
      byTest.filter((it) => it.test === test),
      [],
    )
    const { judul = test, title = test } = texts.get(test) ?? {}
    return { test, judul, title, claimed: short(claimed), waiting: short(waiting), accepted: short(accepted), refused: short(refused) }
  })
  return {
    claim: await showClaim(ctx, row),
    tests: tests.toSorted((a, b) => b.claimed.rupiah - a.claimed.rupiah),
    answers: (await store.listAnswers(ctx, row.id)).map((it) => ({
      ...{ id: it.id, verdict: it.verdict, reason: it.reason, documentNumber: it.document_number, on: it.answered_on, lines: it.lines },
      ...{ rupiah: it.iuran + it.bantuan, by: it.answered_by, byBranch: it.by_branch, at: it.answered_at.toISOString() },
    })),
    settlements: (await store.listSettlements(ctx, row.id)).map((it) => ({
      ...{ id: it.id, kind: it.kind, iuran: it.iuran, bantuan: it.bantuan, on: it.settled_on, documentNumber: it.document_number },
      ...{ month: it.month, journal: it.journal, by: it.settled_by, reversed: reversedOf(it) },
    })),
    open: (await amountsOfClaim(ctx, row.id)).open,
    offsetMonths: await listOffsetMonths(ctx),
  }
}
