import { joinAuditPack } from '../audit-packs/index.ts'
import * as pack from './pack-store.ts'
import { scanPath } from './step-files.ts'

joinAuditPack({
  name: 'dana',
  judul: 'Dana: sumber, penerimaan, pagu, pembayaran sampai SP2D',
  title: 'Funds: sources, receipts, pagu, payments up to SP2D',
  async write(ctx, { from, until }, files) {
    const funds = await files.table('sumber.csv', pack.FUND_COLUMNS, pack.eachFund(ctx, from, until))
    await files.table('penerimaan.csv', pack.RECEIPT_COLUMNS, pack.eachReceipt(ctx, from, until))
    await files.table('pagu.csv', pack.ACT_COLUMNS, pack.eachAct(ctx, from, until))
    await files.table('pembayaran.csv', pack.PAYMENT_COLUMNS, pack.eachPayment(ctx, from, until))
    await files.table('langkah.csv', pack.STEP_COLUMNS, pack.eachStep(ctx, from, until))
    const scans = await pack.listScans(ctx, from, until)
    await files.table('pindaian.csv', pack.SCAN_COLUMNS, scans)
    for (const sha256 of new Set(scans.map((it) => it.sha256))) await files.copy(`pindaian/${sha256}`, scanPath(ctx, sha256))
    const { opened, paid } = await pack.sumPayments(ctx, from, until)
    return [
      { kata: 'Sumber dana', words: 'Funds', value: funds, unit: 'rows' },
      { kata: 'Pembayaran dibuka', words: 'Payments opened', value: opened, unit: 'rupiah' },
      { kata: 'Dibayar dengan SP2D', words: 'Paid by SP2D', value: paid, unit: 'rupiah' },
    ]
  },
})
