import type { Session } from '../session.ts'
import { levelColumn } from './compare.ts'
import type { ModelContent } from './content.ts'
import { type FieldShape, findDependence, MISSING, type Patterns, partitionFields, type Trained, train } from './em.ts'
import type { Field } from './fields.ts'

export interface LinkageModel extends Trained {
  dependent: { fields: [string, string]; times: number }[]
  partition: number[][]
}

/** Pairs of a compared table, counted by pattern. */
export async function countPatterns(session: Session, table: string, fields: readonly Field[]): Promise<Patterns> {
  const radix = 20
  const key = fields.reduce((sql, field) => `(${sql}) * ${radix} + coalesce(${levelColumn(field)}::bigint, ${radix - 1})`, '0::hugeint')
  const isWide = fields.length > 11
  const grouped = isWide
    ? `select ${fields.map((it) => `coalesce(${levelColumn(it)}, ${radix - 1})::double`).join(', ')}, count(*)::double as n from ${table} group by all`
    : `select (${key})::double as k, count(*)::double as n from ${table} group by k`
  const columns = await session.numbers(`select * from (${grouped}) order by all`)
  const counts = columns.at(-1) ?? new Float64Array()
  const known = (level: number) => (level === radix - 1 ? MISSING : level)
  const levels = fields.map((_, at) => {
    const column = columns[isWide ? at : 0] ?? new Float64Array()
    const unit = radix ** (fields.length - 1 - at)
    return Uint8Array.from(column, (value) => known(isWide ? value : Math.floor(value / unit) % radix))
  })
  return { levels, counts }
}

export function shapesOf(fields: readonly Field[], model: ModelContent): FieldShape[] {
  return fields.map(({ kind }) => {
    const { levels } = model.kinds[kind]
    const whole = levels.reduce((sum, it) => sum + it.m, 0)
    return { m: levels.map((it) => it.m / whole), chance: levels.map((it) => it.u ?? (it.bits === undefined ? null : 2 ** -(it.bits + 1.5))) }
  })
}

/** Trains twice: fields apart, then with those compared as one that agree together among strangers. */
export function trainModel(how: {
  candidates: Patterns
  sample: Patterns
  fields: readonly Field[]
  model: ModelContent
  possible: number
  prior: number
}): LinkageModel {
  const { training } = how.model
  const input = {
    candidates: how.candidates,
    sample: how.sample,
    shapes: shapesOf(how.fields, how.model),
    possible: how.possible,
    prior: how.prior,
    iterations: training.iterations,
    matchesWorth: training.matchesWorth,
    pairsWorth: training.pairsWorth,
  }
  const apart = train({ ...input, partition: how.fields.map((_, index) => [index]) })
  const found = findDependence(how.sample, apart.groups, apart.prior, training.dependence)
  const partition = partitionFields(how.fields.length, found)
  const dependent = found.map(([f, g, times]) => ({ fields: [how.fields[f]?.label ?? '', how.fields[g]?.label ?? ''] as [string, string], times }))
  const trained = partition.length === how.fields.length ? apart : train({ ...input, prior: apart.prior, partition })
  return { ...trained, dependent, partition }
}
