import { readFileSync } from 'node:fs'
import { reportingDate } from '@semesta/kernel'
import { ratesAt } from '../rates/rate-set.ts'
import { literal, openSession, type Session } from '../session.ts'
import type { OnProgress } from '../tasks.ts'
import {
  ADJUSTMENT_COLUMNS,
  DUE_COLUMNS,
  DUE_TOTAL_COLUMNS,
  OBLIGATION_PARTS,
  type ObligationInput,
  type ObligationPart,
  type ObligationReport,
} from './task.ts'

const step = (name: string) => readFileSync(new URL(`./steps/${name}.sql`, import.meta.url), 'utf8')
const parquet = (file: string) => `read_parquet(${literal(file)})`

/** The columns that are read of a file; one of an older build may lack some, which are null then. */
async function openView(session: Session, view: string, file: string | null, columns: Record<string, string>): Promise<void> {
  const there = new Set(file ? (await session.all<{ column_name: string }>(`describe from ${parquet(file)}`)).map((it) => it.column_name) : [])
  const picked = Object.entries(columns).map(([name, type]) => `${there.has(name) ? name : 'null'}::${type} as ${name}`)
  await session.run(`create view ${view} as select ${picked.join(', ')} ${file ? `from ${parquet(file)}` : 'where false'}`)
}

const PEOPLE = {
  ...{ row_no: 'integer', person_id: 'varchar', card: 'varchar', nik: 'varchar', name: 'varchar', village_code: 'varchar', area_path: 'varchar' },
  ...{
    segment: 'varchar',
    class: 'varchar',
    kk: 'varchar',
    birth_date: 'date',
    is_registered: 'boolean',
    is_active: 'boolean',
    cause: 'varchar',
    coverage_step: 'varchar',
  },
  ...{ participant_code: 'integer', employed_until: 'date', row_peserta: 'bigint', row_pekerja: 'bigint' },
}
const NEWS = { person_id: 'varchar', card: 'varchar', died_on: 'date', moved_on: 'date', moved_direction: 'varchar' }

/** The tariff of the reporting date as one row; what the law of the day does not know costs nothing. */
async function openRate(session: Session, input: ObligationInput): Promise<void> {
  const rates = ratesAt(reportingDate(input.month))
  const { local, self, wage, centre } = rates
  const payer = rates.parameters.get('premiums/pbpu-assistance-payer')?.value ?? 'local'
  const values = {
    ...{ own_1: self[1]?.own, own_2: self[2]?.own, own_3: self[3]?.own, assistance: self[3]?.local, assistance_central: self[3]?.central },
    ...{ pemda_iuran: local?.iuran, pemda_bantuan: local?.bantuanDaerah, pemda_central: local?.bantuanPusat, centre: centre ?? undefined },
    ...{ employer_hundredths: Math.round((wage?.employerPercent ?? 0) * 100), worker_hundredths: Math.round((wage?.workerPercent ?? 0) * 100) },
    ...{ further_hundredths: Math.round((wage?.extraFamilyPercent ?? 0) * 100), children_max: wage?.childrenMax ?? 1_000 },
    pbi_province: Math.min(input.pbiProvinceRupiah, centre ?? 0),
  }
  const columns = Object.entries(values).map(([name, value]) => `${value ?? 0}::bigint as ${name}`)
  const limits = [`${wage?.capRupiah ?? 'null'}::bigint as wage_cap`, `${input.minimumWageRupiah ?? 'null'}::bigint as wage_floor`]
  await session.run(`create table rate as select ${[...columns, ...limits, `${literal(String(payer))} as assistance_payer`].join(', ')}`)
}

/** What was put down before, with the month and the order of each piece. */
async function openBefore(session: Session, input: ObligationInput): Promise<void> {
  const nothing = (columns: readonly string[]) => `select ${columns.map((it) => `null::${typeOf(it)} as ${it}`).join(', ')} where false`
  const bases = input.before.map((it) => `select ${literal(it.month)} as for_month, * exclude (row_no) from ${parquet(it.base)}`)
  const pieces = [...new Set(input.before.flatMap((it) => it.adjustments))]
  const differences = pieces.map((file, at) => `select ${at + 1} as run, * exclude (seq) from ${parquet(file)}`)
  const dueColumns = ['for_month', ...DUE_COLUMNS.filter((it) => it !== 'row_no')]
  await session.run(`create view put_down_all as ${[nothing(dueColumns), ...bases].join(' union all by name ')}`)
  const months = input.before.map((it) => literal(it.month)).join(', ') || 'null'
  await session.run(
    `create view adjusted_all as from (${[nothing(['run', ...ADJUSTMENT_COLUMNS.filter((it) => it !== 'seq')]), ...differences].join(' union all by name ')}) where for_month in (${months})`,
  )
}

