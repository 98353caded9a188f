import { join } from 'node:path'
import { CHALLENGE_FILES } from '@semesta/engine'
import { joinAuditPack } from '../audit-packs/index.ts'
import { notChallenged } from './problems.ts'
import * as store from './store.ts'

const BILL = [
  ...['id', 'month', 'revision', 'superseded', 'state', 'letter_number', 'letter_on', 'received_on', 'due_on', 'heads', 'iuran', 'bantuan', 'file_name'],
  ...['reason', 'recorded_by', 'recorded_at', 'build_id', 'month_revision', 'result'],
]
const STATEMENT = [
  ...['id', 'bill_id', 'number_pemda', 'number_bpjs', 'signed_on', 'signatories', 'closing', 'iuran', 'bantuan', 'content', 'verified_by', 'verified_at'],
]
const DECISION = ['seq', 'id', 'bill_id', 'row_no', 'verdict', 'reason', 'undoes', 'decided_by', 'decided_at']

joinAuditPack({
  name: 'tagihan',
  judul: 'Tagihan, baris yang diuji, keputusan, dan berita acara',
  title: 'Bills, their lines as tested, decisions and signed statements',
  async write(ctx, { from, until }, files) {
    const bills = await store.listOfPeriod(ctx, from, until)
    // Its files are being replaced: a pack without them, or with half of them, would be a lie under a seal.
    const moving = bills.find((it) => it.state === 'challenging')
    if (moving) throw notChallenged({ state: moving.state })
    const ids = bills.map((it) => it.id)
    await files.table('tagihan.csv', BILL, bills)
    const statements = await files.table('berita-acara.csv', STATEMENT, await store.statementsOf(ctx, ids))
    await files.table('keputusan.csv', DECISION, await store.decisionsOf(ctx, ids))
    for (const bill of bills) {
      if (!bill.folder || bill.result?.kind !== 'lines') continue
      for (const name of CHALLENGE_FILES) {
        await files.copy(`${bill.month}-r${bill.revision}/${name}.parquet`, join(ctx.app.config.dataDir, bill.folder, `${name}.parquet`))
      }
    }
    const inForce = bills.filter((it) => !it.superseded)
    const sum = (of: (bill: (typeof bills)[number]) => number) => inForce.reduce((total, it) => total + of(it), 0)
    return [
      { kata: 'Ditagih', words: 'Billed', value: sum((it) => it.iuran + it.bantuan), unit: 'rupiah' },
      { kata: 'Layak disanggah, seluruh masa', words: 'Can be disputed, full period', value: sum((it) => it.result?.distinct.rupiahFull ?? 0), unit: 'rupiah' },
      { kata: 'Berita acara ditandatangani', words: 'Statements signed', value: statements, unit: 'rows' },
    ]
  },
})
