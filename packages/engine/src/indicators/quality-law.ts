import { createHash } from 'node:crypto'
import { parse } from 'yaml'
import { z } from 'zod'
import { readContent } from '../rules/policy-dir.ts'

const Measure = z.strictObject({
  rule: z.string().regex(/^[a-z-]+\/[a-z-]+$/),
  weight: z.int().min(1).max(10),
  /** what the share is a share of */
  of: z.enum(['population', 'registered']),
  kind: z.enum(['complete', 'valid', 'unique', 'consistent', 'linked']),
})
const QualityFile = z.strictObject({
  id: z.literal('quality/score'),
  judul: z.string().min(5),
  title: z.string().min(5),
  periods: z
    .array(
      z.strictObject({
        since: z.iso.date(),
        until: z.iso.date().optional(),
        source: z.string().trim().min(10),
        checkedOn: z.iso.date(),
        confidence: z.enum(['verified', 'reported', 'contested', 'policy']),
        good: z.number().min(0).max(100),
        fair: z.number().min(0).max(100),
        measures: z.array(Measure).min(1),
      }),
    )
    .min(1),
})

export type QualityMeasure = z.infer<typeof Measure>
/** How the quality of data was scored on a day. */
export interface QualityLaw {
  judul: string
  title: string
  since: string
  source: string
  checkedOn: string
  /** scores from here on are good, and fair; below they are poor */
  good: number
  fair: number
  measures: QualityMeasure[]
  /** sha256 of the period */
  hash: string
}

let file: z.infer<typeof QualityFile> | undefined

/**
 * The definition of the quality score in force on a day (`YYYY-MM-DD`); the first one for days before it.
 *
 * Fails:  Error that names what is wrong with the file.
 * Source: `policy/indicators/quality/score.yaml`.
 */
export function qualityAt(asOf: string): QualityLaw {
  file ??= QualityFile.parse(parse(readContent('indicators', '.yaml').find((it) => it.id === 'quality/score')?.text ?? ''))
  const { judul, title, periods } = file
  const period = periods.find((it) => it.since <= asOf && asOf <= (it.until ?? '9999')) ?? periods[0]
  if (!period) throw new Error('policy/indicators/quality/score.yaml has no period')
  const { since, source, checkedOn, good, fair, measures } = period
  const hash = createHash('sha256').update(JSON.stringify(period)).digest('hex')
  return { judul, title, since, source, checkedOn, good, fair, measures, hash }
}
