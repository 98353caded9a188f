import type { SettleClaim } from '@semesta/contract'
import { rupiah } from '@semesta/kernel'
import type { Ctx, ParsedInput } from '../../platform/context.ts'
import { takeOff } from '../bills/index.ts'
import { carve, journalsOf, type NewLine, postJournal } from '../ledger/index.ts'
import { monthText } from '../letters/index.ts'
import { type Amounts, stateOf } from './amounts.calc.ts'
import { idReused, monthMissing, moreThanAccepted, tooLate } from './problems.ts'
import { amountsOfClaim, getClaim } from './read-claims.ts'
import { stateSavings } from './state-savings.ts'
import * as store from './store.ts'
import type { ClaimRow } from './tables.ts'

type Ask = Omit<ParsedInput<typeof SettleClaim>, 'regency'>

/**
 * Books what came back of a claim: money into the treasury, or an amount taken off a later bill (a reduction with a date in the past).
 *
 * Shape: never more than was accepted and is outstanding, on each budget line. The same id sent twice is one settlement.
 * Fails: `claims/not-found`, `claims/too-late`, `claims/more-than-accepted`, `claims/month-missing`, `claims/id-reused`, `bills/not-found`, `bills/too-late`,
 *        `bills/offset-too-large`, `ledger/month-closed`.
 */
export async function settleClaim(ctx: Ctx, ask: Ask): Promise<ClaimRow> {
  const { id: claimId } = await getClaim(ctx, ask.claimId)
  await store.lockClaim(ctx, claimId)
  const claim = await getClaim(ctx, claimId)
  const before = (await store.listSettlements(ctx)).find((it) => it.id === ask.id)
  if (before) {
    const isSame = before.claim_id === claim.id && before.kind === ask.kind && before.iuran === ask.iuran && before.bantuan === ask.bantuan
    if (!isSame) throw idReused({ id: ask.id })
    return claim
  }
  if (claim.state === 'withdrawn' || claim.state === 'settled') throw tooLate({ state: claim.state })
  const amounts = await amountsOfClaim(ctx, claim.id)
  for (const part of ['iuran', 'bantuan'] as const) if (ask[part] > amounts.open[part]) throw moreThanAccepted({ left: amounts.open[part] })
  if (ask.iuran + ask.bantuan === 0) throw moreThanAccepted({ left: amounts.open.iuran + amounts.open.bantuan })
  const month = ask.kind === 'offset' ? ask.month : null
  if (month === undefined) throw monthMissing({})
  const { number } = await book(ctx, claim, ask, amounts)
  if (month) await takeOff(ctx, { id: ask.id, month, claimId: claim.id, iuran: ask.iuran, bantuan: ask.bantuan })
  const { kind, iuran, bantuan } = ask
  await store.insertSettlement(ctx, {
    ...{ id: ask.id, claim_id: claim.id, kind, iuran, bantuan, settled_on: ask.on, document_number: ask.documentNumber, month, journal: number },
  })
  await stateSavings(ctx, claim, { on: ask.on, why: `Klaim ${claim.number} diperhitungkan ulang` })
  return store.setState(ctx, claim.id, stateOf(await amountsOfClaim(ctx, claim.id)))
}

/**
 * Money comes in; or the bill that will be paid is smaller by it, so that the reduction of spending booked at acceptance is used up there.
 * What comes back is for the person-months that were accepted first and have not come back yet.
 */
async function book(ctx: Ctx, claim: ClaimRow, ask: Ask, { settled }: Amounts) {
  const ref = { kind: 'claim', id: claim.id }
  const answers = (await journalsOf(ctx, ref)).filter((it) => it.kind === 'claim').map((it) => it.id)
  await carve(ctx, { id: ask.id, from: answers.toReversed(), skip: settled, take: { iuran: ask.iuran, bantuan: ask.bantuan } })
  const isRefund = ask.kind === 'refund'
  const lines = (['iuran', 'bantuan'] as const).flatMap((part): NewLine[] => {
    const amount = rupiah(ask[part])
    if (amount === 0) return []
    const people = { attribution: ask.id, part }
    const against: NewLine = isRefund ? { account: 'kas-daerah', debit: amount } : { account: 'pengurang-belanja', debit: amount, ...people }
    return [against, { account: 'piutang-bpjs', credit: amount, ...people }]
  })
  return postJournal(ctx, {
    ...{ id: ask.id, on: ask.on, kind: 'refund', document: { kind: isRefund ? 'Bukti setor' : 'BA Rekonsiliasi', number: ask.documentNumber, on: ask.on } },
    memo: isRefund ? `Pengembalian klaim ${claim.number}` : `Klaim ${claim.number} diperhitungkan dalam tagihan ${monthText(ask.month ?? '')}`,
    ...{ ref, lines },
  })
}
