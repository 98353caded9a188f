import type { Session } from '../session.ts'
import type { IntakeInput, IntakeReport, Reject, RowCounts } from '../tasks.ts'
import type { RegisterMapping } from './mapping.ts'
import type { Source } from './source.ts'

const SHOWN_REJECTS = 100

/** What happened to a file, from the tables that `judge` made. */
export async function makeReport(
  session: Session,
  from: { input: IntakeInput; source: Source; mapping: RegisterMapping; counts: { accepted: number; rejected: number }; notes: string[] },
): Promise<IntakeReport> {
  const { source, mapping, counts } = from
  const skipGroups = [...source.skipped].map(([reason, rows]) => ({ reason, rows }))
  const skipped = skipGroups.reduce((sum, it) => sum + it.rows, 0)
  const rows: RowCounts = { read: counts.accepted + counts.rejected + skipped, ...counts, skipped }
  const rejects = await session.all<{ row: bigint; column: string; reason: string; raw: string | null }>(
    `select row_no as "row", column_name as "column", reason, raw from refused order by row_no limit ${SHOWN_REJECTS}`,
  )
  const groups = await session.all<{ column: string; reason: string; rows: bigint }>(
    'select column_name as "column", reason, count(*) as rows from refused group by all order by rows desc, 1, 2',
  )
  const titleOf = (name: string) => {
    const index = source.header.columns.get(name)
    return index === undefined ? null : (source.header.titles[index] ?? null)
  }
  const used = new Set(source.header.columns.values())
  return {
    register: from.input.register,
    rows,
    rejects: rejects.map((it): Reject => ({ ...it, row: Number(it.row) })),
    rejectGroups: groups.map((it) => ({ ...it, rows: Number(it.rows) })),
    skipGroups,
    columns: mapping.columns.map((it) => ({ canonical: it.name, source: titleOf(it.name), required: it.required })),
    unknownColumns: source.header.titles.filter((title, index) => title !== '' && !used.has(index)),
    notes: from.notes,
  }
}
