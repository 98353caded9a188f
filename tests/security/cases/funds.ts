import { type Case, type Question, rowsOf } from '../case.ts'

// No budget is recorded in these regencies: whoever may ask is told so, and nothing else.
const newId = ({ world }: Question) => world.office.app.newId()
const payment = (it: Question) => ({ paymentId: newId(it) })
const year = () => ({ year: '2025' })
const DAY = '2025-11-10'

export const funds: Record<string, Case> = {
  GetFunds: { input: year, expect: (answer) => [[answer.json().answer, null]] },
  GetFundsWatch: { expect: (answer) => [[answer.json().arrears, 0]] },
  ForecastFunds: { input: () => ({ ...year(), growth: '10' }) },
  ExportFunds: { input: () => ({ ...year(), what: 'payments', format: 'csv' }), file: true },
  PrintBudgetNote: { input: year },
  AddFund: {
    takesArea: true,
    input: (it) => {
      const document = { document: 'DPA 2025', documentOn: DAY }
      return {
        id: newId(it),
        year: 2019,
        kind: 'dana-desa',
        name: 'Dana desa',
        fromMonth: '2019-01',
        untilMonth: '2019-12',
        planned: 1,
        ...document,
        areas: it.area ? [it.area] : [],
      }
    },
  },
  AddArrival: { params: (it) => ({ fundId: newId(it) }), input: (it) => ({ id: newId(it), expectedOn: DAY, amount: 1 }) },
  RecordReceipt: { params: (it) => ({ arrivalId: newId(it) }), input: (it) => ({ id: newId(it), on: DAY, amount: 1, document: 'STS 1' }) },
  RecordBudgetAct: {
    input: (it) => {
      const lines = [{ fundId: newId(it), part: 'iuran', amount: 1 }]
      return { id: newId(it), year: 2025, stage: 'murni', on: DAY, document: 'DPA 2025', lines }
    },
  },
  SetQuota: { input: (it) => ({ id: newId(it), fromMonth: '2019-01', heads: 1, growth: 0, document: 'Rencana Kerja', documentOn: DAY }) },
  ListPayers: { expect: (answer) => [[rowsOf(answer).length >= 6, true]] },
  SetPayer: {
    input: (it) => ({
      id: newId(it),
      group: 'PBI_JK',
      part: 'bantuan',
      payer: 'province',
      fromMonth: '2019-01',
      document: 'Pergub',
      account: '5.1.02.02.02.0002',
    }),
  },
  ListPublished: { expect: (answer) => [[rowsOf(answer).length > 0, true]] },
  ListPayments: { input: year, expect: (answer) => [[rowsOf(answer).length, 0]] },
  OpenPayment: { input: (it) => ({ id: newId(it), month: '2018-01', heads: 1, document: 'Tagihan', documentOn: DAY }) },
  TakeStep: { params: payment, input: (it) => ({ id: newId(it), step: 'verified', number: 'BA 1', on: DAY }) },
  CancelPayment: { params: payment, input: (it) => ({ id: newId(it), on: DAY, reason: 'salah bulan' }) },
  ReversePayment: { params: payment, input: (it) => ({ id: newId(it), on: DAY, reason: 'salah rekening' }) },
  AttachStepFile: { params: payment, input: () => ({ step: 'sp2d' }) },
  DownloadStepFile: { params: (it) => ({ ...payment(it), sha256: '0'.repeat(64) }), file: true },
}
