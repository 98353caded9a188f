import type { RegisterId } from '@semesta/kernel'
import { SNAPSHOT_COLUMNS } from '../month/snapshot-schema.ts'
import { literal } from '../session.ts'
import { enumOf } from './expressions.ts'
import type { RegisterColumn, RegisterMapping } from './mapping.ts'
import type { Source } from './source.ts'
import type { Staging } from './stage.ts'

function pick(values: (string | number | null)[], place: string): string {
  const texts = values.filter((it) => typeof it === 'string')
  const list = `[${values.map((it) => (it === null ? 'null' : typeof it === 'number' ? it : literal(it))).join(', ')}]`
  return texts.length > 0 ? `(${list}::${enumOf(texts)}[])[${place}]` : `${list}[${place}]`
}

/** Snapshot columns that a code table yields from the staged place in the table. */
function derived(mapping: RegisterMapping, present: Set<string>): Map<string, string> {
  const sql = new Map<string, string>()
  const find = (type: RegisterColumn['type']) => mapping.columns.find((it) => it.type === type)
  const participants = find('participant')?.participants
  const memberships = find('membership')?.memberships
  if (participants && present.has('jenis_peserta')) {
    sql.set(
      'participant_code',
      pick(
        participants.map((it) => it.code),
        'jenis_peserta',
      ),
    )
    sql.set(
      'segment',
      pick(
        participants.map((it) => it.segment),
        'jenis_peserta',
      ),
    )
  }
  if (memberships && present.has('status')) {
    const status = pick(
      memberships.map((it) => it.status),
      'status',
    )
    sql.set(
      'status_code',
      pick(
        memberships.map((it) => it.code),
        'status',
      ),
    )
    sql.set('status', status)
    sql.set('is_active', `(${status} = 'aktif')`)
  }
  return sql
}

/**
 * The SELECT of the snapshot: every column of its schema, in order, from the accepted rows of `staged`.
 *
 * Shape: `rounded` marks a file whose NIK column went through a spreadsheet: there a final zero proves nothing but the rounding.
 */
export function acceptedSql(register: RegisterId, source: Source, { present }: Staging, { rounded, copies }: { rounded: boolean; copies: number }): string {
  const special = derived(source.layout.mapping, present)
  const state = rounded ? `case when nik_state = 'ok' and ends_with(nik_digits, '0') then 'damaged' else nik_state end` : 'nik_state'
  special.set('row_no', source.rowNumber)
  if (present.has('nik_digits')) {
    special.set('nik', `case when ${state} = 'ok' then nik_digits end`)
    special.set('nik_raw', 'coalesce(nik_odd, nik_digits)')
    special.set('nik_state', state)
  } else special.set('nik_state', `'missing'`)
  for (const block of ['rt', 'rw']) if (present.has(block)) special.set(block, `nullif(${block}, '000')`)
  const columns = Object.entries(SNAPSHOT_COLUMNS[register]).map(([name, type]) => {
    const sql = special.get(name) ?? (present.has(name) ? name : 'null')
    // texts stay the ENUM they may be: Parquet takes its dictionary over and stores text
    return sql !== 'null' && type === 'varchar' ? `${sql} as ${name}` : `cast(${sql} as ${type}) as ${name}`
  })
  return `select ${columns.join(', ')} from staged where fault is null${copies > 0 ? ' and rowid not in (select place from copies)' : ''}`
}
