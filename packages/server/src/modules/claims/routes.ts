import * as contract from '@semesta/contract'
import type { AuditNote, Ctx } from '../../platform/context.ts'
import { route } from '../../platform/route.ts'
import { type Answer, answerClaim } from './answer-claim.ts'
import { exportClaim, listClaimLines } from './claim-lines.ts'
import { printClaim } from './print-claim.ts'
import { type ClaimView, listClaims, showClaim, showWholeClaim } from './read-claims.ts'
import { reverseSettlement } from './reverse-settlement.ts'
import { sendClaim, withdrawClaim } from './send-claim.ts'
import { settleClaim } from './settle-claim.ts'

const answer = async (ctx: Ctx, ask: Answer) => showClaim(ctx, await answerClaim(ctx, ask))
type Said = Pick<Answer, 'verdict' | 'reason' | 'expectLines'>
const answered = ({ verdict, reason, expectLines }: Said, { id, number }: ClaimView): AuditNote => ({
  ...{ action: `claims.${verdict}`, subject: id, ...(reason ? { reason } : {}), detail: { number, lines: expectLines } },
})

export const routes = [
  route(contract.ListClaims, listClaims),
  route(
    contract.SendClaim,
    async (ctx, ask) => showClaim(ctx, await sendClaim(ctx, ask)),
    (_, { id, number, claimed }) => ({ action: 'claims.sent', subject: id, detail: { number, ...claimed } }),
  ),
  route(contract.GetClaim, showWholeClaim),
  route(contract.ListClaimLines, listClaimLines),
  route(contract.ExportClaim, exportClaim),
  route(contract.PrintClaim, printClaim),
  route(contract.AnswerClaim, (ctx, ask) => answer(ctx, { ...ask, byBranch: true }), answered),
  route(contract.RecordAnswer, (ctx, ask) => answer(ctx, { ...ask, byBranch: false }), answered),
  route(
    contract.SettleClaim,
    async (ctx, ask) => showClaim(ctx, await settleClaim(ctx, ask)),
    ({ kind, iuran, bantuan, documentNumber }, { id, number }) => ({
      ...{ action: 'claims.settled', subject: id, detail: { number, kind, iuran, bantuan, documentNumber } },
    }),
  ),
  route(
    contract.ReverseSettlement,
    async (ctx, ask) => showClaim(ctx, await reverseSettlement(ctx, ask)),
    ({ settlementId, reason, on }, { id, number }) => ({ action: 'claims.settlement-reversed', subject: id, reason, detail: { number, settlementId, on } }),
  ),
  route(
    contract.WithdrawClaim,
    async (ctx, ask) => showClaim(ctx, await withdrawClaim(ctx, ask)),
    ({ reason }, { id, number }) => ({ action: 'claims.withdrawn', subject: id, reason, detail: { number } }),
  ),
]
