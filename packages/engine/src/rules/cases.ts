import { parse } from 'yaml'
import { z } from 'zod'
import { literal, type Row, type Session } from '../session.ts'
import { boundSql, loadPolicy } from './policy.ts'
import { readContent } from './policy-dir.ts'
import type { BillTest, Rule } from './rule-file.ts'
import { STAGE } from './stage.ts'

const Cell = z.union([z.string(), z.number(), z.boolean(), z.null()])
const TableRows = z.array(z.record(z.string(), Cell))
const CasesFile = z.strictObject({
  asOf: z.iso.date(),
  cases: z.array(z.strictObject({ name: z.string().min(5), asOf: z.iso.date().optional(), given: z.record(z.string(), TableRows), expect: TableRows })),
})

/** A story about a rule: what the registers say, and exactly which rows the rule gives. */
export interface RuleCase {
  name: string
  asOf: string
  given: Record<string, Row[]>
  /** columns that are named here must agree; others may be anything */
  expect: Row[]
}

/** The cases of every rule, or of every test of a bill, by id. Fails: Error that names the file when one is malformed. */
export function loadCases(room: 'rules' | 'challenge' = 'rules'): Map<string, RuleCase[]> {
  const files = readContent(room, '.cases.yaml').map(({ id, file, text }) => {
    const parsed = CasesFile.safeParse(parse(text))
    if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`)
    return [id, parsed.data.cases.map((it) => ({ ...it, asOf: it.asOf ?? parsed.data.asOf }))] as const
  })
  return new Map(files)
}

async function fill(session: Session, view: string, rows: Row[]) {
  const columns = STAGE[view]
  if (!columns) throw new Error(`no view ${view}`)
  const declared = Object.entries(columns).map(([name, type]) => `${name} ${type}`)
  await session.run(`create or replace table ${view} (${declared.join(', ')})`)
  for (const row of rows) {
    const values = Object.values(row).map((it) => (typeof it === 'string' ? literal(it) : String(it)))
    await session.run(`insert into ${view} (${Object.keys(row).join(', ')}) values (${values.join(', ')})`)
  }
}

/**
 * Asks a rule about one case, on tables that hold the given rows and nulls elsewhere.
 *
 * Shape: rows in the order of row_no, cut down to the columns the case expects.
 * Fails: as DuckDB does, also when a case names a column that the view does not have.
 */
export async function askCase(session: Session, rule: Rule | BillTest, it: RuleCase): Promise<Row[]> {
  await session.run('create schema if not exists stg')
  await fill(session, 'stg.month', [{ as_of: it.asOf, regency: '99.01' }])
  for (const view of rule.reads) if (view !== 'stg.month') await fill(session, view, it.given[view] ?? [])
  const found = await session.all(`from (${boundSql(rule, loadPolicy(it.asOf))}) order by row_no`)
  const named = new Set(it.expect.flatMap((row) => Object.keys(row)))
  return found.map((row) =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([name]) => named.has(name))
        .map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]),
    ),
  )
}
