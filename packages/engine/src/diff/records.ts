import { REGISTERS, type RegisterId } from '@semesta/kernel'
import { SNAPSHOT_COLUMNS } from '../month/snapshot-schema.ts'
import { literal, type Session } from '../session.ts'
import type { DiffInput } from '../tasks.ts'
import { comparedColumns, type Differ } from './differs.ts'

/** The two sides of a diff: `o` the snapshot in force, `n` the file. */
type Side = 'o' | 'n'

const flags = (differ: Differ) =>
  `coalesce(${differ.registered}, false) as f_registered, coalesce(${differ.active}, false) as f_active, coalesce(${differ.cityPaid}, false) as f_paid`

/** Columns of a register as the comparison sees it: one that speaks of no people has nobody's NIK. */
function columnsOf(register: RegisterId): [name: string, type: string][] {
  const columns = Object.entries(SNAPSHOT_COLUMNS[register])
  return 'nik' in SNAPSHOT_COLUMNS[register] ? columns : [...columns, ['nik', 'varchar'], ['nik_raw', 'varchar'], ['nik_state', 'varchar']]
}

function rowsOf(register: RegisterId, path: string | null): string {
  const columns = columnsOf(register)
  const isThere = (name: string) => name in SNAPSHOT_COLUMNS[register]
  const picked = columns.map(([name, type]) => (path && isThere(name) ? `${name}::${type} as ${name}` : `null::${type} as ${name}`)).join(', ')
  return `select ${picked} ${path ? `from read_parquet(${literal(path)})` : 'where false'}`
}

/** Opens both sides as views `row_o` and `row_n`, and every other register in force as `other.<register>`. */
export async function openSides(session: Session, input: DiffInput, differ: Differ): Promise<void> {
  await session.run(`set variable as_of = date ${literal(input.asOf)}; set variable regency = ${literal(input.regency)}; create schema other;`)
  await session.run(`create view row_o as select *, ${flags(differ)} from (${rowsOf(input.register, input.before)})`)
  const taken = input.taken ? ` union all ${rowsOf(input.register, input.taken)}` : ''
  await session.run(`create view file_n as ${rowsOf(input.register, input.file)}${taken}`)
  for (const register of REGISTERS) {
    const path = register === input.register ? input.before : (input.others.find((it) => it.register === register)?.path ?? null)
    await session.run(`create view other.${register} as ${rowsOf(register, path)}`)
  }
}

/** Columns in which a side says anything at all: a column that is empty throughout is one that the file does not have. */
async function said(session: Session, relation: string, columns: readonly string[]): Promise<Set<string>> {
  const row = await session.one<Record<string, bigint>>(`select ${columns.map((it) => `count(${it}) as ${it}`).join(', ')} from ${relation}`)
  return new Set(columns.filter((it) => Number(row?.[it] ?? 0) > 0))
}

/** The name of a row's record; people who share a key are told apart, and only they cost a digest. */
const recordKey = (differ: Differ) => (differ.apart ? `if(k in (select k from shared), k || '/' || left(md5(${differ.apart}), 8), k)` : 'k')

/** Finds the rows that only repeat a record: `copy_<side>(row_no)`. Only rows whose key repeats are ranked. */
async function findCopies(session: Session, side: Side, relation: string, differ: Differ): Promise<void> {
  await session.run(`create table copy_${side} as
    with repeated as (select ${differ.key} as k from ${relation} group by k having count(*) > 1)
    select row_no from (select *, ${differ.key} as k from ${relation}) join repeated using (k)
    qualify row_number() over (partition by ${['k', ...(differ.apart ? [differ.apart] : [])].join(', ')} order by ${differ.newest}) > 1`)
}

/** Names the record of every row: `named_<side>(row_no, record_key, h)`, and without the repetitions `rec_<side>`. */
async function nameRecords(session: Session, side: Side, relation: string, differ: Differ, compared: readonly string[]): Promise<void> {
  await session.run(`create table named_${side} as
    select row_no, ${recordKey(differ)} as record_key, hash(${['true', ...compared].join(', ')}) as h from (select *, ${differ.key} as k from ${relation})`)
  await session.run(`create view rec_${side} as select * from named_${side} where row_no not in (from copy_${side})`)
}

async function findShared(session: Session, differ: Differ): Promise<void> {
  if (!differ.apart) return
  const inSide = (relation: string) => `select ${differ.key} as k from ${relation} group by k having min(${differ.apart}) is distinct from max(${differ.apart})`
  await session.run(`create table shared as ${inSide('row_o')} union ${inSide('file_n')}`)
}

