import { createHash } from 'node:crypto'
import { z } from 'zod'
import { readContent } from './policy-dir.ts'

const text = z.string().trim().min(5)
const list = z
  .string()
  .default('')
  .transform((it) => it.split(',').flatMap((part) => part.trim() || []))
const shared = {
  id: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/),
  judul: text,
  title: text,
  penjelasan: text,
  explanation: text,
  perbaikan: text,
  remedy: text,
  severity: z.enum(['high', 'medium', 'low']),
  since: z.iso.date(),
  until: z.iso.date().nullable().default(null),
  source: z.string().trim().min(10, 'a rule without a citation is nobody’s law'),
  'checked-on': z.iso.date(),
  reads: list,
  params: list,
  detail: list,
}
const RuleHeader = z.strictObject({ ...shared, grain: z.enum(['person', 'card', 'worker']) })
const TestHeader = z.strictObject({ ...shared, grain: z.literal('line'), rank: z.coerce.number().int().positive(), bukti: text, evidence: text })

/** One question, one SELECT, its law: what a rule about people and a test of a bill's lines share. */
interface Question {
  id: string
  judul: string
  title: string
  penjelasan: string
  explanation: string
  perbaikan: string
  remedy: string
  severity: 'high' | 'medium' | 'low'
  since: string
  until: string | null
  source: string
  checkedOn: string
  reads: string[]
  /** name in the SQL -> parameter id */
  params: Record<string, string>
  /** columns that go into the finding's detail */
  detail: string[]
  sql: string
  /** sha256 of the file */
  hash: string
}

/** A rule as its file says: one question about people. */
export interface Rule extends Question {
  /** what one row is about */
  grain: 'person' | 'card' | 'worker'
}

/** A test of the lines of a bill as its file says. */
export interface BillTest extends Question {
  grain: 'line'
  /** of the tests a line fails, the lowest is the main one */
  rank: number
  /** the sentence of evidence; `{column}` is a column of `detail` */
  bukti: string
  evidence: string
}

/** Reads one rule file. Fails: Error that names the file when the header misses a citation, a checked-on date, a language or a parameter. */
export function parseRule(id: string, file: string, content: string): Rule {
  return parseQuestion(RuleHeader, id, file, content)
}

function parseQuestion<H extends z.infer<typeof RuleHeader> | z.infer<typeof TestHeader>>(schema: z.ZodType<H>, id: string, file: string, content: string) {
  const lines = content.split('\n')
  const entries = lines.flatMap((line) => {
    const [, key, value] = /^--! ([a-z-]+): (.*)$/.exec(line) ?? []
    return key ? [[key, value] as const] : []
  })
  const parsed = schema.safeParse(Object.fromEntries(entries))
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`)
  const { 'checked-on': checkedOn, params, ...header } = parsed.data
  if (header.id !== id) throw new Error(`${file}: id is ${header.id}`)
  const sql = lines.filter((line) => !line.startsWith('--')).join('\n')
  const named = Object.fromEntries(params.map((it) => it.split('=').map((part) => part.trim()) as [string, string]))
  const used = new Set([...sql.matchAll(/\$([a-z_]+)/g)].map((match) => match[1] as string))
  for (const name of used) if (!named[name]) throw new Error(`${file}: $${name} is not among its params`)
  for (const name of Object.keys(named)) if (!used.has(name)) throw new Error(`${file}: param ${name} is never used`)
  for (const [, view] of sql.matchAll(/\b(stg\.[a-z_]+)/g))
    if (!header.reads.includes(view as string)) throw new Error(`${file}: reads ${view} without saying so`)
  return { ...header, checkedOn, params: named, sql: sql.trim(), hash: createHash('sha256').update(content).digest('hex') }
}

/** Every rule of `policy/rules`, whatever its dates. */
export function loadRules(): Rule[] {
  return readContent('rules', '.sql').map(({ id, file, text: content }) => parseRule(id, file, content))
}

/**
 * Every test of `policy/challenge`, whatever its dates, the main ones first.
 *
 * Fails: Error that names the file, as a rule does; also when its evidence names a column that is not among its details, or when two tests have one rank.
 */
export function loadBillTests(): BillTest[] {
  const tests = readContent('challenge', '.sql').map(({ id, file, text: content }) => {
    const test = parseQuestion(TestHeader, id, file, content)
    for (const [, column] of `${test.bukti} ${test.evidence}`.matchAll(/\{([a-z_]+)\}/g))
      if (column !== 'since_month' && !test.detail.includes(column as string)) throw new Error(`${file}: evidence names {${column}}, which is no detail`)
    return test
  })
  const sorted = tests.toSorted((a, b) => a.rank - b.rank)
  for (const [i, test] of sorted.entries()) if (test.rank === sorted[i + 1]?.rank) throw new Error(`${test.id}: rank ${test.rank} is taken twice`)
  return sorted
}
