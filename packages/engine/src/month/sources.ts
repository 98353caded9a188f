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
export function sourceOf(input: MonthInput, register: RegisterId): SnapshotRef | undefined {
  return input.sources.filter((it) => it.register === register).toSorted((a, b) => b.asOf.localeCompare(a.asOf))[0]
}

/**
 * Opens the snapshots as views `src.<register>`; a register that is not there is an empty one.
 *
 * Fails: Problem `indicators/no-snapshot` without penduduk or peserta.
 */
export async function openSources(session: Session, input: MonthInput): Promise<void> {
  await session.run('create schema src; create schema stg;')
  for (const register of MONTH_REGISTERS) {
    const source = sourceOf(input, register)
    if (!source && (register === 'penduduk' || register === 'peserta')) throw noSnapshot({ register })
    const columns = Object.entries(SNAPSHOT_COLUMNS[register])
    const picked = columns.map(([name, type]) => (source ? `${name}::${type} as ${name}` : `null::${type} as ${name}`)).join(', ')
    // Joins and groups run on whole numbers: a NIK that can be trusted has sixteen digits and does not start with 0.
    const key = `case when nik_state = 'ok' then nik::bigint end as key`
    const from = source ? `from read_parquet(${literal(source.path)})` : 'where false'
    await session.run(`create view src.${register} as select *, ${key} from (select ${picked} ${from})`)
  }
}
