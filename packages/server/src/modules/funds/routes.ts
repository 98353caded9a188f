import {
  AddArrival,
  AddFund,
  AttachStepFile,
  CancelPayment,
  DownloadStepFile,
  ExportFunds,
  ForecastFunds,
  GetFunds,
  GetFundsWatch,
  ListPayers,
  ListPayments,
  ListPublished,
  OpenPayment,
  PrintBudgetNote,
  RecordBudgetAct,
  RecordReceipt,
  ReversePayment,
  SetPayer,
  SetQuota,
  TakeStep,
} from '@semesta/contract'
import { route } from '../../platform/route.ts'
import { exportFunds } from './export-funds.ts'
import { forecastFunds } from './forecast-funds.ts'
import { gatherYear, getFunds, getWatch } from './get-funds.ts'
import { openByHeads } from './open-payment.ts'
import { listPayers, setPayer } from './payers.ts'
import { printNote } from './print-note.ts'
import { publishedFigures } from './published.ts'
import { recordAct } from './record-act.ts'
import { addArrival, addFund, recordReceipt, setQuota } from './record-fund.ts'
import { attachFile, downloadFile } from './step-files.ts'
import { cancelPayment, reversePayment, takeStepByHand } from './take-step.ts'

export const routes = [
  route(GetFunds, getFunds),
  route(GetFundsWatch, getWatch),
  route(ForecastFunds, forecastFunds),
  route(ExportFunds, exportFunds, ({ what, format, year }) => ({ action: 'funds.exported', detail: { what, format, year: year ?? null } })),
  route(PrintBudgetNote, printNote, ({ year }) => ({ action: 'funds.note-printed', detail: { year: year ?? null } })),
  route(AddFund, addFund, ({ id, year, kind, planned }) => ({ action: 'funds.recorded', subject: id, detail: { year, kind, planned } })),
  route(AddArrival, addArrival, ({ id, expectedOn, amount }) => ({ action: 'funds.arrival-expected', subject: id, detail: { expectedOn, amount } })),
  route(RecordReceipt, recordReceipt, ({ id, on, amount, document }) => ({ action: 'funds.received', subject: id, detail: { on, amount, document } })),
  route(RecordBudgetAct, recordAct, ({ id, year, stage, document }) => ({ action: 'funds.pagu-changed', subject: id, detail: { year, stage, document } })),
  route(SetQuota, setQuota, ({ id, fromMonth, heads, growth }) => ({ action: 'funds.quota-set', subject: id, detail: { fromMonth, heads, growth } })),
  route(ListPayers, listPayers),
  route(SetPayer, setPayer, ({ id, group, part, payer, fromMonth }) => ({ action: 'funds.payer-set', subject: id, detail: { group, part, payer, fromMonth } })),
  route(ListPublished, async () => ({ rows: publishedFigures() })),
  route(ListPayments, async (ctx, ask) => ({ rows: (await gatherYear(ctx, ask)).payments })),
  route(OpenPayment, openByHeads, ({ month, heads, document }, { id, total }) => ({
    action: 'funds.bill-opened',
    subject: id,
    detail: { month, heads, total, document },
  })),
  route(TakeStep, takeStepByHand, ({ step, number, on }, { id, total }) => ({ action: `funds.step-${step}`, subject: id, detail: { number, on, total } })),
  route(CancelPayment, cancelPayment, ({ reason }, { id }) => ({ action: 'funds.bill-cancelled', subject: id, reason })),
  route(ReversePayment, reversePayment, ({ reason, on }, { id, total }) => ({ action: 'funds.payment-reversed', subject: id, reason, detail: { on, total } })),
  route(AttachStepFile, attachFile, ({ step }, { id }) => ({ action: 'funds.file-kept', subject: id, detail: { step } })),
  route(DownloadStepFile, downloadFile, ({ paymentId, sha256 }) => ({ action: 'funds.file-read', subject: paymentId, detail: { sha256 } })),
]
