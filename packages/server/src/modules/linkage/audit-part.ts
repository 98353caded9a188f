import { joinAuditPack } from '../audit-packs/index.ts'
import * as store from './store.ts'

const COLUMNS = [
  'seq',
  'id',
  'pair_id',
  'left_id',
  'right_id',
  'area_path',
  'act',
  'state',
  'undoes',
  'reason',
  'run_id',
  'decided_by',
  'decided_name',
  'decided_at',
]

joinAuditPack({
  name: 'keputusan-padanan',
  judul: 'Keputusan orang tentang siapa orang yang sama',
  title: 'Decisions of people about who is the same person',
  async write(ctx, { until }, files) {
    const decisions = await files.table('keputusan.csv', COLUMNS, await store.decisionsUntil(ctx, until))
    return [{ kata: 'Keputusan sampai akhir masa ini', words: 'Decisions until the end of the period', value: decisions, unit: 'rows' }]
  },
})
