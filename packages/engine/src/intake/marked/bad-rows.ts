import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { writeCsvStream } from 'hucre/csv'
import { writeXlsxStream } from 'hucre/xlsx'
import { literal, type Session } from '../../session.ts'
import type { IntakeReport } from '../../tasks.ts'
import { REASON_TITLES } from '../header-key.ts'

const PAGE = 20_000
type Line = (string | number | null)[]

/**
 * Only the refused rows, ready to be mended and sent back: their row number in the first file and the reasons, then the office's own columns
 * in their own order.
 *
 * Shape: CSV with a byte order mark, or a workbook of text cells; nothing in it can run as a formula.
 */
export async function writeBadRows(session: Session, folder: string, report: IntakeReport, format: 'csv' | 'xlsx', to: string): Promise<void> {
  const titles = [...Object.values(REASON_TITLES), ...report.layout.titles]
  const rows = lines(session, folder, report, titles)
  const widths = titles.map((it, index) => ({ width: index > 0 && index < 4 ? 44 : Math.max(14, it.length + 2), numFmt: '@' }))
  const bytes =
    format === 'csv' ? writeCsvStream(rows, { bom: true }) : writeXlsxStream(rows, { name: 'perbaikan', columns: widths, freezePane: { rows: 1, columns: 1 } })
  await pipeline(Readable.fromWeb(bytes as unknown as ReadableStream<Uint8Array>), createWriteStream(to))
}

async function* lines(session: Session, folder: string, report: IntakeReport, titles: string[]): AsyncGenerator<Line> {
  const file = (name: string) => `read_parquet(${literal(join(folder, name))}, file_row_number = true)`
  const named = Object.entries(report.layout.columns).map(([name, at]) => `(${literal(name)}, ${literal(report.layout.titles[at] || name)})`)
  await session.run(`create table bad as
    with named(column_name, title) as (values ${[...named, `('', '')`].join(', ')}),
    why as (select row_no, string_agg(coalesce(title, column_name), '; ' order by file_row_number) as columns,
        string_agg(reason, '; ' order by file_row_number) as reasons, string_agg(distinct advice, ' ') as advice
      from ${file('rejects.parquet')} left join named using (column_name) where severity <> 'warning' group by row_no)
    select row_no, columns, reasons, advice, cells from ${file('refused.parquet')} left join why using (row_no) order by row_no`)
  yield titles
  for (let from = 0; ; from += PAGE) {
    const page = await session.all<{ row_no: bigint; columns: string | null; reasons: string | null; advice: string | null; cells: (string | null)[] }>(
      `select * from bad where rowid >= ${from} and rowid < ${from + PAGE} order by rowid`,
    )
    for (const it of page) yield [Number(it.row_no), ...[it.columns, it.reasons, it.advice, ...it.cells].map(neutralised)]
    if (page.length < PAGE) return
  }
}

/** Text that a spreadsheet would take for a formula, with an apostrophe before it. */
function neutralised(text: string | null): string | null {
  return text !== null && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}
