import { literal, type Session } from '../session.ts'
import type { RegisterCheck } from './checks.ts'
import type { Fault } from './faults.ts'
import type { Source } from './source.ts'
import type { Staging } from './stage.ts'

/** Rows that are listed for one warning; all are counted. A whole column that is odd needs no list of a million lines. */
const LISTED = 20_000

/** Something odd that refuses no row, how often, and the first rows that show it. */
export interface Warning {
  column: string
  reason: string
  advice: string
  rows: number
  examples: number[]
}

/** Writes warnings down in the table `mark` and counts them. */
class Warnings {
  readonly found: Warning[] = []
  readonly #session: Session

  constructor(session: Session) {
    this.#session = session
  }

  /** `from`: SQL after SELECT of the rows concerned, with `row_no` and `raw` as columns. */
  async add(it: Pick<Fault, 'column' | 'reason' | 'advice'>, rows: number, select: string): Promise<void> {
    if (rows === 0) return
    const values = `${literal(it.column)}, ${literal(it.reason)}`
    await this.#session.run(`insert into mark select row_no, ${values}, raw, 'warning', ${literal(it.advice)} from (${select} limit ${LISTED})`)
    const first = await this.#session.one<{ examples: bigint[] }>(
      `select min(row_no, 5) as examples from mark where severity = 'warning' and column_name = ${literal(it.column)} and reason = ${literal(it.reason)}`,
    )
    this.found.push({ column: it.column, reason: it.reason, advice: it.advice, rows, examples: (first?.examples ?? []).map(Number) })
  }
}

/** What is odd in the rows that were accepted: cells that could not be read, damaged numbers, and what the register's checks see. */
export async function warningsOf(session: Session, source: Source, staging: Staging, checks: readonly RegisterCheck[]): Promise<Warning[]> {
  const warnings = new Warnings(session)
  await remarks(session, source, staging, warnings)
  await numbers(session, source, staging, warnings)
  await between(session, checks, warnings)
  return warnings.found
}

async function remarks(session: Session, source: Source, { remarks: known }: Staging, warnings: Warnings): Promise<void> {
  if (known.length === 0) return
  const sums = known.map((_, bit) => `sum((remarks >> ${bit}) & 1) as b${bit}`)
  const row = await session.one<Record<string, bigint | null>>(`select ${sums.join(', ')} from staged where fault is null and remarks > 0`)
  for (const [bit, remark] of known.entries()) {
    const select = `select (${source.rowNumber})::bigint as row_no, null as raw from staged where fault is null and remarks > 0 and (remarks >> ${bit}) & 1 = 1`
    await warnings.add(remark, Number(row?.[`b${bit}`] ?? 0), select)
  }
}

const NIK_STATES = [
  ['damaged', 'NIK rusak karena dibulatkan lembar kerja', 'Beri kolom NIK format teks, lalu isi ulang 16 angkanya dari sumbernya.'],
  ['missing', 'Tanpa NIK', 'Isi NIK bila diketahui; barisnya tetap diterima.'],
  ['shape', 'Tidak berbentuk NIK', 'Periksa 16 angkanya pada KTP atau kartu keluarga.'],
] as const

async function numbers(session: Session, source: Source, { present }: Staging, warnings: Warnings): Promise<void> {
  if (!present.has('nik_digits')) return
  const counts = NIK_STATES.map(([state]) => `count(*) filter (nik_state = '${state}') as ${state}`)
  const row = await session.one<Record<string, bigint>>(`select ${counts.join(', ')} from staged where fault is null`)
  for (const [state, reason, advice] of NIK_STATES) {
    const select = `select (${source.rowNumber})::bigint as row_no, coalesce(nik_odd, nik_digits) as raw from staged where fault is null and nik_state = '${state}'`
    await warnings.add({ column: 'nik', reason, advice }, Number(row?.[state] ?? 0), select)
  }
}

/** The register's own checks over the view `accepted`: one look at all rows, then the rows of those that found something. */
async function between(session: Session, checks: readonly RegisterCheck[], warnings: Warnings): Promise<void> {
  const warn = checks.filter((it) => it.severity === 'warn')
  const single = warn.filter((it) => it.where !== undefined)
  if (single.length > 0) {
    const counts = single.map((it, index) => `count(*) filter (${it.where}) as n${index}`)
    const row = await session.one<Record<string, bigint>>(`select ${counts.join(', ')} from accepted`)
    for (const [index, it] of single.entries()) {
      await warnings.add(asFault(it), Number(row?.[`n${index}`] ?? 0), `select row_no, null as raw from accepted where ${it.where}`)
    }
  }
  for (const it of warn) {
    if (!it.rows) continue
    const row = await session.one<{ n: bigint }>(`select count(*) as n from (${it.rows})`)
    await warnings.add(asFault(it), Number(row?.n ?? 0), `select row_no, null as raw from (${it.rows})`)
  }
}

const asFault = ({ column, judul, advice }: RegisterCheck) => ({ column, reason: judul, advice })
