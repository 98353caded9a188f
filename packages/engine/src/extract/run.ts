import { literal, openSession } from '../session.ts'
import type { ExtractInput } from '../tasks.ts'

const name = (column: string) => `"${column.replaceAll('"', '""')}"`

/**
 * Writes columns of a frozen Parquet file as the CSV that PostgreSQL's COPY takes: no header, null as nothing, empty text in quotes.
 *
 * Unit:  `limit` in rows. Fails: as DuckDB does when the file or a column is not there.
 */
export async function runExtract(input: ExtractInput): Promise<{ rows: number }> {
  const session = await openSession(input.limits)
  try {
    const order = input.orderBy?.length ? ` order by ${input.orderBy.map(name).join(', ')}` : ''
    const limit = input.limit === undefined ? '' : ` limit ${Math.trunc(input.limit)}`
    const query = `select ${input.columns.map(name).join(', ')} from read_parquet(${literal(input.file)})${order}${limit}`
    await session.run(`copy (${query}) to ${literal(input.outFile)} (format csv, header false, nullstr '')`)
    const counted = await session.one<{ rows: bigint }>(
      `select least(count(*), ${input.limit ?? 'count(*)'}) as rows from read_parquet(${literal(input.file)})`,
    )
    return { rows: Number(counted?.rows ?? 0) }
  } finally {
    session.close()
  }
}
