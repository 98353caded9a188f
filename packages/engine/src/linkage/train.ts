import type { Session } from '../session.ts'
import { levelColumn } from './compare.ts'
import type { ModelContent } from './content.ts'
import { findDependence, partitionFields } from './dependence.ts'
import { type FieldShape, refit, type Trained, train } from './em.ts'
import type { Field } from './fields.ts'
import { missedByOthers } from './missed.ts'
import { MISSING, type Patterns } from './patterns.ts'

export interface LinkageModel extends Trained {
  dependent: { fields: [string, string]; times: number }[]
}

/** Levels fit into one digit of a pattern's key. */
const RADIX = 20

/** Pairs of a compared table, counted by pattern. */
export async function countPatterns(session: Session, table: string, fields: readonly Field[]): Promise<Patterns> {
  const level = (field: Field) => `coalesce(${levelColumn(field)}::bigint, ${RADIX - 1})`
  // eleven digits of base twenty are exact in a double
  const keys: Field[][] = []
  for (let at = 0; at < fields.length; at += 11) keys.push(fields.slice(at, at + 11))
  const selected = keys.map((some, index) => `(${some.reduce((sql, field) => `(${sql}) * ${RADIX} + ${level(field)}`, '0')})::double as k${index}`)
  const columns = await session.numbers(`select ${selected.join(', ')}, count(*)::double as n from ${table} group by all order by all`)
  const levels = fields.map((_, at) => {
    const some = keys[Math.floor(at / 11)] as Field[]
    const unit = RADIX ** (some.length - 1 - (at % 11))
    return Uint8Array.from(columns[Math.floor(at / 11)] ?? [], (key) => {
      const digit = Math.floor(key / unit) % RADIX
      return digit === RADIX - 1 ? MISSING : digit
    })
  })
  return { levels, counts: columns.at(-1) ?? new Float64Array() }
}

/** What training starts from, for each field. */
export function shapesOf(fields: readonly Field[], model: ModelContent): FieldShape[] {
  return fields.map(({ kind, role }) => {
    const { levels, household, most } = model.kinds[kind]
    const shares = (of: (it: (typeof levels)[number]) => number) => {
      const whole = levels.reduce((sum, it) => sum + of(it), 0)
      return levels.map((it) => of(it) / whole)
    }
    const isParent = /^(mother|father)/.test(role)
    const isName = household === 'partly' && !isParent
    const m = shares((it) => it.m)
    return {
      m,
      chance: levels.map((it) => it.u ?? (it.bits === undefined ? null : 2 ** -(it.bits + 1.5))),
      kin: isName ? shares((it) => it.h ?? 0) : household === 'own' ? 'own' : m,
      held: levels.map((it) => isName && it.id === 'same'),
      strays: levels.map((it) => it.id === 'different' || (isName && it.id === 'conflict')),
      most: isParent ? 1 : most,
    }
  })
}

/**
 * Trains twice: first each field apart and without households, to find the fields that agree together among strangers; then with those as one.
 */
export function trainModel(how: {
  candidates: Patterns
  sample: Patterns
  fields: readonly Field[]
  model: ModelContent
  possible: number
  prior: number
}): LinkageModel {
  const { training } = how.model
  const { iterations, matchesWorth, pairsWorth, twins, twinsMost } = training
  const { candidates, sample, possible, prior } = how
  const input = {
    candidates,
    sample,
    shapes: shapesOf(how.fields, how.model),
    possible,
    prior,
    iterations,
    matchesWorth,
    pairsWorth,
    twins,
    twinsMost,
    withKin: false,
  }
  const apart = train({ ...input, partition: how.fields.map((_, index) => [index]) })
  const kindOf = (field: number) => how.fields[field]?.kind
  const found = findDependence(sample, apart, {
    least: training.dependence,
    isPlausible: (f, g) =>
      (kindOf(f) !== 'name' || kindOf(g) !== 'name') &&
      how.model.related.some((kinds) => [f, g].every((field) => kinds.some((kind) => kind === kindOf(field)))),
    missed: (without) => missedByOthers(sample, apart, { shapes: input.shapes, prior, without, seed: training.seed }),
  })
  const partition = partitionFields(how.fields.length, found)
  const trained = train({ ...input, partition, withKin: true })
  const label = (field: number) => how.fields[field]?.label ?? ''
  return { ...trained, dependent: found.map(({ fields: [f, g], times }) => ({ fields: [label(f), label(g)], times })) }
}

/** A model trained elsewhere, with its priors learned anew. */
export function refitPriors(model: LinkageModel, candidates: Patterns, how: { possible: number; prior: number }): LinkageModel {
  const { prior, kin } = refit(model, candidates, how)
  return { ...model, prior, kin, matches: [prior * how.possible] }
}
