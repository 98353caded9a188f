import { MONTH_REGISTERS, problem, type RegisterId } from '@semesta/kernel'
import { literal, type Session } from '../session.ts'
import type { MonthInput, SnapshotRef } from '../tasks.ts'
import { SNAPSHOT_COLUMNS } from './snapshot-schema.ts'

/** A month cannot be built without the population register and the roster. */
export const noSnapshot = problem<{ register: RegisterId }>(
  'indicators/no-snapshot',
  409,
  (it) => `The month needs a snapshot of ${it.register} on or before its reporting date. Import one and build again.`,
)

/** The newest snapshot of a register among the sources. */
export function sourceOf(input: Pick<MonthInput, 'sources'>, register: RegisterId): SnapshotRef | undefined {
  return input.sources.filter((it) => it.register === register).toSorted((a, b) => b.asOf.localeCompare(a.asOf))[0]
}

const NO_LINKS = `(select null::varchar as register, null::bigint as row_no, null::bigint as person_key, null::varchar as method, null::double as probability where false)`

/**
 * Opens the snapshots as views `src.<register>`; a register that is not there is an empty one.
 *
 * Shape: the columns of the snapshot; `key`, the number a row's human goes under (a sound NIK, or what the links say), and `link`, how it was linked.
 *
 * Fails: Problem `indicators/no-snapshot` without penduduk or peserta.
 */
export async function openSources(session: Session, input: Pick<MonthInput, 'sources' | 'links'>): Promise<void> {
  await session.run('create schema src; create schema stg;')
  await session.run(`create table src.link as select * from ${input.links ? `read_parquet(${literal(input.links)})` : NO_LINKS}`)
  for (const register of MONTH_REGISTERS) {
    const source = sourceOf(input, register)
    if (!source && (register === 'penduduk' || register === 'peserta')) throw noSnapshot({ register })
    const columns = Object.entries(SNAPSHOT_COLUMNS[register])
    const picked = columns.map(([name, type]) => (source ? `${name}::${type} as ${name}` : `null::${type} as ${name}`)).join(', ')
    // Joins and groups run on whole numbers: a NIK that can be trusted has sixteen digits and does not start with 0.
    const key = `case when nik_state = 'ok' then nik::bigint end`
    const from = source ? `from read_parquet(${literal(source.path)})` : 'where false'
    const link = `json_object('method', l.method, 'probability', l.probability)`
    await session.run(
      input.links
        ? `create view src.${register} as select s.*, coalesce(l.person_key, ${key}) as key, if(l.row_no is null, null, ${link})::varchar as link
            from (select ${picked} ${from}) as s left join (from src.link where register = ${literal(register)}) as l on l.row_no = s.row_no`
        : `create view src.${register} as select *, ${key} as key, null::varchar as link from (select ${picked} ${from})`,
    )
  }
}
