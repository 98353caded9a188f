import { boundSql, type Policy } from '../rules/policy.ts'
import type { BillTest } from '../rules/rule-file.ts'
import type { Session } from '../session.ts'

/** The name of a test as reports and files carry it: its file under policy/challenge/bill. */
export const nameOf = (test: BillTest) => test.id.slice(test.id.indexOf('/') + 1)

/** The table that tests write into. */
const HIT = `create or replace table hit (
  row_no bigint, test varchar, rank integer, severity varchar, since_month varchar, evidence varchar, words_id varchar, words_en varchar
)`

/** A sentence as an SQL text: `{column}` becomes its value, dates as people here write them, nothing as a dash. */
function sentence(template: string, dates: ReadonlySet<string>): string {
  const parts = template.split(/\{([a-z_]+)\}/)
  const texts = parts.map((part, i) => {
    if (i % 2 === 0) return `'${part.replaceAll("'", "''")}'`
    return `coalesce(${dates.has(part) ? `strftime(f.${part}, '%d-%m-%Y')` : `f.${part}::varchar`}, '–')`
  })
  return `concat(${texts.join(', ')})`
}

async function hitSql(session: Session, test: BillTest, policy: Policy): Promise<string> {
  const sql = boundSql(test, policy)
  const columns = await session.all<{ column_name: string; column_type: string }>(`describe ${sql}`)
  const dates = new Set(columns.flatMap((it) => (it.column_type === 'DATE' ? [it.column_name] : [])))
  const evidence = `json_object(${test.detail.map((it) => `'${it}', f.${it}`).join(', ')})::varchar`
  return `insert into hit select f.row_no, '${nameOf(test)}', ${test.rank}, '${test.severity}', f.since_month, ${evidence}, ${sentence(test.bukti, dates)}, ${sentence(test.evidence, dates)}
    from (${sql}) as f`
}

/**
 * Asks every test in force its question of the lines in `stg.line`; the table `hit` has one row a line and test that it fails.
 *
 * Fails: as DuckDB does; the message names the test.
 */
export async function runBillTests(session: Session, policy: Policy): Promise<void> {
  await session.run(HIT)
  for (const test of policy.billTests) {
    try {
      await session.run(await hitSql(session, test, policy))
    } catch (error) {
      throw new Error(`bill test ${test.id}: ${error instanceof Error ? error.message : error}`, { cause: error })
    }
  }
}
