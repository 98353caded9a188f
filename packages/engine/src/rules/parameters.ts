import { createHash } from 'node:crypto'
import { parse } from 'yaml'
import { z } from 'zod'
import { readContent } from './policy-dir.ts'

const day = z.iso.date()
const value = z.union([z.number(), z.string().min(1)])
const DatedValue = z.strictObject({
  since: day,
  until: day.optional(),
  value,
  source: z.string().trim().min(10, 'a value without a citation is nobody’s law'),
  checkedOn: day,
  /** unverified: known by many, but nobody has read where it stands; contested: sources disagree, and the others are named */
  confidence: z.enum(['verified', 'reported', 'unverified', 'contested', 'policy']),
  /** what took the value back, where it was in force first */
  annulled: z.string().trim().min(10).optional(),
  others: z
    .array(z.strictObject({ value, source: z.string().trim().min(10) }))
    .min(1)
    .optional(),
})
const ParameterFile = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/),
  judul: z.string().min(5),
  title: z.string().min(5),
  unit: z.string().min(3),
  note: z.string().optional(),
  values: z.array(DatedValue).min(1),
})
export type Parameter = z.infer<typeof ParameterFile>

/** The value of a parameter on a day, with the law that says so. */
export interface ParameterAt {
  id: string
  judul: string
  title: string
  unit: string
  value: number | string
  since: string
  until: string | null
  source: string
  checkedOn: string
  confidence: z.infer<typeof DatedValue>['confidence']
  annulled: string | null
  /** what other sources say, where they disagree */
  others: { value: number | string; source: string }[]
  /** sha256 of id, value, dates and source: a month names it */
  hash: string
}

/** Reads one parameter file. Fails: Error that names the file when a citation, a date or a language is missing, or when periods overlap. */
export function parseParameter(id: string, file: string, text: string): Parameter {
  const parsed = ParameterFile.safeParse(parse(text))
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`)
  if (parsed.data.id !== id) throw new Error(`${file}: id is ${parsed.data.id}`)
  const values = parsed.data.values.toSorted((a, b) => a.since.localeCompare(b.since))
  for (const [i, value] of values.entries()) {
    const next = values[i + 1]
    if (value.until && value.until < value.since) throw new Error(`${file}: ${value.since} ends before it starts`)
    if (value.confidence === 'contested' && !value.others) throw new Error(`${file}: ${value.since} is contested, and nothing says what others hold`)
    if (next && (value.until ?? '9999') >= next.since) throw new Error(`${file}: ${value.since} overlaps ${next.since}`)
  }
  return { ...parsed.data, values }
}

/** Every parameter of `policy/parameters`. */
export function loadParameters(): Parameter[] {
  return readContent('parameters', '.yaml').map(({ id, file, text }) => parseParameter(id, file, text))
}

/** The value in force on a day (`YYYY-MM-DD`); null before the first and in gaps. */
export function valueAt(parameter: Parameter, asOf: string): ParameterAt | null {
  const found = parameter.values.find((it) => it.since <= asOf && asOf <= (it.until ?? '9999'))
  if (!found) return null
  const { id, judul, title, unit } = parameter
  const until = found.until ?? null
  const hash = createHash('sha256')
    .update(JSON.stringify([id, found.value, found.since, until, found.source]))
    .digest('hex')
  const { value, since, source, checkedOn, confidence, annulled = null, others = [] } = found
  return { id, judul, title, unit, value, since, until, source, checkedOn, confidence, annulled, others, hash }
}
