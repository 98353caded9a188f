import { type Case, type Question, rowsOf } from '../case.ts'

const bill = ({ world }: Question) => ({ billId: world.office.app.newId() })
const claim = ({ world }: Question) => ({ claimId: world.office.app.newId() })
const id = ({ world }: Question) => world.office.app.newId()
const rows: Case = { expect: (answer) => [[rowsOf(answer).every((it) => it.month !== undefined || it.number !== undefined), true]] }
const said = (it: Question) => ({ id: id(it), verdict: 'accepted', on: '2026-01-20', expectLines: 1, documentNumber: 'S-1' })

export const bills: Record<string, Case> = {
  ListBills: rows,
  // The fixture has no tagihan file and no frozen people: a bill of heads alone is kept, and its work waits for the worker.
  RecordBill: {
    input: (it) => ({
      ...{ id: id(it), month: '2019-01', letterNumber: 'S-1', letterOn: '2019-01-03', receivedOn: '2019-01-04', heads: 1, iuran: 35_000, bantuan: 2_800 },
      reason: 'tagihan perbaikan',
    }),
  },
  GetBill: { params: bill },
  ChallengeBill: { params: bill },
  CountDisputes: { params: bill, takesArea: true },
  ListDisputes: { params: bill, takesArea: true },
  GetDispute: { params: (it) => ({ ...bill(it), rowNo: '1' }) },
  ExportDisputes: { params: bill, takesArea: true, file: true },
  DecideDisputes: { params: bill, takesArea: true, input: (it) => ({ id: id(it), verdict: 'held', reason: 'sudah dilihat', expectLines: 1 }) },
  UndoDecision: { params: (it) => ({ ...bill(it), decisionId: id(it) }), input: (it) => ({ id: id(it), reason: 'salah tekan' }) },
  VerifyBill: {
    params: bill,
    input: (it) => ({
      ...{ id: id(it), numberPemda: 'A', numberBpjs: 'B', signedOn: '2026-01-20', pemdaName: 'A', pemdaTitle: 'B', bpjsName: 'C', bpjsTitle: 'D' },
    }),
  },
  OpenBillPayment: { params: bill },
  PrintStatement: { params: bill, file: true },
  ExportMutation: { params: bill, file: true },
  ListMutations: { params: bill, takesArea: true },
  ExportMutations: { params: bill, takesArea: true, file: true },
  ListClaims: rows,
  SendClaim: { input: (it) => ({ id: id(it), number: id(it), sentOn: '2026-01-20', basis: 'full', billIds: [id(it)], expectLines: 1 }) },
  GetClaim: { params: claim },
  ListClaimLines: { params: claim, takesArea: true },
  ExportClaim: { params: claim, takesArea: true, file: true },
  PrintClaim: { params: claim, file: true },
  AnswerClaim: { params: claim, input: said },
  RecordAnswer: { params: claim, input: said },
  SettleClaim: { params: claim, input: (it) => ({ id: id(it), kind: 'refund', iuran: 1, bantuan: 0, on: '2026-01-20', documentNumber: 'STS-1' }) },
  ReverseSettlement: { params: (it) => ({ ...claim(it), settlementId: id(it) }), input: (it) => ({ id: id(it), on: '2026-01-21', reason: 'salah catat' }) },
  WithdrawClaim: { params: claim, input: () => ({ reason: 'salah kirim' }) },
}