/**
 * Brings both sides to one row a record and finds the records that differ.
 *
 * Shape: views `row_o`, `row_n` (columns of the register and flags), `force_n` (of a part, the rows of `row_o` that its people have), tables and views `rec_o`, `rec_n`, `copy_n`, and `pair(record_key, n_row, o_row)`:
 *        the records that are new, gone or different. A part keeps what it does not say, and nobody leaves by it.
 *        Only columns in which both sides say anything are compared. Returns those.
 */
export async function pairRecords(session: Session, input: DiffInput, differ: Differ): Promise<string[]> {
  const columns = comparedColumns(input.register)
  const inFile = await said(session, 'file_n', columns)
  await findShared(session, differ)
  if (input.scope === 'whole') {
    const inForce = await said(session, 'row_o', columns)
    const compared = input.before ? columns.filter((it) => inFile.has(it) && inForce.has(it)) : columns
    await session.run(`create view row_n as select *, ${flags(differ)} from file_n; create view force_n as from row_o`)
    for (const [side, relation] of [
      ['o', 'row_o'],
      ['n', 'row_n'],
    ] as const) {
      await findCopies(session, side, relation, differ)
      await nameRecords(session, side, relation, differ, compared)
    }
    await pair(session, 'true')
    return compared
  }
  // A village of four thousand does not name a city of millions.
  await session.run(`create table file_key as select distinct ${differ.key} as k from file_n`)
  await session.run(`create table force_n as select * from row_o where ${differ.key} in (from file_key)`)
  await findCopies(session, 'o', 'row_o', differ)
  await nameRecords(session, 'o', 'force_n', differ, columns)
  await fillUnsaid(session, input, differ, inFile)
  await findCopies(session, 'n', 'row_n', differ)
  await nameRecords(session, 'n', 'row_n', differ, columns)
  await pair(session, 'n.row_no is not null')
  return columns
}

async function pair(session: Session, wanted: string): Promise<void> {
  await session.run(`create table pair as
    select record_key, n.row_no as n_row, o.row_no as o_row
    from rec_n as n full outer join rec_o as o using (record_key)
    where ${wanted} and (n.row_no is null or o.row_no is null or n.h <> o.h)`)
}

/** `row_n` of a part: what its file has no column for stays as it is in force. */
async function fillUnsaid(session: Session, input: DiffInput, differ: Differ, inFile: ReadonlySet<string>): Promise<void> {
  const derived: Record<string, string> = { nik_raw: 'nik', nik_state: 'nik', status_raw: 'status', is_active: 'status', participant_code: 'segment' }
  const names = columnsOf(input.register)
    .map(([name]) => name)
    .filter((it) => it !== 'row_no')
  // A NIK that cannot be used is said all the same.
  const saysNik = await session.one<{ n: bigint }>('select count(nik_raw) as n from file_n')
  const says = (name: string) => inFile.has(derived[name] ?? name) || ((derived[name] ?? name) === 'nik' && Number(saysNik?.n ?? 0) > 0)
  const columns = names.map((it) => (says(it) ? `f.${it}` : `o.${it}`))
  await session.run(`create table row_n as
    select *, ${flags(differ)} from (
      select f.row_no, ${columns.join(', ')}
      from (select *, ${recordKey(differ)} as record_key from (select *, ${differ.key} as k from file_n)) as f
      left join (select record_key, r.* from rec_o join force_n as r using (row_no)) as o on o.record_key = f.record_key)`)
}

/**
 * What will be in force, as `after`: of a part, people of the file as it says and everybody else as they are. `after_once` has one row a record.
 *
 * Shape: writes snapshot.parquet where that is not the file itself, and file.parquet where rows were taken over.
 */
export async function placeAfter(session: Session, input: DiffInput): Promise<void> {
  const columns = Object.keys(SNAPSHOT_COLUMNS[input.register]).join(', ')
  const write = (relation: string, name: string) =>
    session.run(`copy (select ${columns} from ${relation}) to ${literal(`${input.outDir}/${name}.parquet`)} (format parquet, compression lz4)`)
  if (input.taken) await write('file_n', 'file')
  if (input.scope === 'whole') {
    await session.run('create view after as from row_n; create view after_once as from row_n where row_no not in (from copy_n)')
    if (input.taken) await write('file_n', 'snapshot')
    return
  }
  // Row numbers stay unique: the file's rows are numbered behind those in force.
  await session.run(`set variable rows_before = (select coalesce(max(row_no), 0) from row_o)`)
  await session.run(`create view after as
    select * from row_o where row_no not in (select row_no from named_o where record_key in (select record_key from rec_n))
    union all by name
    select * replace (getvariable('rows_before') + row_no as row_no) from row_n where row_no not in (from copy_n)`)
  await session.run('create view after_once as from after where row_no not in (from copy_o)')
  await write('after', 'snapshot')
}
