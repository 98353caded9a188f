import { z } from 'zod'
import { InstantText, RegencyCode, RegisterName } from './common.ts'
import { LinkageRun } from './linkage.ts'

const regency = { regency: RegencyCode }

export const SAMPLE_KINDS = ['links', 'below'] as const
const SampleKind = z.enum(SAMPLE_KINDS)

/** Two counts and the share with its 95 % interval after Wilson. */
const Share = z.object({ part: z.int(), whole: z.int(), value: z.number(), low: z.number(), high: z.number() })

export const LinkageSample = z.object({
  id: z.string(),
  kind: SampleKind.describe('links: pairs linked by themselves; below: pairs just below the threshold'),
  size: z.int(),
  answered: z.int(),
  same: z.int(),
  different: z.int(),
  unsure: z.int(),
  population: z.int().describe('pairs it was drawn from'),
  seed: z.int(),
  drawnBy: z.string(),
  drawnAt: InstantText,
})

export const ListSamples = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/linkage/samples',
  summary: 'Samples drawn to check the linkage',
  scope: 'linkage.read',
  input: z.object(regency),
  output: z.object({ rows: z.array(LinkageSample) }),
  problems: [],
} as const

export const DrawSample = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/linkage/samples',
  summary: 'Draw a sample by chance, spread over bands and villages',
  scope: 'linkage.run',
  input: z.object({ ...regency, kind: SampleKind, size: z.int().min(10).max(2000).default(200), seed: z.int().min(1).max(2_000_000_000) }),
  output: LinkageSample,
  problems: ['linkage/no-run', 'linkage/nothing-to-sample'],
} as const

const Side = z.array(z.object({ field: z.string(), left: z.string().nullable(), right: z.string().nullable() }))

export const NextSampled = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/linkage/samples/:sampleId/next',
  summary: 'The next pair to judge, without its score',
  scope: 'linkage.review',
  names: true,
  input: z.object({ ...regency, sampleId: z.string() }),
  output: z.object({
    pair: z.object({ pairId: z.string(), leftRegister: RegisterName, rightRegister: RegisterName, fields: Side }).nullable(),
    left: z.int().describe('pairs still without an answer within your area'),
  }),
  problems: ['linkage/sample-not-found'],
} as const

export const AnswerSampled = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/linkage/samples/:sampleId/answers',
  summary: 'Say whether the two are one human; the answer measures the linkage and changes no pair',
  scope: 'linkage.review',
  names: true,
  input: z.object({ ...regency, sampleId: z.string(), pairId: z.string(), answer: z.enum(['same', 'different', 'unsure']) }),
  output: z.object({ left: z.int() }),
  problems: ['linkage/sample-not-found', 'linkage/pair-not-found'],
} as const

const Measure = z.object({
  what: z.enum(['precision', 'recall']),
  scope: z.enum(['all', 'remainder']).describe('all links, or only those that the exact NIK leaves: there the linkage does its own work'),
  basis: z.enum(['truth', 'sample', 'model']),
  main: z.boolean().describe('the strongest basis at hand for this number'),
  value: z.number(),
  low: z.number(),
  high: z.number(),
})

export const LinkageQuality = z.object({
  run: LinkageRun,
  measures: z.array(Measure).describe('each number by every basis at hand, the strongest first'),
  samples: z.object({ links: Share.nullable(), below: Share.nullable() }),
  links: z.array(z.object({ method: z.string(), links: z.int() })),
  automaticShare: z.number().describe('pairs linked by themselves among all that were linked or wait for people'),
  queue: z.object({ pairs: z.int(), second: z.int(), rupiahPerMonth: z.int(), oldestDays: z.int().nullable(), decided: z.int() }),
  bands: z.array(z.object({ from: z.number(), to: z.number(), pairs: z.int(), estimated: z.number(), actual: z.number().nullable() })),
  bias: z.array(
    z.object({
      dimension: z.enum(['sex', 'age', 'village', 'segment']),
      key: z.string(),
      name: z.string(),
      records: z.int(),
      linked: z.int(),
      share: z.number(),
    }),
  ),
  model: z.object({
    version: z.string(),
    hash: z.string(),
    prior: z.number().nullable(),
    iterations: z.int().nullable(),
    recallCeiling: z.number().nullable(),
    blocking: z.array(z.object({ rule: z.string(), pairs: z.int() })),
  }),
})

export const GetLinkageQuality = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/linkage/runs/:runId/quality',
  summary: 'How far a run may be believed, and by which measure',
  scope: 'linkage.read',
  input: z.object({ ...regency, runId: z.string() }),
  output: LinkageQuality,
  problems: ['linkage/run-not-found'],
} as const

export const PrintLinkageQuality = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/linkage/runs/:runId/quality/pdf',
  summary: 'The same statement as a PDF',
  scope: 'linkage.read',
  input: z.object({ ...regency, runId: z.string() }),
  output: 'file',
  problems: ['linkage/run-not-found'],
} as const
