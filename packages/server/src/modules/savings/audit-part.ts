import { rowsOf } from '../../platform/cursor.ts'
import { joinAuditPack } from '../audit-packs/index.ts'
import * as store from './store.ts'

const COLUMNS = [
  ...[
    'month',
    'booked_on',
    'id',
    'kind',
    'stage',
    'rupiah',
    'person_months',
    'horizon_months',
    'ref_kind',
    'ref_id',
    'note',
    'reverses',
    'booked_by',
    'booked_at',
  ],
]

joinAuditPack({
  name: 'penghematan',
  judul: 'Buku penghematan',
  title: 'The savings ledger',
  async write(ctx, { until }, files) {
    const entries = await files.table('penghematan.csv', COLUMNS, rowsOf(ctx.trx, store.listAll(ctx, { until })))
    return [{ kata: 'Catatan sampai akhir masa ini', words: 'Entries until the end of the period', value: entries, unit: 'rows' }]
  },
})
