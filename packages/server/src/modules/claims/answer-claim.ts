import { rupiah } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import { monthsOfLines, releaseLines } from '../bills/index.ts'
import { attribute, type NewLine, postJournal } from '../ledger/index.ts'
import { stateOf } from './amounts.calc.ts'
import { choiceChanged, idReused, reasonMissing, tooLate } from './problems.ts'
import { amountsOfClaim, getClaim } from './read-claims.ts'
import { stateSavings } from './state-savings.ts'
import * as store from './store.ts'
import type { AnswerRow, ClaimLine, ClaimRow } from './tables.ts'

export interface Answer {
  claimId: string
  id: string
  verdict: 'accepted' | 'refused'
  reason?: string | undefined
  /** YYYY-MM-DD */
  on: string
  documentNumber?: string | undefined
  test?: string | undefined
  rows?: readonly { billId: string; rowNo: number }[] | undefined
  expectLines: number
  byBranch: boolean
}

/**
 * BPJS Kesehatan accepts or refuses lines of a claim that wait: some rows, those of a test, or all.
 *
 * Shape: what is accepted becomes a receivable in the books, attributed to its person-months; a refused line is free to be claimed again, with more evidence.
 * Fails: `claims/not-found`, `claims/too-late`, `claims/reason-missing`, `claims/choice-changed`, `claims/id-reused`, and as the ledger refuses.
 */
export async function answerClaim(ctx: Ctx, ask: Answer): Promise<ClaimRow> {
  const { id: claimId } = await getClaim(ctx, ask.claimId)
  await store.lockClaim(ctx, claimId)
  const claim = await getClaim(ctx, claimId)
  const before = await store.findAnswer(ctx, ask.id)
  if (before) return mustBeSame(claim, before, ask)
  if (ask.verdict === 'refused' && !ask.reason) throw reasonMissing({})
  if (claim.state !== 'sent') throw tooLate({ state: claim.state })
  const choice = { test: ask.test, rows: ask.rows, state: 'waiting' as const }
  const lines = await store.listLines(ctx, claim.id, choice)
  if (lines.length !== ask.expectLines) throw choiceChanged({ expected: ask.expectLines, lines: lines.length })
  const sum = (part: 'iuran' | 'bantuan') => lines.reduce((total, it) => total + it[part], 0)
  await store.insertAnswer(ctx, {
    ...{ id: ask.id, claim_id: claim.id, verdict: ask.verdict, reason: ask.reason ?? null, document_number: ask.documentNumber ?? null, answered_on: ask.on },
    ...{ choice: { test: ask.test, rows: ask.rows }, lines: lines.length, iuran: sum('iuran'), bantuan: sum('bantuan'), by_branch: ask.byBranch },
  })
  await store.answerLines(ctx, claim.id, { answerId: ask.id, state: ask.verdict, test: ask.test, rows: ask.rows })
  const keys = lines.map((it) => ({ billId: it.bill_id, rowNo: it.row_no }))
  if (ask.verdict === 'refused') await releaseLines(ctx, claim.id, { on: ask.on, why: ask.reason ?? '', keys })
  else await bookAccepted(ctx, claim, ask, lines)
  await stateSavings(ctx, claim, { on: ask.on, why: ask.reason ?? `Klaim ${claim.number} dijawab` })
  return store.setState(ctx, claim.id, stateOf(await amountsOfClaim(ctx, claim.id)))
}

function mustBeSame(claim: ClaimRow, before: AnswerRow, ask: Answer): ClaimRow {
  const isSame = before.claim_id === claim.id && before.verdict === ask.verdict && before.answered_on === ask.on && before.lines === ask.expectLines
  if (!isSame) throw idReused({ id: ask.id })
  return claim
}

/** What BPJS Kesehatan owes from now on, on both budget lines, down to the person and month. */
async function bookAccepted(ctx: Ctx, claim: ClaimRow, ask: Answer, lines: readonly ClaimLine[]): Promise<void> {
  const keys = lines.map((it) => ({ billId: it.bill_id, rowNo: it.row_no }))
  const months = await monthsOfLines(ctx, keys, claim.basis)
  const rows = months.map((it) => ({
    ...{ card: it.card || null, personId: null, month: it.month, iuran: rupiah(it.iuran), bantuan: rupiah(it.bantuan), areaPath: it.area_path },
  }))
  const { id: attribution, iuran, bantuan } = await attribute(ctx, { id: ask.id, rows })
  const parts = [
    { part: 'iuran' as const, amount: iuran },
    { part: 'bantuan' as const, amount: bantuan },
  ].filter((it) => it.amount > 0)
  if (parts.length === 0) return
  const booked: NewLine[] = parts.flatMap(({ part, amount }) => [
    { account: 'piutang-bpjs', debit: amount, attribution, part },
    { account: 'pengurang-belanja', credit: amount, attribution, part },
  ])
  const document = { kind: 'Jawaban klaim', number: ask.documentNumber ?? claim.number, on: ask.on }
  await postJournal(ctx, {
    ...{ id: ask.id, on: ask.on, kind: 'claim', memo: `Klaim ${claim.number} diterima BPJS Kesehatan`, document },
    ...{ ref: { kind: 'claim', id: claim.id }, lines: booked },
  })
}
