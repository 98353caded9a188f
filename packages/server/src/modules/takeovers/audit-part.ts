import { joinAuditPack } from '../audit-packs/index.ts'
import * as store from './audit-store.ts'

const PROGRAMME = ['id', 'kind', 'name', 'basis', 'rule', 'start_month', 'days', 'opened_by', 'opened_name', 'opened_at']
const ACT = ['seq', 'id', 'programme_id', 'kind', 'level', 'heads', 'reason', 'undoes', 'done_by', 'done_name', 'role', 'done_at']
const DECISION = [
  ...['id', 'programme_id', 'number', 'decided_on', 'signer', 'fund_id', 'fund_name', 'from_month', 'until_month', 'heads', 'monthly_rupiah', 'year_rupiah'],
  ...['decided_name', 'decided_at'],
]
const EVENT = ['seq', 'act_id', 'programme_id', 'person_id', 'card', 'nik', 'name', 'area_path', 'from_state', 'to_state', 'note']

joinAuditPack({
  name: 'talangan',
  judul: 'Talangan dan alih pembayar: program, tindakan, keputusan, orangnya',
  title: 'Takeovers and moves: programmes, acts, decisions, people',
  async write(ctx, { until }, files) {
    const programmes = await files.table('program.csv', PROGRAMME, store.programmesUntil(ctx, until))
    const acts = await files.table('tindakan.csv', ACT, store.actsUntil(ctx, until))
    const decisions = await files.table('keputusan.csv', DECISION, store.decisionsUntil(ctx, until))
    const events = await files.table('orang.csv', EVENT, store.eventsUntil(ctx, until))
    return [
      { kata: 'Program sampai akhir masa ini', words: 'Programmes until the end of the period', value: programmes, unit: 'rows' },
      { kata: 'Tindakan', words: 'Acts', value: acts, unit: 'rows' },
      { kata: 'Keputusan bernomor', words: 'Numbered decisions', value: decisions, unit: 'rows' },
      { kata: 'Langkah orang per orang', words: 'Steps, person by person', value: events, unit: 'rows' },
    ]
  },
})
