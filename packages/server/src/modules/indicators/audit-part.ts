import { joinAuditPack } from '../audit-packs/index.ts'
import { isDerived, listFacts } from './facts.ts'

const COLUMNS = ['id', 'kind', 'valid_from', 'valid_until', 'value', 'label', 'source', 'recorded_by', 'recorded_at']

joinAuditPack({
  name: 'fakta',
  judul: 'Fakta yang dicatat dengan sumbernya',
  title: 'Recorded facts with their sources',
  async write(ctx, { until }, files) {
    // What follows from other records is not recorded at a moment of its own.
    const facts = (await listFacts(ctx)).filter((it) => it.valid_from.slice(0, 7) <= until).map((it) => (isDerived(it) ? { ...it, recorded_at: null } : it))
    await files.table('fakta.csv', COLUMNS, facts)
    return [{ kata: 'Fakta yang berlaku', words: 'Facts in force', value: facts.length, unit: 'rows' }]
  },
})
