import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { POLICY_DIR } from '../rules/policy-dir.ts'

const positive = z.number().positive()
const Level = z.object({
  id: z.string(),
  bits: z.number().optional(),
  u: positive.optional(),
  h: z.number().nonnegative().optional(),
  m: positive,
  judul: z.string(),
  title: z.string(),
})
const Kind = z.object({
  judul: z.string(),
  title: z.string(),
  compare: z.enum(['tokens', 'date', 'value', 'number']),
  near: z.enum(['digits', 'email', 'code', 'words', 'none']).default('none'),
  household: z.enum(['own', 'shared', 'partly']),
  most: positive.max(1).default(1),
  slots: z.int().positive().default(1),
  defaultShare: positive.default(1),
  levels: z.array(Level).min(2),
})

export const FIELD_KINDS = ['name', 'address', 'date', 'identity', 'household', 'phone', 'email', 'postcode', 'place', 'text', 'sex', 'number'] as const
export type FieldKind = (typeof FIELD_KINDS)[number]

const Model = z.object({
  version: z.int(),
  budget: z.object({ allPairs: positive, pairsPerRecord: positive, pairsAtLeast: positive, pairsAtMost: positive, largestBlock: positive }),
  training: z.object({
    sample: positive,
    seed: z.int(),
    iterations: z.int(),
    matchesWorth: positive,
    pairsWorth: positive,
    dependence: positive,
    twins: positive,
    twinsMost: positive,
  }),
  clusters: z.object({ limit: positive, looks: positive, lowest: positive, nearby: positive, nearbyPairs: positive }),
  related: z.array(z.array(z.enum(FIELD_KINDS))),
  answers: z.string(),
  keys: z.string(),
  titles: z.record(z.string(), z.string()),
  kinds: z.record(z.enum(FIELD_KINDS), Kind),
})
const Words = z.array(z.string())
const Names = z.object({
  titles: Words,
  degrees: Words,
  light: Words,
  variants: z.array(Words),
  sounds: z.array(z.tuple([z.string(), z.string()])),
})

export type ModelContent = z.infer<typeof Model>
export type NamesContent = z.infer<typeof Names>
export type KindContent = z.infer<typeof Kind>
export type LevelContent = z.infer<typeof Level>
export interface LinkageContent {
  model: ModelContent
  names: NamesContent
}

function read(name: string): unknown {
  return parse(readFileSync(`${POLICY_DIR}linkage/${name}.yaml`, 'utf8'))
}

/** Reads what linkage takes as content. Fails: ZodError naming the entry when a file was edited wrongly. Source: policy/linkage. */
export function loadLinkageContent(): LinkageContent {
  return { model: Model.parse(read('model')), names: Names.parse(read('names')) }
}
