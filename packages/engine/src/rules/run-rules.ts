import type { Session } from '../session.ts'
import { boundSql, type Policy } from './policy.ts'
import type { Rule } from './rule-file.ts'

/** The table rules write into; finding.sql joins it with the spine once for all of them. */
export const RAW_FINDING = `create table raw_finding (
  rule varchar, row_no integer, source_row bigint, person_id varchar, nik varchar, name varchar, rupiah_per_month bigint, detail varchar
)`

/** One statement a rule: its SELECT, and its detail columns as one JSON object. */
export function findingSql(rule: Rule, policy: Policy): string {
  const detail = rule.detail.length ? `json_object(${rule.detail.map((it) => `'${it}', f.${it}`).join(', ')})::varchar` : `'{}'`
  const who = rule.grain === 'worker' ? 'f.source_row, f.person_id, f.nik, f.name' : 'null, null, null, null'
  return `insert into raw_finding select '${rule.id}', f.row_no, ${who}, f.rupiah_per_month::bigint, ${detail} from (${boundSql(rule, policy)}) as f`
}

/**
 * Asks every rule in force its question.
 *
 * Shape: needs the stg views of `stage.sql` and the table `raw_finding`.
 * Fails: as DuckDB does; the message names the rule.
 */
export async function runRules(session: Session, policy: Policy, onRule: (done: number) => void): Promise<void> {
  for (const [i, rule] of policy.rules.entries()) {
    onRule(i)
    try {
      await session.run(findingSql(rule, policy))
    } catch (error) {
      throw new Error(`rule ${rule.id}: ${error instanceof Error ? error.message : error}`, { cause: error })
    }
  }
}
