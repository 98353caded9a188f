import { literal, openSession } from '../session.ts'
import type { ExtractInput } from '../tasks.ts'

const name = (column: string) => `"${column.replaceAll('"', '""')}"`

/**
 * Writes columns of a frozen Parquet file as the CSV that PostgreSQL's COPY takes: no header, null as nothing, empty text in quotes.
 *
 * Shape: a column that the file of an older build lacks is left out; the answer names those that were written.
 * Unit:  `limit` in rows. Fails: as DuckDB does when the file is not there.
 */
export async function runExtract(input: ExtractInput): Promise<{ rows: number; columns: string[] }> {
  const session = await openSession(input.limits)
  try {
    const order = input.orderBy?.length ? ` order by ${input.orderBy.map(name).join(', ')}` : ''
    const limit = input.limit === undefined ? '' : ` limit ${Math.trunc(input.limit)}`
    const there = new Set((await session.all<{ column_name: string }>(`describe from read_parquet(${literal(input.file)})`)).map((it) => it.column_name))
    const columns = input.columns.filter((it) => there.has(it))
    const query = `select ${columns.map(name).join(', ')} from read_parquet(${literal(input.file)})${order}${limit}`
    await session.run(`copy (${query}) to ${literal(input.outFile)} (format csv, header false, nullstr '')`)
    const counted = await session.one<{ rows: bigint }>(
      `select least(count(*), ${input.limit ?? 'count(*)'}) as rows from read_parquet(${literal(input.file)})`,
    )
    return { rows: Number(counted?.rows ?? 0), columns }
  } finally {
    session.close()
  }
}
