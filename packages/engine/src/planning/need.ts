import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { POLICY_DIR } from '../rules/policy-dir.ts'
import type { Need, Point } from './allocation/task.ts'

const points = z.int().min(0).max(100)
const NeedFile = z.strictObject({
  judul: z.string().min(5),
  title: z.string().min(5),
  source: z.string().min(10, 'a weight without a source is nobody’s choice'),
  checkedOn: z.iso.date(),
  confidence: z.literal('policy'),
  person: z.int().min(1).max(1000),
  decile: z.record(z.string().regex(/^([1-9]|10)$/), points),
  age: z.array(z.strictObject({ from: z.int().min(0), to: z.int().max(150), points })),
  cause: z.record(z.string(), points),
})
export interface NeedLaw extends z.infer<typeof NeedFile> {
  hash: string
}

/** The weights of need of `policy/planning/need.yaml`. Fails: Error that names the file when it does not fit. */
export function loadNeed(): NeedLaw {
  const text = readFileSync(`${POLICY_DIR}planning/need.yaml`, 'utf8')
  const parsed = NeedFile.safeParse(parse(text))
  if (!parsed.success) throw new Error(`policy/planning/need.yaml: ${z.prettifyError(parsed.error)}`)
  return { ...parsed.data, hash: createHash('sha256').update(text).digest('hex') }
}

/** Why a person counts as much as it does: whole points, one entry a reason, the largest part for becoming active at all. */
export function pointsOf(law: NeedLaw, it: { decile: number | null; age: number | null; cause: string | null; need: Need }): Point[] {
  const cause = it.need === 'unregistered' ? 'unregistered' : (it.cause ?? '')
  const band = law.age.find(({ from, to }) => it.age !== null && from <= it.age && it.age <= to)
  const all: Point[] = [
    { reason: 'person', points: law.person },
    { reason: `decile-${it.decile}`, points: law.decile[String(it.decile)] ?? 0 },
    { reason: `age-${band?.from}-${band?.to}`, points: band?.points ?? 0 },
    { reason: `cause-${cause}`, points: law.cause[cause] ?? 0 },
  ]
  return all.filter((one) => one.points > 0)
}
