import type { Session } from '../session.ts'
import { levelColumn } from './compare.ts'
import type { Group, Mixture } from './em.ts'
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

/** Bits by which people of one household differ from strangers on a cell. */
const kinBitsOf = (group: Group): Float64Array => group.h.map((h, cell) => Math.log2(h / (group.u[cell] as number)))

function sumSql(groups: readonly Group[], fields: readonly Field[], bits: (group: Group) => Float64Array): string {
  return groups.map((group) => `list_extract([${[...bits(group)].map((it) => it.toFixed(4)).join(', ')}]::float[], ${cellSql(group, fields)} + 1)`).join(' + ')
}

/**
 * SQL of what being people of one household would explain as well, in bits to be taken off: 0 or less.
 *
 * Shape: log2 of strangers against strangers and household together, so that the sum with the fields' bits is the odds of one person to all others.
 */
export function kinSql({ groups, kin, prior }: Mixture, fields: readonly Field[]): string {
  return `-log2(1 + pow(2, least(${Math.log2(kin / (1 - prior - kin)).toFixed(4)} + ${sumSql(groups, fields, kinBitsOf)}, 500)))`
}

/** SQL of a pair's weight in bits, the prior left out. */
export function weightSql(mixture: Mixture, fields: readonly Field[]): string {
  return `${sumSql(mixture.groups, fields, bitsOf)} + ${kinSql(mixture, fields)}`
}

/** The bits that a weight starts from. */
export const oddsOf = ({ prior, kin }: Mixture): number => Math.log2(prior / (1 - prior - kin))

/** Makes a table of the pairs of a compared table with `weight` (bits, prior left out) and `probability`, without those below `least`. */
export async function scorePairs(
  session: Session,
  how: { from: string; to: string; mixture: Mixture; fields: readonly Field[]; least: number },
): Promise<void> {
  const odds = oddsOf(how.mixture)
  await session.run(`create table ${how.to} as select *, 1 / (1 + pow(2, -(weight + ${odds})))::double as probability from
    (select *, (${weightSql(how.mixture, how.fields)})::double as weight from ${how.from}) where weight + ${odds} >= ${Math.log2(how.least / (1 - how.least))}`)
}
