import { PREMIUM_KINDS, RATE_SEGMENTS } from '@semesta/contract'
import { isDay, isMonth, MEMBER_CLASSES } from '@semesta/kernel'
import { z } from 'zod'
import { type CaseKind, fieldOf, guessKind, kindOf, refinedKind, segmentOf } from './case-fields.ts'
import * as problems from './problems.ts'

const whole = z.number('bilangan bulat tanpa tanda kutip dan titik / a whole number without quotes and dots').int('bilangan bulat / a whole number')
const count = whole.min(0, 'tidak di bawah 0 / not below 0')
const some = whole.min(1, 'paling sedikit 1 / at least 1')
const money = count.describe('whole rupiah')
const day = z.string().refine(isDay, 'tanggal ditulis YYYY-MM-DD / a day is written YYYY-MM-DD')
const month = z.string().refine(isMonth, 'bulan ditulis YYYY-MM / a month is written YYYY-MM')
const memberClass = z.union([z.string(), z.number()]).transform(romanOut).pipe(z.enum(MEMBER_CLASSES, 'kelas 1, 2, atau 3 / class 1, 2 or 3'))
const segment = z
  .string()
  .transform((it) => segmentOf(it) ?? it)
  .pipe(z.enum(RATE_SEGMENTS, `salah satu dari / one of ${RATE_SEGMENTS.join(', ')}`))

function romanOut(it: string | number): string {
  return { I: '1', II: '2', III: '3' }[String(it).toUpperCase()] ?? String(it)
}

/** The fields of each kind, as they are reckoned with. */
export const CASES = {
  ppu: z.strictObject({ on: day.optional(), wage: money, minimumWage: money.nullish(), extraFamily: count.default(0) }),
  member: z.strictObject({
    ...{ on: day.optional(), segment: segment.default('PBPU'), class: memberClass.default('3'), people: some.default(1), months: some.default(1) },
    active: z.boolean().default(true),
  }),
  local: z.strictObject({ on: day.optional(), heads: count.optional(), months: some.default(12), budget: money.optional() }),
  plan: z.strictObject({
    heads: count,
    monthly: z.number().int('a whole number'),
    from: month.optional(),
    months: some.max(120).default(12),
    on: day.optional(),
  }),
  arrears: z.strictObject({
    ...{ on: day.optional(), segment: segment.default('PBPU'), class: memberClass.default('3'), people: some.default(1) },
    ...{ monthsUnpaid: count.max(600), until: month.optional() },
  }),
  fine: z.strictObject({
    ...{ on: day.optional(), estimate: money, monthsUnpaid: count, daysSinceActive: count.optional() },
    ...{ inpatient: z.boolean().default(true), segment: segment.default('PBPU') },
  }),
  rehab: z.strictObject({
    ...{ on: day.optional(), debt: money.optional(), class: memberClass.default('3'), people: some.default(1) },
    ...{ monthsUnpaid: count, instalments: some.default(12) },
  }),
  deadline: z.strictObject({
    event: z.enum(['activation', 'suspension', 'first-payment', 'newborn', 'phk'], 'activation, suspension, first-payment, newborn or phk'),
    on: day.optional(),
    prioritas: z.boolean().optional(),
  }),
} as const satisfies Record<CaseKind, z.ZodObject>

export type ReadCase = { [K in CaseKind]: { kind: K } & z.output<(typeof CASES)[K]> }[CaseKind]

/** A case of one kind on a day. */
export type CaseOf<K extends CaseKind> = Extract<ReadCase, { kind: K }> & { on: string }

const BY_MONTHS: readonly CaseKind[] = ['arrears', 'fine', 'rehab']

/**
 * A case as a person wrote it, as it is reckoned with.
 *
 * Shape: field names of both languages; without a kind the fields say which it is. `months` of arrears, a fine or instalments are the unpaid ones.
 * Fails: `rates/case-unreadable`, `rates/field-unknown`, `rates/field-wrong`.
 */
export function readCase(raw: unknown): ReadCase {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) throw problems.caseUnreadable({ kinds: PREMIUM_KINDS.join(', ') })
  const named = Object.entries(raw).map(([text, value]) => ({ text, name: fieldOf(text), value }))
  const said = named.find((it) => it.name === 'kind')
  const word = said ? kindOf(String(said.value)) : null
  const has = new Set(named.map((it) => it.name ?? ''))
  const kind = word ? refinedKind(word.kind, has) : said ? null : guessKind(has)
  if (!kind) throw problems.caseUnreadable({ kinds: PREMIUM_KINDS.join(', ') })
  const fields: Record<string, unknown> = word?.segment && 'segment' in CASES[kind].shape ? { segment: word.segment } : {}
  for (const { text, name, value } of named) {
    if (name === 'kind') continue
    if (name === 'segment' && saysTheSame(kind, value)) continue
    const into = fieldIn(kind, name, value)
    if (into === null || (into.name in fields && into.name !== 'segment')) {
      throw problems.fieldUnknown({ kind, field: text, known: Object.keys(CASES[kind].shape).join(', ') })
    }
    fields[into.name] = into.value
  }
  const parsed = CASES[kind].safeParse(fields)
  if (parsed.success) return { kind, ...parsed.data } as ReadCase
  const [issue] = parsed.error.issues
  throw problems.fieldWrong({
    kind,
    field: issue?.path.join('.') || '?',
    says: fields[String(issue?.path[0])] === undefined ? 'belum diisi / is missing' : String(issue?.message),
  })
}

/** A worker is of one segment, the heads of a local government of another: to say so is no mistake. */
function saysTheSame(kind: CaseKind, value: unknown): boolean {
  const own: Partial<Record<CaseKind, string>> = { ppu: 'PPU', local: 'PBPU_PEMDA', plan: 'PBPU_PEMDA' }
  return own[kind] !== undefined && segmentOf(String(value)) === own[kind]
}

function fieldIn(kind: CaseKind, name: string | null, value: unknown): { name: string; value: unknown } | null {
  if (name === null) return null
  if (name in CASES[kind].shape) return { name, value }
  if (name === 'months' && BY_MONTHS.includes(kind)) return { name: 'monthsUnpaid', value }
  if (name === 'people' && (kind === 'local' || kind === 'plan')) return { name: 'heads', value }
  return name === 'year' && kind === 'plan' ? { name: 'from', value: `${value}-01` } : null
}
