import type { Session } from '../session.ts'
import { levelColumn } from './compare.ts'
import type { Group } from './em.ts'
import type { Field } from './fields.ts'

/** Bits that a cell of a group adds to the odds of being one person. */
export const bitsOf = (group: Group): Float64Array => group.m.map((m, cell) => Math.log2(m / (group.u[cell] as number)))

/** SQL of the cell of a group that a pair's levels stand on. */
export function cellSql(group: Group, fields: readonly Field[]): string {
  return group.fields.reduce((sql, field, at) => {
    const size = group.sizes[at] as number
    return `${sql === '' ? '' : `(${sql}) * ${size} + `}coalesce(${levelColumn(fields[field] as Field)}::integer, ${size - 1})`
  }, '')
}

/** SQL of a pair's weight in bits, the prior left out. */
export function weightSql(groups: readonly Group[], fields: readonly Field[]): string {
  return groups
    .map((group) => `list_extract([${[...bitsOf(group)].map((it) => it.toFixed(4)).join(', ')}]::float[], ${cellSql(group, fields)} + 1)`)
    .join(' + ')
}

/** Makes a table of the pairs of a compared table with `weight` (bits, prior left out) and `probability`. */
export async function scorePairs(
  session: Session,
  how: { from: string; to: string; groups: readonly Group[]; fields: readonly Field[]; prior: number; least: number },
): Promise<void> {
  const odds = Math.log2(how.prior / (1 - how.prior))
  await session.run(`create table ${how.to} as select *, 1 / (1 + pow(2, -(weight + ${odds})))::double as probability from
    (select *, (${weightSql(how.groups, how.fields)})::double as weight from ${how.from}) where weight + ${odds} >= ${Math.log2(how.least / (1 - how.least))}`)
}
