import * as contract from '@semesta/contract'
import { route } from '../../platform/route.ts'
import { decideDisputes, undoDecision } from './decide-disputes.ts'
import { exportDisputes } from './export-disputes.ts'
import { exportMutation } from './export-mutation.ts'
import { listBills, showBill, showWholeBill } from './get-bill.ts'
import { countDisputes, getDispute, listDisputes } from './list-disputes.ts'
import { exportMutations, listMutations } from './mutations.ts'
import { openLater } from './payment.ts'
import { recordBill } from './record-bill.ts'
import { challengeAgain } from './start-challenge.ts'
import { printStatement } from './statement.ts'
import { verifyBill } from './verify-bill.ts'

export const routes = [
  route(contract.ListBills, (ctx) => listBills(ctx)),
  route(
    contract.RecordBill,
    async (ctx, ask) => showBill(ctx, await recordBill(ctx, ask)),
    ({ reason, letterNumber }, { id, month, revision, heads, iuran, bantuan }) => ({
      ...{ action: 'bills.recorded', subject: id, ...(reason ? { reason } : {}) },
      detail: { month, revision, letterNumber, heads, iuran, bantuan },
    }),
  ),
  route(contract.GetBill, (ctx, { billId }) => showWholeBill(ctx, billId)),
  route(
    contract.ChallengeBill,
    async (ctx, { billId }) => showBill(ctx, await challengeAgain(ctx, billId)),
    (_, { id, month }) => ({ action: 'bills.challenge-asked', subject: id, detail: { month } }),
  ),
  route(contract.CountDisputes, countDisputes),
  route(contract.ListDisputes, listDisputes),
  route(contract.GetDispute, getDispute),
  route(contract.ExportDisputes, exportDisputes),
  route(contract.DecideDisputes, decideDisputes, ({ billId, verdict, reason }, { lines, rupiahFull }) => ({
    action: `bills.${verdict}`,
    subject: billId,
    reason,
    detail: { lines, rupiahFull },
  })),
  route(contract.UndoDecision, undoDecision, ({ billId, reason, decisionId }, { lines }) => ({
    action: 'bills.decision-undone',
    subject: billId,
    reason,
    detail: { decisionId, lines },
  })),
  route(
    contract.VerifyBill,
    async (ctx, ask) => showBill(ctx, await verifyBill(ctx, ask)),
    ({ numberPemda, numberBpjs, signedOn }, { id, month }) => ({ action: 'bills.verified', subject: id, detail: { month, numberPemda, numberBpjs, signedOn } }),
  ),
  route(contract.OpenBillPayment, (ctx, { billId }) => openLater(ctx, billId)),
  route(contract.PrintStatement, printStatement),
  route(contract.ExportMutation, exportMutation),
  route(contract.ListMutations, listMutations),
  route(contract.ExportMutations, exportMutations),
]
