import { z } from 'zod'

const Interval = z.object({ value: z.number(), low: z.number(), high: z.number() })
const Measured = z.object({ precision: Interval, recall: Interval })
const Parted = Measured.extend({ remainder: Measured.nullish() })

/**
 * What the engine's `quality.json` says of a run.
 *
 * Shape: shares 0 to 1; `remainder` counts only what the exact NIK leaves; `truth` only where the true pairs are known, as for an invented city; `bias` counts records and linked records of a group.
 */
export const QualityFile = z.object({
  records: z.number(),
  pairsCompared: z.number(),
  links: z.record(z.string(), z.number()),
  clusters: z.number(),
  threshold: z.number(),
  reviewThreshold: z.number(),
  targetErrorRate: z.number().default(0.001),
  estimated: Measured,
  remainder: Measured.nullish(),
  truth: Parted.nullish(),
  automaticShare: z.number(),
  bands: z.array(z.object({ from: z.number(), to: z.number(), pairs: z.number(), estimated: z.number(), actual: z.number().nullish() })).default([]),
  bias: z.array(z.object({ dimension: z.enum(['sex', 'age', 'village', 'segment']), key: z.string(), records: z.number(), linked: z.number() })).default([]),
  seconds: z.number(),
})
export type QualityFile = z.output<typeof QualityFile>

/** What is shown of the engine's `model.json`; the file itself stays beside the run. */
export const ModelFile = z.object({
  version: z.coerce.string().default('1'),
  prior: z.number().nullish(),
  iterations: z.number().nullish(),
  recallCeiling: z.number().nullish(),
  blocking: z.array(z.object({ rule: z.string(), pairs: z.number() })).default([]),
})
export type ModelFile = z.output<typeof ModelFile>
