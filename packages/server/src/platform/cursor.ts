import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { AnyTables } from './context.ts'

const PAGE = 2_000

/** All rows of a query of any size, a page at a time, for exports. The transaction must stay open until the last row. */
export async function* rowsOf<T>(trx: Transaction<AnyTables>, query: RawBuilder<T>): AsyncGenerator<T> {
  await sql`declare export_rows no scroll cursor for ${query}`.execute(trx)
  for (;;) {
    const { rows } = await sql<T>`fetch ${sql.lit(PAGE)} from export_rows`.execute(trx)
    yield* rows
    if (rows.length < PAGE) break
  }
  await sql`close export_rows`.execute(trx)
}
