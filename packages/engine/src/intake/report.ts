import type { Session } from '../session.ts'
import type { ErrorGroup, IntakeInput, IntakeReport, Reject } from '../tasks.ts'
import { unknownTitles } from './layout.ts'
import { isPartial } from './mend.ts'
import { signatureOf } from './office-mapping.ts'
import type { Source } from './source.ts'
import type { Warning } from './warnings.ts'

const SHOWN_REJECTS = 100

export interface Outcome {
  input: IntakeInput
  source: Source
  accepted: number
  rejected: number
  warnings: Warning[]
  /** the titles under which the cells of refused.parquet stand, and which column is which */
  laid: { titles: string[]; columns: Record<string, number>; lastRow: number }
  notes: string[]
}

/** What happened to a file, from the tables `mark` and `refused`. Column names are the office's own where its file has them. */
export async function makeReport(session: Session, { input, source, accepted, rejected, warnings, laid, notes }: Outcome): Promise<IntakeReport> {
  const { mapping, header, constants } = source.layout
  const skipGroups = [...source.skipped].map(([reason, rows]) => ({ reason, rows }))
  const skipped = skipGroups.reduce((sum, it) => sum + it.rows, 0)
  const rejects = await session.all<{ row: bigint; column: string; reason: string; raw: string | null }>(
    `select row_no as "row", column_name as "column", reason, raw from mark where severity = 'refused' order by row_no, rowid limit ${SHOWN_REJECTS}`,
  )
  const groups = await session.all<{ column: string; reason: string; advice: string; rows: bigint; examples: bigint[] }>(
    `select column_name as "column", reason, any_value(advice) as advice, count(*) as rows, min(row_no, 5) as examples from mark where severity = 'refused' group by all order by rows desc, 1, 2`,
  )
  const last = await session.one<{ row_no: bigint | null }>(
    'select max(row_no) as row_no from (select row_no from accepted union all select row_no from refused)',
  )
  const titleOf = (name: string) => {
    const index = header.columns.get(name)
    return index === undefined ? null : (header.titles[index] ?? null)
  }
  const titled = <T extends { column: string }>(it: T): T & { title: string | null } => ({ ...it, title: titleOf(it.column) })
  return {
    register: input.register,
    rows: { read: accepted + rejected + skipped, accepted, rejected, skipped },
    rejects: rejects.map((it): Reject => ({ ...it, row: Number(it.row) })),
    rejectGroups: groups.map((it): ErrorGroup => titled({ ...it, rows: Number(it.rows), examples: it.examples.map(Number) })),
    warningGroups: warnings.toSorted((a, b) => b.rows - a.rows).map(titled),
    skipGroups,
    columns: mapping.columns
      .filter((it) => !it.type.startsWith('period-'))
      .map((it) => ({ canonical: it.name, source: titleOf(it.name), constant: constants.get(it.name) ?? null, required: it.required })),
    unknownColumns: unknownTitles(header),
    notes,
    replaces: input.mends !== undefined && !isPartial(source),
    layout: {
      sheet: source.sheet,
      inside: source.inside,
      headerLine: header.line,
      titles: laid.titles,
      columns: laid.columns,
      lastRow: Math.max(laid.lastRow, Number(last?.row_no ?? 0)),
      signature: signatureOf(header.titles),
    },
  }
}
