import { PEOPLE_COLUMNS } from '../tasks.ts'

type PeopleColumn = (typeof PEOPLE_COLUMNS)[number]

const flags: PeopleColumn[] = ['is_primary', 'is_resident', 'is_registered', 'is_active', 'pbi_recipient', 'is_unchanged']
const dates: PeopleColumn[] = [
  ...(['birth_date', 'card_since', 'card_until', 'population_status_on', 'pbi_removed_on'] as const),
  ...(['employed_since', 'employed_until', 'died_on', 'moved_on'] as const),
]
const integers: PeopleColumn[] = ['row_no', 'age', 'participant_code', 'arrears_months', 'decile']
const bigints: PeopleColumn[] = ['arrears_rupiah', 'row_penduduk', 'row_peserta', 'row_dtsen', 'row_pekerja', 'row_kematian', 'row_pindah']

function typeOf(column: PeopleColumn): string {
  if (flags.includes(column)) return 'boolean'
  if (dates.includes(column)) return 'date'
  if (integers.includes(column)) return 'integer'
  return bigints.includes(column) ? 'bigint' : 'varchar'
}

/** people.parquet column by column with its DuckDB type. */
export const ENTRY_COLUMNS = Object.fromEntries(PEOPLE_COLUMNS.map((column) => [column, typeOf(column)])) as Record<PeopleColumn, string>

/** The views a rule may read, with their columns: the stable face of a month towards its rules (policy/rules/README.md). */
export const STAGE: Record<string, Record<string, string>> = {
  'stg.month': { as_of: 'date', regency: 'varchar' },
  'stg.entry': ENTRY_COLUMNS,
  'stg.person': ENTRY_COLUMNS,
  'stg.card': ENTRY_COLUMNS,
  'stg.resident': ENTRY_COLUMNS,
  'stg.household': { kk: 'varchar', members: 'integer', registered: 'integer', active: 'integer' },
  'stg.roster': { row_no: 'integer', relation: 'varchar' },
  'stg.poverty': { nik: 'varchar', decile: 'integer', pbi_recipient: 'boolean', pbi_removed_on: 'date', pbi_removed_reason: 'varchar' },
  'stg.worker': {
    source_row: 'bigint',
    row_no: 'integer',
    person_id: 'varchar',
    nik: 'varchar',
    name: 'varchar',
    birth_date: 'date',
    employer_code: 'varchar',
    employer_name: 'varchar',
    wage: 'bigint',
    employed_since: 'date',
    employed_until: 'date',
    is_employed: 'boolean',
    is_first: 'boolean',
  },
  'stg.death_record': { nik: 'varchar', name: 'varchar', birth_date: 'date', died_on: 'date', source: 'varchar', village_code: 'varchar' },
  'stg.move_record': { nik: 'varchar', name: 'varchar', moved_on: 'date', direction: 'varchar', moved_from: 'varchar', moved_to: 'varchar' },
  // A line of a bill and who else pays for its person (policy/challenge/README.md).
  'stg.line': {
    ...{ row_no: 'bigint', bill: 'varchar', bill_row: 'bigint', is_current: 'boolean', card: 'varchar', nik: 'varchar', nik_state: 'varchar', name: 'varchar' },
    ...{ birth_date: 'date', month: 'varchar', bill_month: 'varchar', billed_segment: 'varchar', iuran_asked: 'bigint', bantuan_asked: 'bigint' },
    ...{ iuran: 'bigint', bantuan: 'bigint', rupiah: 'bigint', due: 'bigint', over: 'bigint', centre_differs: 'boolean', due_centre: 'bigint' },
    ...{ matched_by: 'varchar', has_picture: 'boolean', person_id: 'varchar', people_row: 'integer' },
    ...{ on_roster: 'boolean', is_active: 'boolean', segment: 'varchar', class: 'varchar', status: 'varchar', card_since: 'date', card_until: 'date' },
    ...{ is_primary: 'boolean', in_population: 'boolean', row_peserta: 'bigint', roster_nik: 'varchar', sex: 'varchar', known_birth_date: 'date' },
    ...{ member_card: 'varchar', namesake_card: 'varchar', namesake_nik: 'varchar', namesake_died_on: 'date', namesake_moved_on: 'date' },
    ...{
      died_on: 'date',
      death_source: 'varchar',
      row_kematian: 'bigint',
      moved_on: 'date',
      moved_direction: 'varchar',
      moved_to: 'varchar',
      row_pindah: 'bigint',
    },
    ...{ employer_name: 'varchar', employed_since: 'date', employed_until: 'date', row_pekerja: 'bigint', row_penduduk: 'bigint' },
    ...{ village_code: 'varchar', area_path: 'varchar' },
  },
  'stg.cover': { month: 'varchar', person_id: 'varchar', card: 'varchar', segment: 'varchar', card_since: 'date', row_peserta: 'bigint' },
}