const numbers = new Set<string>([...OBLIGATION_PARTS, 'row_no', 'seq', 'run'])
const typeOf = (column: string) => (numbers.has(column) ? 'bigint' : column === 'is_late' ? 'boolean' : 'varchar')

async function write(session: Session, input: ObligationInput, name: string, columns: readonly string[], query: string): Promise<void> {
  const out = (ending: string) => literal(`${input.outDir}/${name}.${ending}`)
  await session.run(`copy (${query}) to ${out('parquet')} (format parquet, compression lz4)`)
  await session.run(
    `copy (select ${columns.join(', ')} from ${parquet(`${input.outDir}/${name}.parquet`)}) to ${out('csv')} (format csv, header false, nullstr '')`,
  )
}

const sums = OBLIGATION_PARTS.map((part) => `sum(${part})::bigint as ${part}`).join(', ')

async function putDown(session: Session, input: ObligationInput): Promise<number> {
  await write(session, input, 'due', DUE_COLUMNS, 'from due')
  const groups = 'village_code, segment, class, basis'
  await write(session, input, 'total', DUE_TOTAL_COLUMNS, `select ${groups}, count(*)::integer as heads, ${sums} from due group by all order by all`)
  return (await session.one<{ rows: number }>('select count(*)::integer as rows from due'))?.rows ?? 0
}

/**
 * Puts down what each registered card owes in a month, to whom and through whom; a month that was put down before gets the difference alone.
 *
 * Unit:  whole rupiah; the tariff is that of the reporting date.
 * Shape: what was put down is only read. Adjustments name the month they are for: the one that was built again, and those that a death or a move
 *        reported later undoes. The same inputs again give no adjustment.
 * Fails: as DuckDB does on a file that is not there.
 * Source: docs/decisions/0014
 */
export async function runObligation(input: ObligationInput, onProgress: OnProgress): Promise<ObligationReport> {
  const session = await openSession(input.limits)
  const isAgain = input.before.some((it) => it.month === input.month)
  try {
    onProgress({ percent: 0, step: 'obligations' })
    await session.run(
      `set variable as_of = date ${literal(reportingDate(input.month))}; set variable month = ${literal(input.month)}; set variable is_again = ${isAgain}`,
    )
    await openView(session, 'people', input.people, PEOPLE)
    await openView(session, 'newest', input.newest, NEWS)
    await openView(session, 'peserta', input.peserta, { row_no: 'bigint', no_kk: 'varchar', hubungan_keluarga: 'varchar' })
    await openView(session, 'pekerja', input.pekerja, { row_no: 'bigint', upah: 'bigint' })
    await openRate(session, input)
    await openBefore(session, input)
    await session.run(step('judged'))
    await session.run(`create table due as ${step('due')}`)
    onProgress({ percent: 40, step: 'adjustments' })
    for (const name of ['standing', 'rebuilt', 'late']) await session.run(step(name))
    const order = 'row_number() over (order by for_month, is_late, card) as seq'
    await write(session, input, 'adjustment', ADJUSTMENT_COLUMNS, `select ${order}, * from (from rebuilt union all by name from late)`)
    onProgress({ percent: 70, step: 'twins' })
    const rows = isAgain ? null : await putDown(session, input)
    const adjustments = await session.one<{ rows: number }>(`select count(*)::integer as rows from ${parquet(`${input.outDir}/adjustment.parquet`)}`)
    const rupiah = await session.one<Record<ObligationPart, bigint | null>>(
      `select ${sums} from ${isAgain ? parquet(`${input.outDir}/adjustment.parquet`) : 'due'}`,
    )
    onProgress({ percent: 100, step: 'done' })
    const whole = Object.fromEntries(OBLIGATION_PARTS.map((part) => [part, Number(rupiah?.[part] ?? 0)])) as Record<ObligationPart, number>
    return { rows, adjustments: adjustments?.rows ?? 0, rupiah: whole }
  } finally {
    session.close()
  }
}
