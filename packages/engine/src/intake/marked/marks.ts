import { join } from 'node:path'
import { literal, type Session } from '../../session.ts'
import type { IntakeReport } from '../../tasks.ts'
import type { Severity } from './styles.ts'

/** One cell to mark. */
export interface Mark {
  severity: Severity
  /** place among the titles; the row as a whole is told at its first cell */
  column: number
  reason: string
  advice: string
}

const PAGE = 50_000

/** The marks of a file in the order of its rows, held as numbers: a million of them take some megabytes. */
export class Marks {
  readonly #rows: number[] = []
  readonly #kinds: number[] = []
  readonly #known: Mark[] = []
  #at = 0

  /** Reads what a check wrote into `folder`. */
  static async read(session: Session, folder: string, report: IntakeReport): Promise<Marks> {
    const marks = new Marks()
    const file = `read_parquet(${literal(join(folder, 'rejects.parquet'))}, file_row_number = true)`
    await session.run(
      `create table marks as select row_no, column_name, reason, advice, severity from ${file} where severity <> 'unsent' order by row_no, file_row_number`,
    )
    const kinds = await session.all<{ column_name: string; reason: string; advice: string; severity: Severity }>(
      'select distinct column_name, reason, advice, severity from marks order by all',
    )
    await session.run('create table kinds as select distinct column_name, reason, advice, severity from marks order by all')
    const place = (column: string) => Math.max(0, report.layout.columns[column] ?? report.layout.columns[INSTEAD[column] ?? ''] ?? 0)
    for (const it of kinds) marks.#known.push({ severity: it.severity, column: place(it.column_name), reason: it.reason, advice: it.advice })
    for (let from = 0; ; from += PAGE) {
      const page = await session.all<{ row_no: bigint; kind: bigint }>(`select m.row_no, k.rowid as kind from marks as m join kinds as k
        on (m.column_name, m.reason, m.advice, m.severity) = (k.column_name, k.reason, k.advice, k.severity)
        where m.rowid >= ${from} and m.rowid < ${from + PAGE} order by m.rowid`)
      for (const { row_no, kind } of page) {
        marks.#rows.push(Number(row_no))
        marks.#kinds.push(Number(kind))
      }
      if (page.length < PAGE) return marks
    }
  }

  /** Begins again at the first row. */
  rewind(): void {
    this.#at = 0
  }

  /** The marks of a row; rows are asked for in ascending order. */
  of(row: number): Mark[] {
    while ((this.#rows[this.#at] ?? Number.POSITIVE_INFINITY) < row) this.#at += 1
    const found: Mark[] = []
    for (; this.#rows[this.#at] === row; this.#at += 1) {
      const mark = this.#known[this.#kinds[this.#at] ?? -1]
      if (mark) found.push(mark)
    }
    return found
  }
}

/** A village that is known by its names is marked at the name. */
const INSTEAD: Record<string, string> = { kode_wilayah: 'kelurahan' }
